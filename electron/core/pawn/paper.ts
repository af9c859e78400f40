/**
 * The contract, the ticket and the schedule as papers. The clauses are a practical set; no law that was found fixes
 * them as a closed list.
 */
import type { DocumentFrame } from '../documents/book.ts';
import type { PrintBlock, PrintColumn, PrintDocument } from '../documents/print-document.ts';
import { addDays, formatLocalDate, localDateOf, localTimeOf } from '../time/vietnam-time.ts';
import type { PawnContract } from './contract.ts';
import { newDebt } from './debt.ts';
import type { IdentifierField } from './identifier.ts';
import { IDENTIFIER_WORDS } from './item-text.ts';
import { dongText, rateText } from './money-words.ts';
import { categoryOf } from './pawn-draft.ts';
import type { PawnRules } from './pawn-rule.ts';
import { overdueRows, scheduleOf } from './schedule.ts';

export type Words = readonly [vi: string, en: string];

export const text = ([vi, en]: Words) => ({ vi, en });

/** Left out where there is nothing to say. */
export const fields = (
  ...pairs: readonly (readonly [label: Words, value: string | undefined])[]
): PrintBlock => ({
  kind: 'fields',
  fields: pairs.flatMap(([label, value]) => (value ? [{ label: text(label), value }] : [])),
});

export const heading = (...words: Words): PrintBlock => ({
  kind: 'paragraph',
  text: text(words),
  tone: 'heading',
});

/** Our own tables: no form of an authority has anything to confirm in them. */
const column = (key: string, header: Words, width: number, align?: 'end'): PrintColumn => ({
  key,
  header: text(header),
  width,
  ...(align && { align }),
  confirmed: true,
});

const NOTHING = { vi: 'Không có.', en: 'None.' };

export const LENDER: Words = ['Bên nhận cầm đồ', 'Pawnbroker'];
export const PLEDGER: Words = ['Bên cầm đồ', 'Pledger'];

const DOCUMENT_WORDS: Readonly<Record<string, Words>> = {
  cccd: ['Căn cước công dân', 'Citizen ID card'],
  'can-cuoc': ['Thẻ căn cước', 'Identity card'],
  passport: ['Hộ chiếu', 'Passport'],
};

export function itemTable(contract: PawnContract, rules: PawnRules): PrintBlock {
  return {
    kind: 'table',
    columns: [
      column('ordinal', ['STT', 'No.'], 5),
      column('item', ['Tài sản', 'Item'], 32),
      column('numbers', ['Số nhận dạng', 'Identifying numbers'], 28),
      column('papers', ['Giấy tờ bản chính giữ lại', 'Original papers kept'], 22),
      column('storage', ['Nơi cất giữ', 'Storage'], 13),
    ],
    rows: contract.items.map((item) => {
      const category = categoryOf(rules.items, item.category);
      const numbers = Object.entries(item.identifiers).map(
        ([field, value]) => `${IDENTIFIER_WORDS[field as IdentifierField].vi} ${value}`,
      );
      const papers = item.papers.map(
        (code) => category?.papers.kinds.find((kind) => kind.code === code)?.vi ?? code,
      );
      return [
        item.id,
        `${category?.vi ?? item.category}: ${item.description}`,
        numbers.join('; '),
        papers.join('; ') || 'không',
        item.storage,
      ];
    }),
    empty: NOTHING,
  };
}

const percent = (perMillion: number): string => `${String(perMillion / 10_000).replace('.', ',')}%`;

function clauses(contract: PawnContract, { pawn }: PawnRules): readonly Words[] {
  const { interest } = contract;
  const cap = percent(interest.capPerMillionAYear);
  const late = percent(interest.lateInterestPerMillionAYear);
  const { days, source } = pawn.saleNotice;
  return [
    [
      `1. Lãi tính theo ngày thực tế kể từ ngày sau ngày vay, làm tròn xuống đến đồng; không bao giờ vượt ${cap}/năm của khoản tiền vay (${pawn.interest.source}).`,
      `1. Interest runs by actual days from the day after the loan, rounded down to whole VND, and never exceeds ${cap} a year of the loan.`,
    ],
    [
      `2. Quá hạn: tiền gốc chịu ${interest.overduePrincipalPercent}% lãi suất đã thỏa thuận; tiền lãi trong hạn chưa trả chịu ${late}/năm.`,
      `2. Overdue: the principal bears ${interest.overduePrincipalPercent} % of the agreed rate; unpaid interest of the term bears ${late} a year.`,
    ],
    [
      '3. Tiền trả được trừ lần lượt vào: lãi chậm trả, lãi quá hạn, lãi trong hạn, tiền gốc.',
      '3. Payments go to late interest, overdue interest, interest of the term and principal, in this order.',
    ],
    [
      '4. Bên nhận cầm đồ bảo quản tài sản, không bán, trao đổi, cho thuê, cho mượn hay cầm lại; trả lại tài sản và giấy tờ khi khách trả hết nợ (BLDS 2015 đ.309–316).',
      '4. The pawnbroker keeps the goods, does not sell, swap, let, lend or re-pledge them, and returns goods and papers when the debt is paid.',
    ],
    [
      `5. Xử lý tài sản: báo trước bằng văn bản ít nhất ${days} ngày, nêu lý do, tài sản, thời gian, địa điểm (${source.vi}). Tiền bán trừ chi phí và nợ, phần còn lại trả cho bên cầm đồ.`,
      `5. Before a sale the pledger has at least ${days} days’ written notice of reason, goods, time and place. What is left after costs and debt is the pledger’s.`,
    ],
    [
      '6. Bên cầm đồ cam đoan tài sản thuộc sở hữu của mình hoặc được ủy quyền hợp lệ và đã báo mọi quyền của người khác đối với tài sản (BLDS 2015 đ.311).',
      '6. The pledger owns the goods or is duly authorised, and has told of every right of others in them.',
    ],
  ];
}

