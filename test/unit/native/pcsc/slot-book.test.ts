import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EMPTY_BOOK,
  learnAtr,
  observe,
  SLOT_STATE,
  type SlotBook,
  slotOf,
  toSnapshot,
  unplug,
  unplugAll,
} from '../../../../native/pcsc/slot-book.ts';

const READER = 'Reader 0';
const { EMPTY, PRESENT, MUTE, EXCLUSIVE, IN_USE, CHANGED, UNKNOWN } = SLOT_STATE;
const see = (book: SlotBook, flags: number, counter = 0, more: { held?: boolean; atr?: string } = {}) =>
  observe(book, { readerName: READER, state: (counter << 16) | flags, held: false, ...more });

describe('status', () => {
  test.each([
    [EMPTY | CHANGED, false, 'empty'],
    [PRESENT | CHANGED, false, 'present'],
    [PRESENT | IN_USE, false, 'present'],
    [PRESENT | MUTE, false, 'mute'],
    [PRESENT | EXCLUSIVE | IN_USE, false, 'in-use'],
    [PRESENT | EXCLUSIVE | IN_USE, true, 'present'],
    [UNKNOWN, false, 'unknown'],
    [0, false, 'unknown'],
  ] as const)('%i, held %s: %s', (flags, held, status) => {
    expect(slotOf(see(EMPTY_BOOK, flags, 0, { held }), READER)?.status).toBe(status);
  });
});

describe('insertions', () => {
  test('count every card, also one exchanged between two observations', () => {
    let book = see(EMPTY_BOOK, EMPTY, 0);
    expect(slotOf(book, READER)?.insertion).toBe(0);
    book = see(book, PRESENT, 1);
    expect(slotOf(book, READER)?.insertion).toBe(1);
    book = see(book, PRESENT | IN_USE, 1);
    expect(slotOf(book, READER)?.insertion).toBe(1);
    book = see(book, PRESENT, 3); // out and in again, unseen
    expect(slotOf(book, READER)?.insertion).toBe(2);
    book = see(book, EMPTY, 4);
    expect(slotOf(book, READER)?.insertion).toBe(2);
  });

  test('work without a counter of the service', () => {
    let book = see(EMPTY_BOOK, PRESENT);
    book = see(book, EMPTY);
    book = see(book, PRESENT);
    expect(slotOf(book, READER)?.insertion).toBe(2);
  });

  test('go on after the reader was unplugged and after the service restarted', () => {
    let book = see(EMPTY_BOOK, PRESENT, 1);
    book = unplug(book, READER);
    expect(slotOf(book, READER)).toBeUndefined();
    book = see(book, PRESENT, 1);
    expect(slotOf(book, READER)?.insertion).toBe(2);
    book = see(unplugAll(book), PRESENT, 1);
    expect(slotOf(book, READER)?.insertion).toBe(3);
  });

  test('never go down, and rise by one at most', () => {
    const event = fc.oneof(
      fc.record({
        flags: fc.constantFrom(EMPTY, PRESENT, PRESENT | MUTE, PRESENT | EXCLUSIVE, UNKNOWN),
        counter: fc.nat(3),
      }),
      fc.constant('unplug' as const),
    );
    fc.assert(
      fc.property(fc.array(event), (events) => {
        let book = EMPTY_BOOK;
        for (const next of events) {
          const before = book.get(READER)?.insertion ?? 0;
          book = next === 'unplug' ? unplug(book, READER) : see(book, next.flags, next.counter);
          const after = book.get(READER)?.insertion ?? 0;
          expect(after - before === 0 || after - before === 1).toBe(true);
        }
      }),
    );
  });
});

describe('ATR', () => {
  test('stays with its card and goes with it', () => {
    let book = see(EMPTY_BOOK, PRESENT, 1, { atr: '3b80' });
    book = see(book, PRESENT | IN_USE, 1);
    expect(slotOf(book, READER)?.atr).toBe('3b80');
    book = see(book, PRESENT, 3);
    expect(slotOf(book, READER)?.atr).toBeUndefined();
    book = see(see(EMPTY_BOOK, PRESENT, 1, { atr: '3b80' }), EMPTY, 2);
    expect(slotOf(book, READER)?.atr).toBeUndefined();
  });

  test('learnt late is not given to the next card', () => {
    const book = see(see(see(EMPTY_BOOK, PRESENT, 1), EMPTY, 2), PRESENT, 3);
    expect(slotOf(learnAtr(book, READER, 1, '3b80'), READER)?.atr).toBeUndefined();
    expect(slotOf(learnAtr(book, READER, 2, '3b80'), READER)?.atr).toBe('3b80');
  });
});

test('a snapshot shows the slots for guests by name, and none of a stopped service', () => {
  let book = see(EMPTY_BOOK, EMPTY);
  book = observe(book, { readerName: 'A reader PICC 0', state: PRESENT, held: false, atr: '3b80' });
  book = observe(book, { readerName: 'A reader SAM 0', state: PRESENT, held: false });
  expect(toSnapshot(book, 'running')).toEqual({
    service: 'running',
    slots: [
      { name: 'A reader PICC 0', status: 'present', insertion: 1, atr: '3b80' },
      { name: READER, status: 'empty', insertion: 0 },
    ],
  });
  expect(toSnapshot(unplugAll(book), 'stopped')).toEqual({ service: 'stopped', slots: [] });
});
