/** A way to an authority. One folder per channel in `police/` implements this. */
import type { Declaration } from '../declaration/declaration.ts';
import type { RecordId } from '../declaration/record.ts';
import type { Failure } from '../failure/failure.ts';
import type { ChannelTraits } from '../outbox/channel-traits.ts';
import type { ChannelId, SignedReceipt } from '../outbox/entry.ts';
import type { Result } from '../result.ts';
import type { EpochMs } from '../time/vietnam-time.ts';
import type { WatchListSource } from './watch-list-source.ts';

/** `query` and `sends` are those of `CHANNEL_TRAITS`. */
export interface ChannelCapabilities extends Pick<ChannelTraits, 'query' | 'sends'> {
  readonly maxBatch: number;
  readonly dryRun: boolean;
  readonly cancel: boolean;
  /** How long after an arrival this way takes it at all; absent: always, marked late. */
  readonly lateWindow?: LateWindow;
}

/** An arrival is taken on its own day and on so many days after it, in Vietnam's calendar. */
export interface LateWindow {
  readonly daysAfterArrival: number;
}

/** What the authority said about one record, with its words kept for the proof archive. */
export type RecordOutcome =
  /** Verified proof. `duplicate` when the authority had it already under the same id. */
  | {
      readonly outcome: 'registered';
      readonly id: RecordId;
      readonly proof: Omit<SignedReceipt, 'storedAt'>;
      readonly duplicate: boolean;
      readonly reply: string;
    }
  /** Taken, no proof yet. */
  | {
      readonly outcome: 'accepted';
      readonly id: RecordId;
      readonly reply: string;
      readonly failure?: Failure;
    }
  | {
      readonly outcome: 'rejected';
      readonly id: RecordId;
      readonly failure: Failure;
      readonly reply: string;
      /** The same words would answer the record's own repetition: after an earlier attempt it is `unknown`, and this is why. */
      readonly ifRepeated?: Failure;
    }
  /** Not mentioned, or its receipt does not verify: ask again later, never resend blind. */
  | { readonly outcome: 'unknown'; readonly id: RecordId; readonly failure: Failure; readonly reply: string }
  /** It never left the desk, or was turned away unread, while others of the batch had an answer: send it again later. */
  | { readonly outcome: 'not-sent'; readonly id: RecordId; readonly failure: Failure; readonly reply: string }
  /** Query only: the authority says that it never got it. */
  | { readonly outcome: 'absent'; readonly id: RecordId; readonly reply: string };

/** Why a whole call came to nothing. */
export interface ChannelFailure {
  readonly failure: Failure;
  /**
   * `not-sent`: nothing can have arrived (refused connection, TLS failure, 401, 429, 503): send again later.
   * `unknown`: bytes left and no readable answer came: every record of the batch is `unknown`.
   * `paused`: the channel cannot work until a person mends it (our certificate refused).
   */
  readonly effect: 'not-sent' | 'unknown' | 'paused';
  /** From Retry-After. */
  readonly retryAfterMs?: number;
  /** What came back, cut to a sane length, for the proof archive. */
  readonly reply: string;
}

export interface ChannelHealth {
  readonly serverTime: number;
  readonly catalogueVersion: string;
  readonly maxBatch: number;
  /** Round trip in milliseconds. */
  readonly latencyMs: number;
}

/** Which version of the authority's code lists this way knows, and since when. */
export interface CodesState {
  readonly version: string;
  /** When the authority told of it last. */
  readonly at: EpochMs;
}

export interface ChannelCodes {
  /** As they were told of last; undefined: not yet. */
  state(): Promise<CodesState | undefined>;
  /** Asks the authority anew. */
  reload(signal: AbortSignal): Promise<Result<CodesState, ChannelFailure>>;
  /** Fields whose code is in none of the lists that are kept here: a warning, because theirs is the last word. */
  unknown?(declaration: Declaration): Promise<readonly string[]>;
}

export interface Channel {
  readonly id: ChannelId;
  readonly capabilities: ChannelCapabilities;
  /** Until when the authority lets us in with what it gave us (our certificate); absent: no end is known. */
  readonly credentialsEnd?: EpochMs;
  /** Where the authority hands out its watch lists this way; absent: it does not. */
  readonly watchLists?: WatchListSource;
  /** Where the authority hands out its code lists this way; absent: it does not. */
  readonly codes?: ChannelCodes;
  /** Whether this way takes such a record at all: its kind, its change, its document. Asked when it is filed. */
  carries(declaration: Declaration): boolean;
  /** What would be sent for this record, as text for the archive. */
  describe(declaration: Declaration): string;
  send(
    batch: readonly Declaration[],
    signal: AbortSignal,
  ): Promise<Result<readonly RecordOutcome[], ChannelFailure>>;
  /** Validates without filing. */
  dryRun(
    batch: readonly Declaration[],
    signal: AbortSignal,
  ): Promise<Result<readonly RecordOutcome[], ChannelFailure>>;
  query(
    declarations: readonly Declaration[],
    signal: AbortSignal,
  ): Promise<Result<readonly RecordOutcome[], ChannelFailure>>;
  /** Files nothing. @param fresh a person wants to know: what was found a while ago does not count */
  health(signal: AbortSignal, fresh?: boolean): Promise<Result<ChannelHealth, ChannelFailure>>;
  close(): Promise<void>;
}