export const frameOf = (frame: DocumentFrame) => ({
  facility: frame.facility,
  orientation: 'portrait' as const,
  languages: 'vi+en' as const,
  madeAt: frame.madeAt,
  madeBy: frame.madeBy,
  ...(frame.watermark !== undefined && { watermark: frame.watermark }),
});

const loanFields = (contract: PawnContract): PrintBlock =>
  fields(
    [['Số tiền vay', 'Loan'], dongText(contract.principal)],
    [['Lãi suất', 'Rate'], rateText(contract.interest.rate)],
    [
      ['Ngày vay', 'Lent on'],
      `${localTimeOf(contract.openedAt)} ${formatLocalDate(localDateOf(contract.openedAt))}`,
    ],
    [['Ngày đến hạn', 'Due on'], formatLocalDate(contract.dueDate)],
    [['Ghi chú', 'Note'], contract.note],
  );

/** The contract that both sides sign. */
export function contractPaper(contract: PawnContract, rules: PawnRules, frame: DocumentFrame): PrintDocument {
  const { person, ownership } = contract;
  const { document } = person;
  return {
    name: `hop-dong-cam-do-${contract.number}`,
    title: { vi: 'Hợp đồng cầm đồ', en: 'Pawn contract' },
    subtitle: { vi: `Số ${contract.number}`, en: `No. ${contract.number}` },
    ...frameOf(frame),
    blocks: [
      heading(...PLEDGER),
      fields(
        [['Họ và tên', 'Full name'], person.fullName],
        [['Ngày sinh', 'Date of birth'], formatLocalDate(person.birthDate)],
        [DOCUMENT_WORDS[document.kind] ?? ['Giấy tờ', 'Document'], document.number],
        [['Nơi thường trú', 'Permanent residence'], person.residence],
        [['Nơi nhận thông báo', 'Address for notices'], contract.noticeAddress],
        [['Điện thoại', 'Phone'], contract.phone],
      ),
      ...(ownership.kind === 'other'
        ? [
            heading('Chủ sở hữu tài sản', 'Owner of the goods'),
            fields(
              [['Họ và tên', 'Full name'], ownership.ownerName],
              [['Số giấy tờ', 'Document number'], ownership.ownerDocumentNumber],
              [['Giấy ủy quyền', 'Authorisation'], ownership.authorisation],
            ),
          ]
        : []),
      heading('Tài sản cầm', 'Goods'),
      itemTable(contract, rules),
      heading('Khoản vay', 'Loan'),
      loanFields(contract),
      heading('Điều khoản', 'Clauses'),
      ...clauses(contract, rules).map(
        (clause): PrintBlock => ({ kind: 'paragraph', text: text(clause), tone: 'body' }),
      ),
      {
        kind: 'signatures',
        places: [
          { role: text(PLEDGER), name: person.fullName },
          { role: text(LENDER), name: frame.madeBy },
        ],
      },
    ],
  };
}

/** The slip that the pledger takes home: of the person no more than the name. */
export const ticketPaper = (
  contract: PawnContract,
  rules: PawnRules,
  frame: DocumentFrame,
): PrintDocument => ({
  name: `phieu-cam-do-${contract.number}`,
  title: { vi: 'Phiếu cầm đồ', en: 'Pawn ticket' },
  subtitle: { vi: `Số ${contract.number}`, en: `No. ${contract.number}` },
  ...frameOf(frame),
  blocks: [
    fields([PLEDGER, contract.person.fullName]),
    loanFields(contract),
    itemTable(contract, rules),
    { kind: 'signatures', places: [{ role: text(LENDER), name: frame.madeBy }] },
  ],
});

/** Days after the due day for which the schedule shows what being late costs. */
const LATE_BY = [10, 30] as const;

/** What the goods cost to redeem at the end of each month, and what being late costs. */
export function schedulePaper(contract: PawnContract, frame: DocumentFrame): PrintDocument {
  const debt = newDebt(
    contract.principal,
    contract.interest,
    localDateOf(contract.openedAt),
    contract.dueDate,
  );
  const late = overdueRows(
    debt,
    LATE_BY.map((days) => addDays(contract.dueDate, days)),
  );
  return {
    name: `bang-tinh-lai-${contract.number}`,
    title: { vi: 'Bảng tính lãi', en: 'Schedule' },
    subtitle: { vi: `Hợp đồng số ${contract.number}`, en: `Contract no. ${contract.number}` },
    ...frameOf(frame),
    blocks: [
      loanFields(contract),
      {
        kind: 'table',
        columns: [
          column('date', ['Đến ngày', 'On'], 28),
          column('days', ['Số ngày', 'Days'], 12, 'end'),
          column('interest', ['Lãi của kỳ', 'Interest of the period'], 20, 'end'),
          column('so-far', ['Lãi cộng dồn', 'Interest so far'], 20, 'end'),
          column('redeem', ['Tiền chuộc', 'To redeem'], 20, 'end'),
        ],
        rows: [...scheduleOf(debt), ...late].map((row) => [
          `${formatLocalDate(row.date)}${row.date > contract.dueDate ? ' (quá hạn)' : ''}`,
          String(row.days),
          dongText(row.interest),
          dongText(row.interestSoFar),
          dongText(row.toRedeem),
        ]),
        empty: NOTHING,
      },
    ],
  };
}
