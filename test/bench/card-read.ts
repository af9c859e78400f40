/** One CCCD with a 16 kB portrait, read and verified: commands, host time, transport time, time to name. */
import { randomBytes } from 'node:crypto';
import { inventPerson } from '../../electron/training/people/invented-person.ts';
import { readCard } from '../../native/emrtd/read-card.ts';
import type { CardReading } from '../../native/emrtd/reading.ts';
import { cardAccessNumberOf } from '../../native/virtual-chip/card-holder.ts';
import { createIssuer } from '../../native/virtual-chip/issuer/issuer.ts';
import { createSimulatedCard } from '../../native/virtual-chip/simulated-card.ts';
import { createSimulatedCardReader } from '../../native/virtual-chip/simulated-card-reader.ts';
import { smallestRead } from './smallest-read.ts';

const LATENCY_MS = 15;
const READS = 5;

export interface ReadFigures {
  readonly apdus: number;
  readonly smallest: number;
  readonly hostMs: number;
  readonly transportMs: number;
  readonly totalMs: number;
  readonly toTextMs: number;
  readonly portraitBytes: number;
  readonly verdict: string;
}

const random = (length: number) => new Uint8Array(randomBytes(length));
const now = () => new Date();

export async function readOnce(latencyMs = LATENCY_MS): Promise<CardReading> {
  const issuer = createIssuer({ random, now });
  const holder = inventPerson(1, { now });
  const reader = createSimulatedCardReader({ latencyMs });
  reader.lay(createSimulatedCard({ issuer, holder, random, now }).chip);
  const connection = await reader.connect(reader.snapshot().slots[0]!.name);
  if (!connection.ok) throw new Error(connection.error.code);
  const reading = await readCard(
    connection.value,
    { keys: [{ kind: 'can', can: cardAccessNumberOf(holder) }] },
    { trust: { certificates: [issuer.csca] }, random, now, monotonic: () => performance.now() },
  );
  await connection.value.close();
  if (!reading.ok) throw new Error(`${reading.error.code} at ${reading.error.step}`);
  return reading.value;
}

const figures = ({ statistics, files, portrait, verdict }: CardReading): ReadFigures => ({
  ...statistics,
  smallest: smallestRead(files),
  portraitBytes: portrait?.bytes.length ?? 0,
  verdict: verdict.level,
});

/**
 * The first read of a process (code not yet compiled) and the median of the next ones by host time. The chip works in
 * the same process, but inside `transmit`, so that its own work counts as transport, as a card's would.
 */
export async function measureReads(): Promise<{ readonly first: ReadFigures; readonly median: ReadFigures }> {
  const first = figures(await readOnce());
  const later: ReadFigures[] = [];
  for (let i = 0; i < READS; i++) later.push(figures(await readOnce()));
  later.sort((a, b) => a.hostMs - b.hostMs);
  return { first, median: later[Math.floor(READS / 2)]! };
}
