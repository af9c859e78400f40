/** Limits of the conversation with the Ministry's API. All are named here; none can be switched off. */
import type { LateWindow } from '../../core/ports/channel.ts';

export interface KbttTimeouts {
  /** Name look-up, TCP and TLS together. */
  readonly connectMs: number;
  /** From the first byte of a request to the last byte of its answer, for what files. */
  readonly filingMs: number;
  /** The same for tokens and catalogues. */
  readonly askingMs: number;
  /** For the farewell when the desk closes. */
  readonly revokeMs: number;
}

export const KBTT_TIMEOUTS: KbttTimeouts = {
  connectMs: 10_000,
  // Giving up early only makes a record unknown, and this way cannot be asked what became of it.
  filingMs: 60_000,
  askingMs: 20_000,
  revokeMs: 2_000,
};

/**
 * So long an answer counts as "reached": thousands of desks that ask every minute whether the Ministry is there would be a
 * load of their own, and nothing is known of its limits.
 */
export const REACHED_FOR_MS = 5 * 60_000;

/** A token with less than this left is renewed before it is used (KBTT guide v1.4, §13.2). */
export const RENEW_BEFORE_MS = 60_000;

/** An arrival is taken today and yesterday (guide v1.4 §5.6, §6.6); after that it cannot go this way. */
export const KBTT_WINDOW: LateWindow = { daysAfterArrival: 1 };
