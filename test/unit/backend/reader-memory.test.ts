import { expect, test } from 'vitest';
import { createReaderMemory } from '../../../electron/backend/reader-memory.ts';
import type { SettingStore } from '../../../electron/core/ports/stores.ts';
import { DAY_MS } from '../../../electron/core/time/vietnam-time.ts';
import type { PathRecord } from '../../../native/emrtd/files/transfer-path.ts';
import type { ReadStatistics } from '../../../native/emrtd/reading.ts';

const ATR = Uint8Array.of(0x3b, 0x80);
const OTHER_ATR = Uint8Array.of(0x3b, 0x81);
const CARRIED: PathRecord = {
  extended: 'carried',
  proven: 8192,
  limit: 16_384,
  shortIds: 'accepted',
  readsBeyondEnd: true,
};
const REFUSED: PathRecord = { ...CARRIED, extended: 'refused', proven: 250, limit: 256 };
const STATISTICS: ReadStatistics = {
  apdus: 97,
  transportMs: 1400,
  hostMs: 100,
  totalMs: 1500.4,
  toTextMs: 500,
  largestResponse: 256,
  quickestMs: 14,
  extendedLength: false,
  perFile: [
    { file: 'DG2', bytes: 16_000, apdus: 72, milliseconds: 1000 },
    { file: 'DG15', bytes: 0, apdus: 1, milliseconds: 14 },
  ],
};

function memoryStore(initial?: unknown): SettingStore & { readonly kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>(initial === undefined ? [] : [['readerMemory', initial]]);
  return {
    kept,
    get: async (key) => kept.get(key),
    // As in a database: what is read later is a copy.
    set: async (key, value) => void kept.set(key, JSON.parse(JSON.stringify(value))),
  };
}

async function open(store?: SettingStore, clock = { now: 1_000_000 }) {
  const errors: unknown[] = [];
  const memory = await createReaderMemory({
    ...(store && { store }),
    now: () => clock.now,
    onError: (error) => errors.push(error),
  });
  return { memory, errors, clock };
}

test('per reader and ATR, over a restart', async () => {
  const store = memoryStore();
  const { memory } = await open(store);
  memory.remember('A', ATR, CARRIED);
  memory.remember('B', ATR, REFUSED);
  memory.note('A', ATR, STATISTICS);
  await memory.settled();

  const { memory: later } = await open(store);
  expect(later.recall('A', ATR)).toEqual(CARRIED);
  expect(later.recall('B', ATR)).toEqual(REFUSED);
  expect(later.recall('A', OTHER_ATR)).toBeUndefined();
  expect(later.lastRead('A')).toMatchObject({ apdus: 97, milliseconds: 1500, extended: 'carried' });
  // A file that was not there cost a command and says nothing about blocks.
  expect(later.lastRead('A')?.files).toEqual([{ bytes: 16_000, apdus: 72 }]);
  expect(later.lastRead('B')).toBeUndefined();
});

test('what does not hold is forgotten', async () => {
  const { memory } = await open();
  memory.remember('A', ATR, CARRIED);
  memory.remember('A', ATR, undefined);
  expect(memory.recall('A', ATR)).toBeUndefined();
});

test('a refusal is tried again after a fortnight, a proof believed for a quarter', async () => {
  const { memory, clock } = await open();
  memory.remember('A', ATR, REFUSED);
  memory.remember('A', OTHER_ATR, CARRIED);
  clock.now += 13 * DAY_MS;
  expect(memory.recall('A', ATR)).toEqual(REFUSED);
  clock.now += 2 * DAY_MS;
  expect(memory.recall('A', ATR)).toBeUndefined();
  expect(memory.recall('A', OTHER_ATR)).toEqual(CARRIED);
  memory.remember('B', ATR, { ...CARRIED, blockLimit: 192 });
  clock.now += 80 * DAY_MS;
  expect(memory.recall('A', OTHER_ATR)).toBeUndefined();
  // A smaller block may have been a passing fault.
  expect(memory.recall('B', ATR)).toBeUndefined();
});

test('a memory that another version wrote, or nobody can read, is an empty one', async () => {
  for (const initial of [
    { paths: 'x' },
    7,
    null,
    { paths: [{ reader: 'A', atr: '3b80', at: 0, record: {} }], reads: [] },
  ]) {
    const { memory } = await open(memoryStore(initial));
    expect(memory.recall('A', ATR)).toBeUndefined();
  }
  const broken: SettingStore = {
    get: () => Promise.reject(new Error('no')),
    set: () => Promise.reject(new Error('no')),
  };
  const { memory, errors } = await open(broken);
  memory.remember('A', ATR, CARRIED);
  await memory.settled();
  expect(memory.recall('A', ATR)).toEqual(CARRIED);
  expect(errors).toHaveLength(2);
});

test('stays small', async () => {
  const store = memoryStore();
  const { memory } = await open(store);
  for (let i = 0; i < 300; i++) memory.remember(`reader ${i}`, ATR, CARRIED);
  for (let i = 0; i < 60; i++) memory.note(`reader ${i}`, ATR, STATISTICS);
  await memory.settled();
  const kept = store.kept.get('readerMemory') as { paths: unknown[]; reads: unknown[] };
  expect([kept.paths.length, kept.reads.length]).toEqual([100, 20]);
  expect(memory.recall('reader 299', ATR)).toEqual(CARRIED);
});
