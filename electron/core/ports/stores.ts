/** What the desk needs from its database. Written once, kept by `db` on SQLite and on PostgreSQL. */
import type { AuditEvent, ChainedAuditEvent } from '../audit/event.ts';
import type { Declaration, StayDeclaration } from '../declaration/declaration.ts';
import type { RecordId } from '../declaration/record.ts';
import type { Failure } from '../failure/failure.ts';
import type { Attempt, ChannelId, EntryState, OutboxEntry, Proof } from '../outbox/entry.ts';
import type { Result } from '../result.ts';
import type { EpochMs } from '../time/vietnam-time.ts';
import type { CameraPictureStore } from './camera-picture-store.ts';
import type { InsightStore } from './insight-store.ts';
import type { PawnStore, SuspicionStore, WatchListStore } from './pawn-stores.ts';
import type { PoliceTaskStore, PurgeStore, StayStore, TenancyStore, VisitorStore } from './stay-stores.ts';

export interface DeclarationStore {
  insert(declaration: Declaration): Promise<void>;
  byId(id: RecordId): Promise<Declaration | undefined>;
  byIds(ids: readonly RecordId[]): Promise<readonly Declaration[]>;
  /** Stays that overlap [from, until) as they were declared, latest arrival first. */
  staysBetween(from: EpochMs, until: EpochMs, limit: number): Promise<readonly StayDeclaration[]>;
  /** What names one of these records: their changes and corrections, earliest first. */
  concerning(ids: readonly RecordId[]): Promise<readonly Declaration[]>;
  /** Exact look-up through the blind index; latest first. */
  byDocumentNumber(documentNumber: string): Promise<readonly Declaration[]>;
  /** All name words, folded without diacritics, must match. */
  byName(name: string, limit: number): Promise<readonly Declaration[]>;
  /** Ids of the records that have everything that is asked for, latest first. */
  find(wanted: SearchTerms, limit: number): Promise<readonly RecordId[]>;
  /** The first records of what these belong to, each once, in their order; nothing is opened for it. */
  firstOf(ids: readonly RecordId[]): Promise<readonly RecordId[]>;
}

/** What a search box was given, parted into kinds. */
export interface SearchTerms {
  /** Words of a name, any spelling. */
  readonly name: string;
  readonly numbers: readonly string[];
  readonly rooms: readonly string[];
  /** Only records filed in [from, until). */
  readonly filed?: { readonly from: EpochMs; readonly until: EpochMs };
}

export interface OutboxQuery {
  readonly states?: readonly EntryState[];
  readonly channel?: ChannelId;
  /** Filed in [from, until). */
  readonly filed?: { readonly from: EpochMs; readonly until: EpochMs };
  readonly limit: number;
}

/** Fields a transition may change besides the state. `null` clears. */
export interface EntryChange {
  readonly state: EntryState;
  readonly updatedAt: EpochMs;
  readonly attempts?: number;
  readonly nextAttemptAt?: EpochMs;
  readonly lease?: OutboxEntry['lease'] | null;
  readonly lastFailure?: OutboxEntry['lastFailure'] | null;
  /** Only while nothing can have arrived (`MOVABLE_STATES`). */
  readonly channel?: ChannelId;
}

export interface OutboxHealth {
  readonly byState: Readonly<Record<EntryState, number>>;
  /** Creation time of the oldest entry that is not green, refused or cancelled. */
  readonly oldestUnsent?: EpochMs;
  /** Nearest deadline among those. */
  readonly nearestDeadline?: EpochMs;
  /** Past their deadline; what was taken in time is not late, even if its proof comes later. */
  readonly late: number;
}

/** An entry as the dispatcher needs it: nothing of it is under a seal. */
export interface QueuedEntry
  extends Pick<OutboxEntry, 'id' | 'state' | 'deadline' | 'createdAt' | 'updatedAt' | 'attempts'> {
  /** Stands for the entry's order key; good for comparing only. */
  readonly orderKey: string;
}

export type LeasedEntry = Pick<OutboxEntry, 'id' | 'lease'>;

export interface Registration {
  readonly id: RecordId;
  readonly from: EntryState;
  readonly proof: Proof;
}

export interface OutboxChannelHealth {
  /** Filed and not proven. */
  readonly waiting: number;
  /** Nearest deadline that is still ahead, of records that the authority has not taken yet. */
  readonly nextDeadline?: EpochMs;
  /** Such records whose deadline has passed. */
  readonly late: number;
}

/** So many entries of one channel are in one state, for one reason if there is one. */
export interface OutboxTally {
  readonly channel: ChannelId;
  readonly state: EntryState;
  readonly failureCode?: string;
  readonly count: number;
}

