/** The written notice before a sale: what the law wants in it, and only while a sale stands announced. */
import { expect, test } from 'vitest';
import { totalOf } from '../../../../electron/core/pawn/debt.ts';
import { foldLedger, owedOn } from '../../../../electron/core/pawn/ledger.ts';
import { dongText } from '../../../../electron/core/pawn/money-words.ts';
import { saleNoticePaper } from '../../../../electron/core/pawn/sale-notice-paper.ts';
import { contractOf, ledgerOf, POLICE, RULES } from './sample-pawn.ts';

const FRAME = {
  facility: { name: 'Tiệm cầm đồ Ví Dụ', address: 'Số 1 Phố Thử' },
  madeAt: '10:00 10/04/2026',
  madeBy: 'Nhân viên Mẫu',
};
const contract = contractOf();
const notice = [
  '2026-04-08',
  {
    type: 'sale-notice' as const,
    way: 'letter' as const,
    reason: 'Quá hạn chưa trả',
    saleDate: '2026-04-20',
    place: 'Tại tiệm',
  },
] as const;

test('names reason, goods, time and place, what is owed that day, and how long ahead the law wants it', () => {
  const events = ledgerOf(contract, notice);
  const words = JSON.stringify(saleNoticePaper(contract, events, RULES, FRAME));
  const owed = dongText(totalOf(owedOn(foldLedger(contract, events), '2026-04-20')));
  for (const part of [
    contract.person.fullName,
    contract.noticeAddress,
    'Quá hạn chưa trả',
    '08/04/2026',
    '20/04/2026',
    'Tại tiệm',
    owed,
    'iPhone 15 đen',
    'Honda Wave đỏ',
    `ít nhất ${RULES.pawn.saleNotice.days} ngày`,
    RULES.pawn.saleNotice.source.vi,
  ])
    expect(words).toContain(part);
});

test('goods that are not in the shop any more are not announced', () => {
  const events = ledgerOf(
    contract,
    ['2026-04-07', { type: 'seizure', police: POLICE, itemIds: ['1'] }],
    notice,
  );
  const words = JSON.stringify(saleNoticePaper(contract, events, RULES, FRAME));
  expect(words).toContain('Honda Wave đỏ');
  expect(words).not.toContain('iPhone 15 đen');
});

test('no paper without an announced sale, nor once the police hold the goods', () => {
  expect(saleNoticePaper(contract, ledgerOf(contract), RULES, FRAME)).toBeUndefined();
  const released = ledgerOf(
    contract,
    notice,
    ['2026-04-09', { type: 'hold', police: POLICE }],
    ['2026-04-10', { type: 'release', police: POLICE }],
  );
  expect(saleNoticePaper(contract, released, RULES, FRAME)).toBeUndefined();
});
