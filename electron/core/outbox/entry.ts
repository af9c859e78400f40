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

export const CHANNEL_IDS = ['gateway', 'kbtt', 'portal-files', 'paper'] as const;
export type ChannelId = (typeof CHANNEL_IDS)[number];

interface ProofCommon {
  /** What to name when asking the authority: the number of the receipt, of the file, or of the entry in its register. */
  readonly receiptNumber: string;
  /** When the authority registered the record, as far as the proof says. */
  readonly registeredAt: EpochMs;
  /** When we verified and stored it. */
  readonly storedAt: EpochMs;
}

/** How a clerk tells the authority without the desk. */
export type ByHandWay = 'phone' | 'portal' | 'in-person' | 'mailbox';

/** The authority's own signed word; the only proof that a channel brings by itself. */
export interface SignedReceipt extends ProofCommon {
  readonly kind: 'signed-receipt';
  /** Compact JWS as received. */
  readonly jws: string;
  /** Key id of the authority's signing key. */
  readonly keyId: string;
}

/** What makes an entry green. All but the signed receipt rest on a person, who is named. */
export type Proof =
  | SignedReceipt
  /** A file was uploaded by hand, and the number of records that the portal shows was typed and matches. */
  | (ProofCommon & {
      readonly kind: 'typed-count';
      readonly expected: number;
      readonly typed: number;
      readonly operatorId: string;
    })
  /** The channel gives no receipt; the operator saw the record in the authority's own list. */
  | (ProofCommon & { readonly kind: 'seen-in-list'; readonly operatorId: string })
  /** Told by hand while the channel was down: how, and what the authority gave as a reference. */
  | (ProofCommon & {
      readonly kind: 'filed-by-hand';
      readonly way: ByHandWay;
      readonly reference: string;
      readonly operatorId: string;
    });

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
  readonly action:
    | 'send'
    | 'query'
    | 'cancel'
    | 'confirm' // an operator proved it
    | 'disown'; // an operator says that it never arrived
  readonly outcome: EntryState;
  readonly failureCode?: Failure['code'];
  /** What was sent and what came back for this record, as text (sealed at rest). */
  readonly request: string;
  readonly reply: string;
  readonly durationMs: number;
}
