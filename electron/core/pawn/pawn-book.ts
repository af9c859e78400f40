/** Sổ ĐK19: the rows of the pawn book, made from contracts and their ledgers. */
import { formatLocalDate, localDateOf } from '../time/vietnam-time.ts';
import type { PawnContract } from './contract.ts';
import { itemText } from './item-text.ts';
import type { PawnState } from './ledger.ts';
import { dongText, rateText } from './money-words.ts';
import type { BookColumnKey, BookRule, ItemRule } from './pawn-rule.ts';

export interface PawnInHand {
  readonly contract: PawnContract;
  readonly state: PawnState;
}

export interface PawnBook {
  readonly form: string;
  readonly source: string;
  readonly columns: BookRule['columns'];
  /** Cells as text, in the order of the columns. */
  readonly rows: readonly (readonly string[])[];
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

const cellsOf = (
  pawn: PawnInHand,
  ordinal: number,
  rule: ItemRule,
): Readonly<Record<BookColumnKey, string>> => {
  const { contract, state } = pawn;
  const { status, endedOn } = state;
  return {
    ordinal: String(ordinal),
    pawnedOn: formatLocalDate(localDateOf(contract.openedAt)),
    fullName: contract.person.fullName,
    documentNumber: contract.person.document.number,
    residence: contract.person.residence ?? '',
    items: contract.items.map((item) => itemText(item, rule)).join('\n'),
    contractNumber: contract.number,
    principal: dongText(contract.principal),
    rate: rateText(contract.interest.rate),
    dueDate: formatLocalDate(state.debt.dueDate),
    ended:
      endedOn !== undefined && (status === 'redeemed' || status === 'liquidated')
        ? `${formatLocalDate(endedOn)} (${ENDED_WORDS[status]})`
        : '',
    note: noteOf(pawn),
  };
};

/** @param pawns in the order in which they were taken in */
export function pawnBook(pawns: readonly PawnInHand[], book: BookRule, items: ItemRule): PawnBook {
  return {
    form: book.form,
    source: book.source,
    columns: book.columns,
    rows: pawns.map((pawn, index) => {
      const cells = cellsOf(pawn, index + 1, items);
      return book.columns.map(({ key }) => cells[key]);
    }),
  };
}
