/** A card that is lifted, or a reader unplugged, in the middle of a read: waited for, and read on. */
import { expect, test } from 'vitest';
import { type CardDesk, createCardDesk } from '../../../electron/backend/card-desk.ts';
import { createReaderMemory } from '../../../electron/backend/reader-memory.ts';
import type { ReadEvent } from '../../../native/emrtd/reading.ts';
import type { ReaderSnapshot } from '../../../native/pcsc/card-reader-port.ts';
import { createSimulatedCardReader } from '../../../native/virtual-chip/simulated-card-reader.ts';
import {
  CAN,
  chipWith,
  contentsOf,
  dependencies,
  SHORT_CARD,
  SMALL_CARD,
} from '../native/emrtd/virtual-card.ts';

/** A desk whose clock runs while it waits, with something to do at a point of the read and on each pause. */
async function deskWith(options: {
  readonly onPause?: (pauses: number) => void;
  readonly at: (event: ReadEvent) => boolean;
  readonly happens: () => void;
}) {
  const reader = createSimulatedCardReader();
  const errors: unknown[] = [];
  const memory = await createReaderMemory({ now: () => 0, onError: (error) => errors.push(error) });
  let clock = 0;
  let pauses = 0;
  const cards: CardDesk = createCardDesk({
    program: '0.1.0',
    driver: reader,
    preferred: () => undefined,
    onChange: () => {},
    memory,
    sleep: async (milliseconds) => {
      clock += milliseconds;
      options.onPause?.(++pauses);
    },
  });
  let done = false;
  const events: ReadEvent[] = [];
  const read = (signal?: AbortSignal) =>
    cards.read(
      { keys: [CAN] },
      {
        ...dependencies(),
        monotonic: () => clock,
        ...(signal && { signal }),
        onEvent: (event) => {
          events.push(event);
          if (done || !options.at(event)) return;
          done = true;
          options.happens();
        },
      },
    );
  return { reader, cards, memory, read, events, waited: () => clock, errors };
}

const contents = contentsOf(SHORT_CARD);
const inPortrait = (event: ReadEvent) =>
  event.kind === 'file' && event.file === 'DG2' && event.bytes > 400 && event.bytes < event.total;

test.each(['lifted and put back', 'unplugged and plugged in', 'service stopped and started'] as const)(
  '%s within a few seconds: read on, and genuine',
  async (what) => {
    const chip = chipWith(contents);
    const desk = await deskWith({
      at: inPortrait,
      happens: () => {
        if (what === 'lifted and put back') desk.reader.lift();
        else if (what === 'unplugged and plugged in') desk.reader.unplug();
        else desk.reader.stopService();
      },
      onPause: (pauses) => {
        if (pauses !== 30) return;
        if (what === 'lifted and put back') desk.reader.lay(chip);
        else if (what === 'unplugged and plugged in') desk.reader.plugIn();
        else desk.reader.startService();
      },
    });
    desk.reader.lay(chip);
    const reading = await desk.read();
    expect(reading.ok && reading.value.verdict).toEqual({ level: 'genuine', reasons: [] });
    expect(reading.ok && reading.value.files.get('DG2')).toEqual(contents.files.get('DG2'));
    expect(desk.events.some((event) => event.kind === 'phase' && event.phase === 'resume')).toBe(true);
    // The bytes never go back.
    const bytes = desk.events.flatMap((event) =>
      event.kind === 'file' && event.file === 'DG2' ? [event.bytes] : [],
    );
    expect(bytes).toEqual(bytes.toSorted((a, b) => a - b));
    expect(desk.cards.checks()[0]?.lastRead?.largestResponse).toBe(242);
  },
);

test('a card that does not come back is given up after eight seconds', async () => {
  const desk = await deskWith({ at: inPortrait, happens: () => desk.reader.lift() });
  desk.reader.lay(chipWith(contents));
  expect(await desk.read()).toMatchObject({ ok: false, error: { code: 'card-removed' } });
  expect(desk.waited()).toBeGreaterThanOrEqual(8000);
  expect(desk.waited()).toBeLessThan(9000);
});

test('a card that goes and then its reader: the plug is named', async () => {
  const desk = await deskWith({
    at: inPortrait,
    happens: () => desk.reader.lift(),
    onPause: (pauses) => {
      if (pauses === 3) desk.reader.unplug();
    },
  });
  desk.reader.lay(chipWith(contents));
  expect(await desk.read()).toMatchObject({ ok: false, error: { code: 'reader-unplugged' } });
});

test('whoever cancels does not wait for the card', async () => {
  const abort = new AbortController();
  const desk = await deskWith({
    at: inPortrait,
    happens: () => desk.reader.lift(),
    onPause: (pauses) => {
      if (pauses === 3) abort.abort();
    },
  });
  desk.reader.lay(chipWith(contents));
  expect(await desk.read(abort.signal)).toMatchObject({ ok: false });
  expect(desk.waited()).toBeLessThan(1000);
});

test('another kind of card is left alone, and the next read finds the reader free', async () => {
  const other = chipWith(contentsOf(SMALL_CARD));
  const desk = await deskWith({
    at: inPortrait,
    happens: () => desk.reader.lay(other),
  });
  desk.reader.lay(chipWith(contents));
  const before = other.commandCount;
  expect(await desk.read()).toMatchObject({ ok: false, error: { code: 'card-removed' } });
  expect(other.commandCount).toBe(before);
  const next = await desk.read();
  expect(next.ok && next.value.verdict.level).toBe('genuine');
});

test('lengths are remembered by the desk: the second card of a kind costs fewer commands', async () => {
  const desk = await deskWith({ at: () => false, happens: () => {} });
  const apdus: number[] = [];
  for (let guest = 0; guest < 3; guest++) {
    desk.reader.lay(chipWith(contentsOf(SMALL_CARD)));
    const reading = await desk.read();
    if (!reading.ok) throw new Error(reading.error.code);
    apdus.push(reading.value.statistics.apdus);
  }
  expect(apdus[1]).toBeLessThan(apdus[0]!);
  expect(apdus[2]).toBeLessThanOrEqual(apdus[1]!);
  const { slots }: ReaderSnapshot = desk.reader.snapshot();
  expect(desk.cards.checks()).toMatchObject([{ name: slots[0]!.name, lengths: 'extended' }]);
  expect(desk.errors).toEqual([]);
});