export interface OutboxStore {
  insert(entry: OutboxEntry): Promise<void>;
  byId(id: RecordId): Promise<OutboxEntry | undefined>;
  byIds(ids: readonly RecordId[]): Promise<readonly OutboxEntry[]>;
  /** Records whose proof bears this number; several when one file carried them. */
  byReceipt(receiptNumber: string): Promise<readonly RecordId[]>;
  /** Oldest first. */
  list(query: OutboxQuery): Promise<readonly OutboxEntry[]>;
  /**
   * Entries of a channel in `states` whose nextAttemptAt has come, earliest deadline first. A `ready` one is left out
   * while an earlier one with the same order key is `ready` too, even if that one's time has not come.
   */
  due(
    channel: ChannelId,
    states: readonly EntryState[],
    now: EpochMs,
    limit: number,
  ): Promise<readonly QueuedEntry[]>;
  /** Order keys, in the form of `QueuedEntry`, of the entries of a channel in these states. */
  heldKeys(channel: ChannelId, states: readonly EntryState[]): Promise<ReadonlySet<string>>;
  /** Who holds the entries of a channel that are `sending`. */
  leases(channel: ChannelId): Promise<readonly LeasedEntry[]>;
  /** Takes those that are still `ready` under a lease and counts an attempt; returns which they were. */
  claim(
    ids: readonly RecordId[],
    lease: NonNullable<OutboxEntry['lease']>,
    at: EpochMs,
  ): Promise<ReadonlySet<RecordId>>;
  statesOf(ids: readonly RecordId[]): Promise<ReadonlyMap<RecordId, EntryState>>;
  /** Changes the entry only if it still is in `from`; returns whether it was. */
  change(id: RecordId, from: EntryState, change: EntryChange): Promise<boolean>;
  /** Stores the proof and makes the entry `registered` in one statement batch; returns whether it was in `from`. */
  register(id: RecordId, from: EntryState, proof: Proof): Promise<boolean>;
  /** `register` for a whole batch; returns those that were in their `from`. */
  registerAll(registrations: readonly Registration[]): Promise<ReadonlySet<RecordId>>;
  health(now: EpochMs): Promise<OutboxHealth>;
  tally(): Promise<readonly OutboxTally[]>;
  channelHealth(channel: ChannelId, now: EpochMs): Promise<OutboxChannelHealth>;
  /** Earliest arrival among the records of a channel that the authority has not taken yet. */
  earliestArrival(channel: ChannelId): Promise<EpochMs | undefined>;
}

export interface AttemptStore {
  insert(attempt: Attempt): Promise<void>;
  /** Of different entries. */
  insertAll(attempts: readonly Attempt[]): Promise<void>;
  of(entryId: RecordId): Promise<readonly Attempt[]>;
}

export interface AuditStore {
  append(event: AuditEvent): Promise<void>;
  appendAll(events: readonly AuditEvent[]): Promise<void>;
  latest(limit: number): Promise<readonly ChainedAuditEvent[]>;
  /** When an event of this type was last written; undefined: never. */
  lastOf(type: AuditEvent['type']): Promise<EpochMs | undefined>;
  /** Walks the whole chain; the sequence number of the first event that does not fit, or undefined. */
  firstBroken(): Promise<number | undefined>;
}

/** Small JSON documents by key: facility, operator, endpoint, preferences. Sealed. */
export interface SettingStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
}

/** Evidence of chip reads: one sealed JSON document per record, off unless the facility keeps it. */
export interface EvidenceStore {
  insert(recordId: RecordId, evidence: string, createdAt: EpochMs): Promise<void>;
  of(recordId: RecordId): Promise<string | undefined>;
}

export type PortalFileKind = 'citizens' | 'foreigners';

/** A file made for an upload by hand, and the records that stand in it. */
export interface PortalFile {
  readonly id: string;
  readonly kind: PortalFileKind;
  /** Holds no name of a guest. */
  readonly name: string;
  readonly createdAt: EpochMs;
  readonly recordIds: readonly RecordId[];
  /** Of the content, hexadecimal. */
  readonly sha256: string;
  readonly content: Uint8Array;
}

/** Files for the portal. They hold what guests told, so they are sealed, and end when they have served. */
export interface PortalFileStore {
  insert(file: PortalFile): Promise<void>;
  byId(id: string): Promise<PortalFile | undefined>;
  /** Without their content, latest first. */
  list(limit: number): Promise<readonly Omit<PortalFile, 'content'>[]>;
  /** Returns how many went. */
  deleteBefore(instant: EpochMs): Promise<number>;
}

export interface Stores {
  readonly pawns: PawnStore;
  readonly watchLists: WatchListStore;
  readonly suspicions: SuspicionStore;
  readonly declarations: DeclarationStore;
  readonly outbox: OutboxStore;
  readonly attempts: AttemptStore;
  readonly audit: AuditStore;
  readonly settings: SettingStore;
  readonly evidence: EvidenceStore;
  readonly cameraPictures: CameraPictureStore;
  readonly portalFiles: PortalFileStore;
  readonly stays: StayStore;
  readonly visitors: VisitorStore;
  readonly tenancies: TenancyStore;
  readonly policeTasks: PoliceTaskStore;
  readonly purges: PurgeStore;
  readonly insight: InsightStore;
}

export interface Database extends Stores {
  /** Runs the work in one transaction: all of it commits, or none. */
  transaction<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
  /** After a purge: folds the database's log back, so that nothing deleted lingers in it. */
  forgetDeleted(): Promise<void>;
  /** For `doctor`: schema version, integrity, journal mode. Throws only when the file cannot be opened at all. */
  inspect(): Promise<{
    readonly schemaVersion: number;
    readonly integrity: 'ok' | 'damaged';
    readonly journalMode: string;
    readonly synchronous: string;
    readonly bytes: number;
  }>;
  /** Writes a verified copy to a file that does not exist yet, while work goes on. */
  backupTo(file: string): Promise<Result<{ readonly bytes: number }, Failure>>;
  close(): Promise<void>;
}
