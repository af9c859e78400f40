/** One CCCD with a 16 kB portrait, read and verified: commands, host time, transport time, time to name. */
import { randomBytes } from 'node:crypto';
import { createReaderMemory, type ReaderMemory } from '../../electron/backend/reader-memory.ts';
import { inventPerson } from '../../electron/training/people/invented-person.ts';
import { readCard } from '../../native/emrtd/read-card.ts';
import type { CardReading } from '../../native/emrtd/reading.ts';
import { cardAccessNumberOf } from '../../native/virtual-chip/card-holder.ts';
import { createIssuer } from '../../native/virtual-chip/issuer/issuer.ts';
import { CCCD_2021 } from '../../native/virtual-chip/profiles/cccd-2021.ts';
import type { ChipProfile } from '../../native/virtual-chip/profiles/chip-profile.ts';
import { CONTACT_T1 } from '../../native/virtual-chip/profiles/contact-t1.ts';
import { createSimulatedCard } from '../../native/virtual-chip/simulated-card.ts';
import { createSimulatedCardReader } from '../../native/virtual-chip/simulated-card-reader.ts';
import { smallestRead } from './smallest-read.ts';

const LATENCY_MS = 15;
const READS = 5;
/** Guests until the blocks of a new kind of chip have grown to what the path carries. */
const READS_TO_PROVE = 4;

export interface ReadFigures {
  readonly apdus: number;
  readonly smallest: number;
  readonly hostMs: number;
  readonly transportMs: number;
  readonly totalMs: number;
  readonly toTextMs: number;
  readonly largestResponse: number;
  readonly portraitBytes: number;
  readonly verdict: string;
}

const random = (length: number) => new Uint8Array(randomBytes(length));
const now = () => new Date();

/** The same chip without extended length: it says so in its ATR. */
const SHORT_ONLY: ChipProfile = {
  ...CCCD_2021,
  atr: CONTACT_T1.atr,
  extendedLength: CONTACT_T1.extendedLength,
  maxResponseLength: CONTACT_T1.maxResponseLength,
};

async function readOnce(profile: ChipProfile, paths: ReaderMemory): Promise<ReadFigures> {
  const issuer = createIssuer({ random, now });
  const holder = inventPerson(1, { now });
  const reader = createSimulatedCardReader({ latencyMs: LATENCY_MS });
  reader.lay(createSimulatedCard({ issuer, holder, random, now, profile }).chip);
  const connection = await reader.connect(reader.snapshot().slots[0]!.name);
  if (!connection.ok) throw new Error(connection.error.code);
  const { readerName, atr } = connection.value;
  const reading = await readCard(
    connection.value,
    { keys: [{ kind: 'can', can: cardAccessNumberOf(holder) }] },
    { trust: { certificates: [issuer.csca] }, random, now, monotonic: () => performance.now(), paths },
  );
  await connection.value.close();
  if (!reading.ok) throw new Error(`${reading.error.code} at ${reading.error.step}`);
  return figures(reading.value, paths.recall(readerName, atr)?.limit ?? 256);
}

const figures = (
  { statistics, files, portrait, verdict }: CardReading,
  responseLimit: number,
): ReadFigures => ({
  ...statistics,
  smallest: smallestRead(files, responseLimit),
  portraitBytes: portrait?.bytes.length ?? 0,
  verdict: verdict.level,
});

const median = (reads: readonly ReadFigures[]): ReadFigures =>
  reads.toSorted((a, b) => a.hostMs - b.hostMs)[Math.floor(reads.length / 2)]!;

/**
 * The first read of a process (code not yet compiled), the median of the next ones by host time, and the median of
 * reads in extended length, after a few cards of the kind. The chip works in the same process, but inside
 * `transmit`, so that its own work counts as transport, as a card's would.
 */
export async function measureReads(): Promise<{
  readonly first: ReadFigures;
  readonly short: ReadFigures;
  readonly extended: ReadFigures;
}> {
  const memory = () =>
    createReaderMemory({
      now: Date.now,
      onError: (error) => {
        throw error;
      },
    });
  const several = async (profile: ChipProfile, paths: ReaderMemory) => {
    const all: ReadFigures[] = [];
    for (let i = 0; i < READS; i++) all.push(await readOnce(profile, paths));
    return median(all);
  };
  const forShort = await memory();
  const first = await readOnce(SHORT_ONLY, forShort);
  const short = await several(SHORT_ONLY, forShort);
  const forExtended = await memory();
  for (let i = 0; i < READS_TO_PROVE; i++) await readOnce(CCCD_2021, forExtended);
  return { first, short, extended: await several(CCCD_2021, forExtended) };
}
