/**
 * Sổ ĐK19 and the counts of the quarterly report: lines made from contracts and their ledgers. The columns stand in the
 * form data (`resources/forms`), each with whether any source confirms it.
 */
import type { BookLine } from '../documents/book.ts';
import type { CountedMatter } from '../documents/quarterly-report.ts';
import { formatLocalDate, localDateOf } from '../time/vietnam-time.ts';
import type { PawnContract } from './contract.ts';
import type { PawnEventType } from './event.ts';
import { itemText } from './item-text.ts';
import type { PawnState } from './ledger.ts';
import { dongText, rateText } from './money-words.ts';
import type { ItemRule } from './pawn-rule.ts';

export interface PawnInHand {
  readonly contract: PawnContract;
  readonly state: PawnState;
}

const ENDED_WORDS = { redeemed: 'chuộc', liquidated: 'thanh lý' } as const;

function noteOf({ contract, state }: PawnInHand): string {
  const notes = [
    contract.ownership.kind === 'other'
      ? `Tài sản của ${contract.ownership.ownerName}, ủy quyền ${contract.ownership.authorisation}`
      : '',
    state.status === 'on-hold' || state.status === 'seized'
      ? `Công an ${state.status === 'seized' ? 'thu giữ' : 'yêu cầu giữ'}: ${state.police?.caseNumber ?? ''}`
      : '',
    contract.note ?? '',
  ];
  return notes.filter((note) => note !== '').join('. ');
}

/** One line of the pawn book, by the keys of its columns. */
export function pawnLine(pawn: PawnInHand, rule: ItemRule): BookLine {
  const { contract, state } = pawn;
  const { status, endedOn } = state;
  return {
    receivedOn: formatLocalDate(localDateOf(contract.openedAt)),
    fullName: contract.person.fullName,
    document: contract.person.document.number,
    residence: contract.person.residence ?? '',
    item: contract.items.map((item) => itemText(item, rule)).join('\n'),
    contractNumber: contract.number,
    loan: dongText(contract.principal),
    rate: rateText(contract.interest.rate),
    term: formatLocalDate(state.debt.dueDate),
    closedOn:
      endedOn !== undefined && (status === 'redeemed' || status === 'liquidated')
        ? `${formatLocalDate(endedOn)} (${ENDED_WORDS[status]})`
        : '',
    note: noteOf(pawn),
  };
}

const COUNTED = [
  { type: 'opened', vi: 'Hợp đồng cầm đồ đã lập', en: 'Pawn contracts made' },
  { type: 'redeemed', vi: 'Hợp đồng đã chuộc', en: 'Pawns redeemed' },
  { type: 'liquidated', vi: 'Hợp đồng đã thanh lý', en: 'Pawns sold' },
  { type: 'hold', vi: 'Lần công an yêu cầu giữ tài sản', en: 'Holds by the police' },
  { type: 'seizure', vi: 'Lần công an thu giữ tài sản', en: 'Seizures by the police' },
] as const satisfies readonly { readonly type: PawnEventType; readonly vi: string; readonly en: string }[];

/** What the counter did in a span, for the quarterly report (ĐK13). */
export function pawnCounts(
  events: Readonly<Partial<Record<PawnEventType, number>>>,
  suspicions: number,
): readonly CountedMatter[] {
  return [
    ...COUNTED.map(({ type, vi, en }) => ({
      matter: { vi, en },
      count: events[type] ?? 0,
    })),
    { matter: { vi: 'Tin báo nghi vấn', en: 'Reports of suspicion' }, count: suspicions },
  ];
}
