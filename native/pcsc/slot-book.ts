/**
 * What is known about each reader slot, from the raw state words of SCardGetStatusChange. Pure: every function
 * gives a new book.
 */
import type { ReaderServiceState, ReaderSlot, ReaderSnapshot, SlotStatus } from './card-reader-port.ts';
import { guestSlots } from './slot-rules.ts';

/** Bits of dwEventState (winscard.h); its upper 16 bits count insertions and removals. */
export const SLOT_STATE = {
  IGNORE: 0x0001,
  CHANGED: 0x0002,
  UNKNOWN: 0x0004,
  UNAVAILABLE: 0x0008,
  EMPTY: 0x0010,
  PRESENT: 0x0020,
  EXCLUSIVE: 0x0080,
  IN_USE: 0x0100,
  MUTE: 0x0200,
} as const;

const COUNTER_SHIFT = 16;

interface SlotEntry {
  readonly status: SlotStatus;
  readonly atr?: string;
  readonly insertion: number;
  /** Insertions and removals as the service counts them; absent while the slot is not there. */
  readonly counter?: number;
  /** False when the reader is unplugged or the service stopped; kept so that insertions go on counting. */
  readonly connected: boolean;
}

export type SlotBook = ReadonlyMap<string, SlotEntry>;

export const EMPTY_BOOK: SlotBook = new Map();

export interface SlotObservation {
  readonly readerName: string;
  /** dwEventState, all 32 bits. */
  readonly state: number;
  /** Lower-case hex; only when the binding's value can be trusted. */
  readonly atr?: string;
  /** Whether we are the ones who hold the card. */
  readonly held: boolean;
}

/** Enters a new state word. A card that was lifted and laid down between two observations counts as a new one. */
export function observe(book: SlotBook, observation: SlotObservation): SlotBook {
  const { readerName, state } = observation;
  const before = book.get(readerName);
  const status = statusOf(state, observation.held);
  const counter = state >>> COUNTER_SHIFT;
  const hasCard = isCard(status);
  const sameCard =
    before?.connected === true && isCard(before.status) && hasCard && before.counter === counter;
  const insertion = (before?.insertion ?? 0) + (hasCard && !sameCard ? 1 : 0);
  const atr = observation.atr ?? (sameCard ? before.atr : undefined);
  return new Map(book).set(readerName, {
    status,
    insertion,
    counter,
    connected: true,
    ...(hasCard && atr ? { atr } : {}),
  });
}

/** The ATR as learnt by connecting, for bindings that do not report it reliably. */
export function learnAtr(book: SlotBook, readerName: string, insertion: number, atr: string): SlotBook {
  const entry = book.get(readerName);
  return entry?.insertion === insertion && isCard(entry.status)
    ? new Map(book).set(readerName, { ...entry, atr })
    : book;
}

export function unplug(book: SlotBook, readerName: string): SlotBook {
  const entry = book.get(readerName);
  return entry ? new Map(book).set(readerName, gone(entry)) : book;
}

/** The service stopped: no slot is known any more, but the insertion numbers stay used. */
export const unplugAll = (book: SlotBook): SlotBook =>
  new Map([...book].map(([name, entry]) => [name, gone(entry)]));

const gone = (entry: SlotEntry): SlotEntry => ({
  status: 'unknown',
  insertion: entry.insertion,
  connected: false,
});

/** The slot, or `undefined` when the reader is not plugged in. */
export function slotOf(book: SlotBook, readerName: string): ReaderSlot | undefined {
  const entry = book.get(readerName);
  return entry?.connected ? toSlot(readerName, entry) : undefined;
}

export function toSnapshot(book: SlotBook, service: ReaderServiceState): ReaderSnapshot {
  const plugged = [...book.keys()].filter((name) => book.get(name)?.connected).sort();
  return {
    service,
    slots: guestSlots(plugged).map((name) => toSlot(name, book.get(name)!)),
  };
}

const toSlot = (name: string, entry: SlotEntry): ReaderSlot => ({
  name,
  status: entry.status,
  insertion: entry.insertion,
  ...(entry.atr ? { atr: entry.atr } : {}),
});

const isCard = (status: SlotStatus): boolean =>
  status === 'present' || status === 'mute' || status === 'in-use';

function statusOf(state: number, held: boolean): SlotStatus {
  if (state & (SLOT_STATE.UNKNOWN | SLOT_STATE.UNAVAILABLE | SLOT_STATE.IGNORE)) return 'unknown';
  if (state & SLOT_STATE.EMPTY) return 'empty';
  if (!(state & SLOT_STATE.PRESENT)) return 'unknown';
  if (state & SLOT_STATE.MUTE) return 'mute';
  return state & SLOT_STATE.EXCLUSIVE && !held ? 'in-use' : 'present';
}
