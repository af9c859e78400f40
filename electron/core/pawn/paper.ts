/**
 * Papers as data: what a contract, a ticket or a schedule says, in the order in which it says it. How it looks on a
 * page is somebody else's matter. The clauses are a practical set; no law fixes them as a closed list.
 */

import { addDays, formatLocalDate, localDateOf, localTimeOf } from '../time/vietnam-time.ts';
import type { PawnContract } from './contract.ts';
import { newDebt } from './debt.ts';
import type { IdentifierField } from './identifier.ts';
import { IDENTIFIER_WORDS } from './item-text.ts';
import { dongText, rateText } from './money-words.ts';
import { categoryOf } from './pawn-draft.ts';
import type { PawnRules } from './pawn-rule.ts';
import { overdueRows, scheduleOf } from './schedule.ts';

export type PaperBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'fields';
      readonly fields: readonly { readonly label: string; readonly value: string }[];
    }
  | { readonly kind: 'clauses'; readonly clauses: readonly string[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'signatures'; readonly signers: readonly string[] };

export interface Paper {
  readonly paper: 'pawn-contract' | 'pawn-ticket' | 'pawn-schedule';
  readonly title: string;
  readonly number: string;
  readonly blocks: readonly PaperBlock[];
}

export interface PaperFacility {
  readonly name: string;
  readonly address: string;
}

const day = (at: number): string => formatLocalDate(localDateOf(at));

const fields = (...pairs: readonly (readonly [label: string, value: string | undefined])[]): PaperBlock => ({
  kind: 'fields',
  fields: pairs.flatMap(([label, value]) => (value ? [{ label, value }] : [])),
});

const DOCUMENT_WORDS: Readonly<Record<string, string>> = {
  cccd: 'Căn cước công dân',
  'can-cuoc': 'Thẻ căn cước',
  passport: 'Hộ chiếu',
};

function itemRows(contract: PawnContract, rules: PawnRules): PaperBlock {
  return {
    kind: 'table',
    columns: ['STT', 'Tài sản', 'Số nhận dạng', 'Giấy tờ bản chính giữ lại', 'Nơi cất giữ'],
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
  };
}

const percent = (perMillion: number): string => `${String(perMillion / 10_000).replace('.', ',')}%`;

function clauses(contract: PawnContract, { pawn }: PawnRules): readonly string[] {
  const { interest } = contract;
  return [
    `Lãi tính theo ngày thực tế kể từ ngày sau ngày vay, làm tròn xuống đến đồng; không bao giờ vượt ${percent(interest.capPerMillionAYear)}/năm của khoản tiền vay (${pawn.interest.source}).`,
    `Quá hạn: tiền gốc chịu ${interest.overduePrincipalPercent}% lãi suất đã thỏa thuận; tiền lãi trong hạn chưa trả chịu ${percent(interest.lateInterestPerMillionAYear)}/năm.`,
    'Tiền trả được trừ lần lượt vào: lãi chậm trả, lãi quá hạn, lãi trong hạn, tiền gốc.',
    'Bên nhận cầm đồ bảo quản tài sản, không bán, trao đổi, cho thuê, cho mượn hay cầm lại; trả lại tài sản và giấy tờ khi khách trả hết nợ (BLDS 2015 đ.313, 316).',
    `Xử lý tài sản: báo trước bằng văn bản ít nhất ${pawn.saleNotice.days} ngày, nêu lý do, tài sản, thời gian, địa điểm (${pawn.saleNotice.source}). Tiền bán trừ chi phí và nợ, phần còn lại trả cho bên cầm đồ (BLDS 2015 đ.307).`,
    'Bên cầm đồ cam đoan tài sản thuộc sở hữu của mình hoặc được ủy quyền hợp lệ, không bị tranh chấp, đã báo mọi quyền của người khác đối với tài sản (BLDS 2015 đ.311).',
  ];
}

/** The contract that both sides sign. */
export function contractPaper(contract: PawnContract, rules: PawnRules, facility: PaperFacility): Paper {
  const { person, ownership } = contract;
  const { document } = person;
  return {
    paper: 'pawn-contract',
    title: 'HỢP ĐỒNG CẦM ĐỒ',
    number: contract.number,
    blocks: [
      { kind: 'heading', text: 'Bên nhận cầm đồ' },
      fields(['Cơ sở', facility.name], ['Địa chỉ', facility.address]),
      { kind: 'heading', text: 'Bên cầm đồ' },
      fields(
        ['Họ và tên', person.fullName],
        ['Ngày sinh', formatLocalDate(person.birthDate)],
        [DOCUMENT_WORDS[document.kind] ?? 'Giấy tờ', document.number],
        ['Nơi thường trú', person.residence],
        ['Nơi nhận thông báo', contract.noticeAddress],
        ['Điện thoại', contract.phone],
      ),
      ...(ownership.kind === 'other'
        ? [
            { kind: 'heading', text: 'Chủ sở hữu tài sản' } as const,
            fields(
              ['Họ và tên', ownership.ownerName],
              ['Số giấy tờ', ownership.ownerDocumentNumber],
              ['Giấy ủy quyền', ownership.authorisation],
            ),
          ]
        : []),
      { kind: 'heading', text: 'Tài sản cầm' },
      itemRows(contract, rules),
      { kind: 'heading', text: 'Khoản vay' },
      fields(
        ['Số tiền', dongText(contract.principal)],
        ['Lãi suất', rateText(contract.interest.rate)],
        ['Ngày vay', `${day(contract.openedAt)} ${localTimeOf(contract.openedAt)}`],
        ['Ngày đến hạn', formatLocalDate(contract.dueDate)],
        ['Ghi chú', contract.note],
      ),
      { kind: 'heading', text: 'Điều khoản' },
      { kind: 'clauses', clauses: clauses(contract, rules) },
      { kind: 'signatures', signers: ['Bên cầm đồ', 'Bên nhận cầm đồ'] },
    ],
  };
}

/** The slip that the pledger takes home. */
export function ticketPaper(contract: PawnContract, rules: PawnRules, facility: PaperFacility): Paper {
  return {
    paper: 'pawn-ticket',
    title: 'PHIẾU CẦM ĐỒ',
    number: contract.number,
    blocks: [
      fields(
        ['Cơ sở', facility.name],
        ['Địa chỉ', facility.address],
        ['Bên cầm đồ', contract.person.fullName],
        ['Số tiền', dongText(contract.principal)],
        ['Lãi suất', rateText(contract.interest.rate)],
        ['Ngày vay', day(contract.openedAt)],
        ['Ngày đến hạn', formatLocalDate(contract.dueDate)],
      ),
      itemRows(contract, rules),
      { kind: 'signatures', signers: ['Bên nhận cầm đồ'] },
    ],
  };
}

/** Days after the due day for which the schedule shows what being late costs. */
const LATE_BY = [10, 30] as const;

/** What the goods cost to redeem at the end of each month, and what being late costs. */
export function schedulePaper(contract: PawnContract): Paper {
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
    paper: 'pawn-schedule',
    title: 'BẢNG TÍNH LÃI',
    number: contract.number,
    blocks: [
      fields(['Số tiền', dongText(contract.principal)], ['Lãi suất', rateText(contract.interest.rate)]),
      {
        kind: 'table',
        columns: ['Đến ngày', 'Số ngày', 'Lãi của kỳ', 'Lãi cộng dồn', 'Tiền chuộc'],
        rows: [...scheduleOf(debt), ...late].map((row) => [
          `${formatLocalDate(row.date)}${row.date > contract.dueDate ? ' (quá hạn)' : ''}`,
          String(row.days),
          dongText(row.interest),
          dongText(row.interestSoFar),
          dongText(row.toRedeem),
        ]),
      },
    ],
  };
}
