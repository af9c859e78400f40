/** The cases that people can read, one by one: `cases/pawn-cases.md`. */
import { describe, expect, test } from 'vitest';
import type { DocumentKind, Person } from '../../../../electron/core/identity/person.ts';
import type { VerdictLevel } from '../../../../electron/core/identity/verdict.ts';
import { decideAction } from '../../../../electron/core/pawn/actions.ts';
import { interestTermsOf, newDebt, pay, reckon, totalOf } from '../../../../electron/core/pawn/debt.ts';
import {
  type IdentifierField,
  identifierError,
  normaliseIdentifier,
} from '../../../../electron/core/pawn/identifier.ts';
import { foldLedger } from '../../../../electron/core/pawn/ledger.ts';
import { stopsOf } from '../../../../electron/core/pawn/stops.ts';
import { type CaseRow, caseTable, dateOf, rateIn, sumIn } from './cases/case-table.ts';
import { contractOf, DRAFT, ledgerOf, PERSON, PHONE, RULES, rulesOn } from './sample-pawn.ts';

const titled = (rows: readonly CaseRow[]) =>
  rows.map((row) => [`${row['#']}. ${row['Trường hợp']}`, row] as const);
const cell = (row: CaseRow, name: string): string => {
  const found = row[name];
  if (found === undefined) throw new Error(`no column ${name}`);
  return found;
};

const money = titled(caseTable('Lãi và tiền chuộc'));
const stops = titled(caseTable('Chặn lại'));
const identifiers = titled(caseTable('Số nhận dạng'));
const notices = titled(caseTable('Thông báo trước khi bán'));
const sales = titled(caseTable('Thanh lý'));

test('at least fifty dated cases, each with its legal source', () => {
  const all = [...money, ...stops, ...identifiers, ...notices, ...sales];
  expect(money.length + stops.length + notices.length).toBeGreaterThanOrEqual(50);
  for (const [, row] of all) expect(cell(row, 'Căn cứ')).not.toBe('');
});

describe('interest and redemption', () => {
  test.each(money)('%s', (_title, row) => {
    const since = dateOf(cell(row, 'Ngày vay'));
    const terms = interestTermsOf(rateIn(cell(row, 'Lãi')), rulesOn(since).pawn);
    let debt = newDebt(sumIn(cell(row, 'Tiền vay')), terms, since, dateOf(cell(row, 'Đến hạn')));
    const paid = cell(row, 'Đã trả');
    for (const one of paid === '—' ? [] : paid.split('; ')) {
      const [day = '', amount = ''] = one.split(': ');
      const after = pay(reckon(debt, dateOf(day)), sumIn(amount));
      if (!after.ok) throw new Error(after.error);
      debt = after.value.debt;
    }
    const then = reckon(debt, dateOf(cell(row, 'Tính đến')));
    expect({ ...then, total: totalOf(then) }).toMatchObject({
      principal: sumIn(cell(row, 'Gốc')),
      termInterest: sumIn(cell(row, 'Lãi trong hạn')),
      overdueInterest: sumIn(cell(row, 'Lãi quá hạn gốc')),
      lateInterest: sumIn(cell(row, 'Lãi chậm trả')),
      total: sumIn(cell(row, 'Tiền chuộc')),
    });
  });
});

function pledger(row: CaseRow): Person {
  const until = cell(row, 'Hạn');
  const { expiryDate: _known, ...document } = PERSON.document;
  return {
    ...PERSON,
    birthDate: dateOf(cell(row, 'Ngày sinh')),
    document: {
      ...document,
      kind: cell(row, 'Giấy tờ tùy thân') as DocumentKind,
      ...(until === 'không thời hạn' && { expiryDate: 'none' }),
      ...(/^\d/.test(until) && { expiryDate: dateOf(until) }),
    },
  };
}

