/** What reads have shown of the readers of this desk: lengths per reader and ATR, and the last read of each reader. */
import { z } from 'zod';
import type { PathMemory, PathRecord } from '../../native/emrtd/files/transfer-path.ts';
import type { ReadStatistics } from '../../native/emrtd/reading.ts';
import { bytesToHex } from '../../native/iso7816/bytes.ts';
import type { SettingStore } from '../core/ports/stores.ts';
import { DAY_MS, type EpochMs } from '../core/time/vietnam-time.ts';

const SETTING = 'readerMemory';

const pathRecord = z.object({
  extended: z.enum(['unclaimed', 'refused', 'carried']),
  proven: z.number().int().min(0).max(65_536),
  limit: z.number().int().min(256).max(65_536),
  stated: z.number().int().min(256).max(65_536).optional(),
  blockLimit: z.number().int().min(1).max(65_536).optional(),
  shortIds: z.enum(['untried', 'accepted', 'refused']),
  readsBeyondEnd: z.boolean(),
});

const lastRead = z.object({
  at: z.number(),
  apdus: z.number().int(),
  milliseconds: z.number(),
  largestResponse: z.number().int(),
  quickestMs: z.number(),
  extended: pathRecord.shape.extended.optional(),
  files: z.array(z.object({ bytes: z.number().int(), apdus: z.number().int() })),
});

const memory = z.object({
  paths: z.array(z.object({ reader: z.string(), atr: z.string(), at: z.number(), record: pathRecord })),
  reads: z.array(z.object({ reader: z.string(), read: lastRead })),
});

/** No personal data: an ATR names a kind of chip, and sizes and times name nobody. */
type Memory = z.infer<typeof memory>;
export type LastRead = z.infer<typeof lastRead>;

export interface ReaderMemory extends PathMemory {
  /** A card was read through this reader. */
  note(readerName: string, atr: Uint8Array, statistics: ReadStatistics): void;
  lastRead(readerName: string): LastRead | undefined;
  /** Resolves when everything is stored. */
  settled(): Promise<void>;
}

/** A reader whose driver or firmware was renewed gets its chance again after that. */
const REFUSED_FOR_MS = 14 * DAY_MS;
const CARRIED_FOR_MS = 90 * DAY_MS;
/** A counter has a few readers and meets a few dozen kinds of chips. */
const MAX_PATHS = 100;
const MAX_READERS = 20;

/** Less than could be had: it may have been a passing fault, or an older firmware. */
const isLimited = ({ extended, blockLimit }: PathRecord): boolean =>
  extended === 'refused' || blockLimit !== undefined;

const EMPTY: Memory = { paths: [], reads: [] };

export async function createReaderMemory(dependencies: {
  /** Absent: nothing outlives this process. */
  readonly store?: SettingStore;
  readonly now: () => EpochMs;
  readonly onError: (error: unknown) => void;
}): Promise<ReaderMemory> {
  const { store, now, onError } = dependencies;
  const stored = memory.safeParse(await store?.get(SETTING).catch(onError));
  let known: Memory = stored.success ? stored.data : EMPTY;
  let saving = Promise.resolve();

  function change(next: Memory): void {
    known = next;
    saving = saving.then(() => store?.set(SETTING, known)).catch(onError);
  }

  const fresh = ({ at, record }: Memory['paths'][number]): boolean =>
    now() - at < (isLimited(record) ? REFUSED_FOR_MS : CARRIED_FOR_MS);
  const pathOf = (readerName: string, atr: string) =>
    known.paths.find((path) => path.reader === readerName && path.atr === atr && fresh(path));

  return {
    recall: (readerName, atr) => pathOf(readerName, bytesToHex(atr))?.record,
    remember(readerName, atr, record) {
      const hex = bytesToHex(atr);
      const others = known.paths.filter((path) => path.reader !== readerName || path.atr !== hex);
      const added = record ? [{ reader: readerName, atr: hex, at: now(), record: { ...record } }] : [];
      change({ ...known, paths: [...added, ...others].slice(0, MAX_PATHS) });
    },
    note(readerName, atr, statistics) {
      const { apdus, totalMs, largestResponse, quickestMs, perFile } = statistics;
      const extended = pathOf(readerName, bytesToHex(atr))?.record.extended;
      const read: LastRead = {
        at: now(),
        apdus,
        milliseconds: Math.round(totalMs),
        largestResponse,
        quickestMs,
        files: perFile
          .filter(({ bytes }) => bytes > 0)
          .map(({ bytes, apdus: spent }) => ({ bytes, apdus: spent })),
        ...(extended && { extended }),
      };
      const others = known.reads.filter(({ reader }) => reader !== readerName);
      change({ ...known, reads: [{ reader: readerName, read }, ...others].slice(0, MAX_READERS) });
    },
    lastRead: (readerName) => known.reads.find(({ reader }) => reader === readerName)?.read,
    settled: () => saving,
  };
}
