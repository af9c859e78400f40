/**
 * When a record goes to the next way of the operator's own order by itself: only near its deadline, only while its way is
 * down, and only where it is certain that not one byte of it left the desk. Everything else stays for a person to move
 * (`MOVABLE_STATES`), who sees why; what may have arrived is never moved at all.
 */
import type { Declaration } from '../declaration/declaration.ts';
import type { FailureCode } from '../failure/failure.ts';
import type { EpochMs } from '../time/vietnam-time.ts';
import { URGENT_MS } from './alarm.ts';
import { CHANNEL_TRAITS } from './channel-traits.ts';
import type { Attempt, ChannelId, OutboxEntry } from './entry.ts';

/** A line that comes back within this is not worth a way with a weaker proof. */
export const DOWN_LONG_MS = 2 * 60_000;

/**
 * Failures that come before the first byte of a request: no connection, or a certificate of theirs that was refused. An
 * answer that turns a request away (401, 429, 503) is not among them: that nothing was done is then only their word.
 */
const BEFORE_THE_FIRST_BYTE: readonly FailureCode[] = [
  'endpoint-unreachable',
  'endpoint-name-mismatch',
  'endpoint-certificate-expired',
  'endpoint-certificate-untrusted',
  'endpoint-certificate-revoked',
  'endpoint-revocation-list-ended',
  'endpoint-certificate-refused',
];

/**
 * Whether not one byte of this record can have left the desk. An attempt of which nothing was kept (the program ended in
 * it) counts as one that may have arrived.
 *
 * @param kept all conversations about it, as archived
 */
export function neverLeft(
  { state, attempts }: Pick<OutboxEntry, 'state' | 'attempts'>,
  kept: readonly Pick<Attempt, 'action' | 'outcome' | 'failureCode'>[],
): boolean {
  if (state !== 'ready' || kept.length !== attempts) return false;
  return kept.every(
    ({ action, outcome, failureCode }) =>
      action === 'send' &&
      outcome === 'ready' &&
      failureCode !== undefined &&
      BEFORE_THE_FIRST_BYTE.includes(failureCode),
  );
}

export interface FallBackCase {
  readonly now: EpochMs;
  readonly entry: Pick<OutboxEntry, 'state' | 'attempts' | 'deadline' | 'channel'>;
  readonly kept: Parameters<typeof neverLeft>[1];
  readonly declaration: Declaration;
  /** How long its way has been down or waits for a person, in milliseconds; absent: it works, or nobody knows. */
  readonly downForMs?: number;
  /** The operator's own order for such a record; absent: none was set, and then nothing goes anywhere by itself. */
  readonly order?: readonly ChannelId[];
  /** Whether a way works now and takes this record. */
  readonly takes: (channel: ChannelId) => boolean;
}

/** The way that takes the record now, or undefined: it waits where it is. */
export function fallBackTo(one: FallBackCase): ChannelId | undefined {
  const { now, entry, kept, declaration, downForMs = 0, order = [], takes } = one;
  if (downForMs < DOWN_LONG_MS || entry.deadline - now > URGENT_MS) return undefined;
  // A change or a correction belongs where the record is that it names.
  if (declaration.kind === 'stay-change' || declaration.corrects !== undefined) return undefined;
  if (!neverLeft(entry, kept)) return undefined;
  const place = order.indexOf(entry.channel);
  if (place < 0) return undefined;
  // A file or a list wants a person, and whoever is there can move it by hand; the line may come back sooner.
  return order.slice(place + 1).find((id) => CHANNEL_TRAITS[id].sends === 'by-itself' && takes(id));
}