describe('hard stops', () => {
  test.each(stops)('%s', (_title, row) => {
    const today = dateOf(cell(row, 'Ngày'));
    const [whose = '', authorisation = ''] = cell(row, 'Của ai').split(', ');
    const found = stopsOf({
      person: pledger(row),
      verdict: { level: cell(row, 'Kết luận') as VerdictLevel, reasons: [] },
      draft: {
        ...DRAFT,
        items: [
          {
            ...PHONE,
            category: cell(row, 'Loại tài sản'),
            description: cell(row, 'Mô tả'),
            papers: cell(row, 'Giấy tờ giữ lại') === '—' ? [] : [cell(row, 'Giấy tờ giữ lại')],
          },
        ],
        ownership:
          whose === 'khách'
            ? { kind: 'pledger' }
            : { kind: 'other', ownerName: 'Vũ Văn Thử', ownerDocumentNumber: '000080000001', authorisation },
        rate: rateIn(cell(row, 'Lãi')),
      },
      rules: rulesOn(today),
      today,
      hits: [],
    });
    const expected = cell(row, 'Bị chặn vì');
    expect(found.map(({ code }) => code)).toEqual(expected === '—' ? [] : expected.split(', '));
    for (const { message } of found) {
      expect(message.vi).toMatch(/(Căn cứ|cách hiểu của phần mềm).*(NĐ|BLDS|Luật)/);
      expect(message.en).toMatch(/(Legal source|our own reading).*(Decree|Code|Law)/);
    }
  });
});

describe('identifying numbers', () => {
  test.each(identifiers)('%s', (_title, row) => {
    const field = cell(row, 'Ô') as IdentifierField;
    const value = normaliseIdentifier(field, cell(row, 'Gõ'), RULES.items.identifiers);
    expect(value).toBe(cell(row, 'Hiểu là'));
    expect(identifierError(field, value, RULES.items.identifiers) === undefined).toBe(
      cell(row, 'Hợp lệ') === 'đúng',
    );
  });
});

describe('notice before a sale', () => {
  test.each(notices)('%s', (_title, row) => {
    const today = dateOf(cell(row, 'Ngày thông báo'));
    const contract = contractOf({ dueDate: dateOf(cell(row, 'Đến hạn')) });
    const decided = decideAction(
      {
        type: 'sale-notice',
        way: 'letter',
        reason: 'Quá hạn không chuộc',
        saleDate: dateOf(cell(row, 'Ngày bán')),
        place: 'Tại cơ sở',
      },
      { contract, state: foldLedger(contract, ledgerOf(contract)), today, rule: rulesOn(today).pawn },
    );
    expect(decided.ok).toBe(cell(row, 'Được không') === 'được');
  });
});

describe('sale of the goods', () => {
  test.each(sales)('%s', (_title, row) => {
    const contract = contractOf({
      principal: sumIn(cell(row, 'Nợ')),
      interest: interestTermsOf({ per: 'month', perMillion: sumIn(cell(row, 'Lãi')) }, RULES.pawn),
    });
    const notice = {
      type: 'sale-notice',
      way: 'letter',
      reason: 'Quá hạn',
      saleDate: '2026-04-20',
      place: 'Tại cơ sở',
    } as const;
    const decided = decideAction(
      {
        type: 'liquidate',
        proceeds: sumIn(cell(row, 'Tiền bán')),
        costs: sumIn(cell(row, 'Chi phí')),
        buyer: 'Người mua Mẫu',
      },
      {
        contract,
        state: foldLedger(contract, ledgerOf(contract, ['2026-04-06', notice])),
        today: '2026-04-20',
        rule: RULES.pawn,
      },
    );
    if (!decided.ok || decided.value.type !== 'liquidated') throw new Error('not sold');
    expect(totalOf(decided.value.parts)).toBe(sumIn(cell(row, 'Trừ vào nợ')));
    expect(decided.value.surplus).toBe(sumIn(cell(row, 'Trả lại khách')));
  });
});
