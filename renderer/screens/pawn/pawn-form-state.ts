/** What the clerk has typed for a new contract, and the draft it makes. Kept while other screens are looked at. */
import { useSyncExternalStore } from 'react';
import type { MethodInput } from '../../../electron/bridge/contract.ts';
import { addMonths, parsePercent, parseSum } from './sums.ts';

export type PawnDraft = MethodInput<'pawn.open'>['draft'];
export type IdentifierField = keyof PawnDraft['items'][number]['identifiers'];

export interface ItemState {
  /** Stays with the line while others are removed. */
  readonly key: number;
  readonly category: string;
  readonly description: string;
  readonly identifiers: Readonly<Partial<Record<IdentifierField, string>>>;
  readonly papers: readonly string[];
  readonly storage: string;
}

export interface PawnFormState {
  readonly checkInId: string;
  readonly items: readonly ItemState[];
  readonly others: boolean;
  readonly ownerName: string;
  readonly ownerDocumentNumber: string;
  readonly authorisation: string;
  readonly principal: string;
  readonly per: 'day' | 'month';
  readonly rate: string;
  readonly dueDate: string;
  readonly noticeAddress: string;
  readonly phone: string;
  readonly note: string;
  readonly identityCopyKept: boolean;
}

const FIRST_ITEM_KEY = 0;
let lastKey = FIRST_ITEM_KEY;

export const emptyItem = (key = ++lastKey): ItemState => ({
  key,
  category: '',
  description: '',
  identifiers: {},
  papers: [],
  storage: '',
});

/** Always the same one: a page drawn again before anything is typed keeps its fields, their lists and the cursor. */
export const emptyForm = (checkInId: string, today: string, residence = ''): PawnFormState => ({
  checkInId,
  items: [emptyItem(FIRST_ITEM_KEY)],
  others: false,
  ownerName: '',
  ownerDocumentNumber: '',
  authorisation: '',
  principal: '',
  per: 'month',
  rate: '',
  dueDate: addMonths(today, 1),
  noticeAddress: residence,
  phone: '',
  note: '',
  identityCopyKept: false,
});

/** The draft as the desk weighs it; a rate that is none is sent as one that no cap allows, and is never stored. */
export function draftOf(form: PawnFormState): PawnDraft {
  const rate = form.per === 'month' ? parsePercent(form.rate) : (parseSum(form.rate) ?? Number.NaN);
  const typed = form.rate.trim() !== '' && Number.isSafeInteger(rate);
  return {
    items: form.items.map(({ key: _key, ...item }) => ({
      ...item,
      identifiers: { ...item.identifiers },
      papers: [...item.papers],
    })),
    ownership: form.others
      ? {
          kind: 'other',
          ownerName: form.ownerName,
          ownerDocumentNumber: form.ownerDocumentNumber,
          authorisation: form.authorisation,
        }
      : { kind: 'pledger' },
    principal: parseSum(form.principal) ?? 0,
    rate: { per: form.per, perMillion: typed ? rate : -1 },
    dueDate: form.dueDate,
    noticeAddress: form.noticeAddress,
    ...(form.phone.trim() !== '' && { phone: form.phone }),
    ...(form.note.trim() !== '' && { note: form.note }),
    identityCopyKept: form.identityCopyKept,
  };
}

const listeners = new Set<() => void>();
let form: PawnFormState | undefined;

export const pawnFormStore = {
  get: (): PawnFormState | undefined => form,
  set(next: PawnFormState | undefined): void {
    form = next;
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

export const usePawnForm = (): PawnFormState | undefined =>
  useSyncExternalStore(pawnFormStore.subscribe, pawnFormStore.get);
