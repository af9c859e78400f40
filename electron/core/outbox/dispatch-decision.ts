/** What to do next on a channel: a pure function of the clock, the due entries and what the channel last did. */

import type { QueuedEntry } from '../ports/stores.ts';
import type { EpochMs } from '../time/vietnam-time.ts';
import type { EntryState } from './entry.ts';

export interface ChannelCondition {
  /** The channel waits for a person: our certificate was refused. */
  readonly paused: boolean;
  /** Failures of whole calls in a row. */
  readonly failures: number;
  /** Nothing goes out before this instant. */
  readonly retryAt: EpochMs;
}

export type Decision =
  /** Ask what became of these; none of them is ever sent blind. */
  | { readonly kind: 'ask'; readonly entries: readonly QueuedEntry[] }
  | { readonly kind: 'send'; readonly entries: readonly QueuedEntry[] }
  /** Nothing to do before `until`; absent: nothing to do until something happens. */
  | { readonly kind: 'wait'; readonly until?: EpochMs };

export const FIRST_RETRY_MS = 1_000;
export const LONGEST_RETRY_MS = 60_000;
/**
 * Nothing ever waits longer than this, Retry-After included. A time that lies further ahead was written before the
 * clock was set back, and counts as come.
 */
export const LONGEST_WAIT_MS = 20 * 60_000;

/** Whether a noted time has come, on a clock that people may set. */
export const hasCome = (at: EpochMs, now: EpochMs): boolean => at <= now || at > now + LONGEST_WAIT_MS;

/**
 * States in which an entry holds back the later ones of its order key. `accepted` does so only where the authority can
 * still answer that it never got the record; elsewhere it may stand for days until a person confirms it.
 */
export const holdingStates = (canAsk: boolean): readonly EntryState[] =>
  canAsk ? ['sending', 'unknown', 'accepted', 'paused'] : ['sending', 'unknown', 'paused'];

/**
 * Asks before it sends: an unknown entry may block a later one of the same person.
 * One entry per order key goes out at a time, the earliest filed first; among keys the nearest deadline leads.
 *
 * @param due entries whose time has come, earliest deadline first: `ready`, `unknown` and `accepted`
 * @param waiting order keys of entries that are under way or unresolved
 */
export function decide(
  now: EpochMs,
  channel: ChannelCondition,
  due: readonly QueuedEntry[],
  waiting: ReadonlySet<string>,
  maxBatch: number,
): Decision {
  if (channel.paused) return { kind: 'wait' };
  if (!hasCome(channel.retryAt, now)) return { kind: 'wait', until: channel.retryAt };
  const toAsk = due.filter(({ state }) => state === 'unknown' || state === 'accepted').slice(0, maxBatch);
  if (toAsk.length > 0) return { kind: 'ask', entries: toAsk };
  const firstOfKey = new Map<string, QueuedEntry>();
  for (const entry of due) {
    if (entry.state !== 'ready' || waiting.has(entry.orderKey)) continue;
    const first = firstOfKey.get(entry.orderKey);
    if (first === undefined || entry.createdAt < first.createdAt) firstOfKey.set(entry.orderKey, entry);
  }
  const toSend = [...firstOfKey.values()]
    .sort((a, b) => a.deadline - b.deadline || a.createdAt - b.createdAt)
    .slice(0, maxBatch);
  return toSend.length > 0 ? { kind: 'send', entries: toSend } : { kind: 'wait' };
}

/**
 * How long to wait after the n-th failure in a row (n ≥ 1): 1, 2, 4 … 60 s, spread by ±25 % so that the desks of a
 * town do not all come back in the same second. `Retry-After` is honoured when it asks for more.
 *
 * @param jitter a number in [0, 1)
 */
export function retryDelay(failures: number, jitter: number, retryAfterMs = 0): number {
  const base = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 10));
  return Math.max(retryAfterMs, Math.round(base * (0.75 + 0.5 * jitter)));
}
