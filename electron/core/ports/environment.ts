/** What the world gives: clock, randomness, ids. Always arguments, so that every run can be replayed. */
import type { RecordId } from '../declaration/record.ts';
import type { EpochMs } from '../time/vietnam-time.ts';

export interface Environment {
  /** Wall clock, UTC. */
  readonly now: () => EpochMs;
  /** Monotonic milliseconds. */
  readonly monotonic: () => number;
  readonly random: (length: number) => Uint8Array;
  /** A fresh UUIDv7. */
  readonly newId: () => RecordId;
}
