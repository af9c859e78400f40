/** A declaration on its way to one channel. */
import type { RecordId } from '../declaration/record.ts';
import type { Failure } from '../failure/failure.ts';
import type { EpochMs } from '../time/vietnam-time.ts';

export type EntryState =
  | 'draft' // not filed yet
  | 'ready' // filed, waits to be sent
  | 'sending' // handed to the channel under a lease
  | 'unknown' // sent, but what became of it is not known: ask, never resend blind
  | 'accepted' // taken by the authority, no proof yet
  | 'registered' // green: proof verified and stored
  | 'rejected' // refused by the authority; needs a corrected new declaration
  | 'paused' // the channel is stopped (e.g. our certificate is refused); goes on when it is mended
  | 'cancelled'; // withdrawn or replaced

export type ChannelId = 'gateway' | 'kbtt' | 'portal-files' | 'paper';

/** What makes an entry green. */
export type Proof = {
  readonly kind: 'signed-receipt';
  readonly receiptNumber: string;
  /** When the authority registered the record. */
  readonly registeredAt: EpochMs;
  /** Compact JWS as received. */
  readonly jws: string;
  /** Key id of the authority's signing key. */
  readonly keyId: string;
  /** When we verified and stored it. */
  readonly storedAt: EpochMs;
};

export interface OutboxEntry {
  readonly id: RecordId;
  readonly channel: ChannelId;
  readonly state: EntryState;
  readonly deadline: EpochMs;
  readonly createdAt: EpochMs;
  readonly updatedAt: EpochMs;
  /** Attempts to send; asking about it is not one. */
  readonly attempts: number;
  /** Not to be sent or asked about before this instant. */
  readonly nextAttemptAt: EpochMs;
  /** Entries with the same key keep their order (one person, one contract). */
  readonly orderKey: string;
  /** While `sending`: who holds it and until when. */
  readonly lease?: { readonly holder: string; readonly until: EpochMs };
  /** Why it is not green; absent while nothing went wrong. */
  readonly lastFailure?: Failure;
  readonly proof?: Proof;
}

/** One conversation with the authority about one record, kept for the proof archive. */
export interface Attempt {
  readonly entryId: RecordId;
  readonly at: EpochMs;
  readonly action: 'send' | 'query' | 'cancel';
  readonly outcome: EntryState;
  readonly failureCode?: Failure['code'];
  /** What was sent and what came back for this record, as text (sealed at rest). */
  readonly request: string;
  readonly reply: string;
  readonly durationMs: number;
}
