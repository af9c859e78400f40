/** What the pawn desk needs from the database: contracts with their ledgers, watch lists, reports of suspicion. */
import type { RecordId } from '../declaration/record.ts';
import type { LocalDate, Person } from '../identity/person.ts';
import type { PawnContract } from '../pawn/contract.ts';
import type { PawnEvent, PawnEventType } from '../pawn/event.ts';
import type { SuspicionReportDeclaration } from '../pawn/pawn-declaration.ts';
import type { PawnStatus } from '../pawn/transitions.ts';
import type { WatchHit, WatchKey, WatchListSourceRecord } from '../pawn/watch-list.ts';
import type { EpochMs } from '../time/vietnam-time.ts';

/** A contract as it was signed, and all that happened to it, in order. */
export interface StoredPawn {
  readonly contract: PawnContract;
  readonly events: readonly PawnEvent[];
}

/** What lists are asked by: made from the ledger by whoever appends to it, in the same transaction. */
export interface PawnProjection {
  readonly status: PawnStatus;
  readonly dueDate: LocalDate;
  readonly endedOn?: LocalDate;
}

export interface PawnPhoto {
  readonly id: string;
  readonly contractId: string;
  /** Absent: of the contract as a whole, e.g. of a paper. */
  readonly itemId?: string;
  readonly takenAt: EpochMs;
  readonly mime: 'image/jpeg' | 'image/png';
}

export interface PawnCounts {
  readonly running: number;
  readonly late: number;
  readonly dueSoon: number;
  readonly held: number;
}

export interface PawnStore {
  /** The number of the next contract of a year, `2026-00001` onwards. */
  nextNumber(year: number): Promise<string>;
  /** Stores the contract and its opening. */
  insert(contract: PawnContract, opening: PawnEvent): Promise<void>;
  /** Appends the event that follows; false when another desk was quicker, and then nothing is written. */
  append(event: PawnEvent, projection: PawnProjection): Promise<boolean>;
  byId(id: string): Promise<StoredPawn | undefined>;
  /** In these statuses, the earliest due day first; with a day, only those due before it. */
  list(statuses: readonly PawnStatus[], limit: number, dueBefore?: LocalDate): Promise<readonly StoredPawn[]>;
  /** Counted without opening one: open, late, due until `soon` (included), held by the police. */
  counts(today: LocalDate, soon: LocalDate): Promise<PawnCounts>;
  /** How many events of each type lie in [from, until). */
  eventCounts(from: EpochMs, until: EpochMs): Promise<Readonly<Partial<Record<PawnEventType, number>>>>;
  /** Exact: contract number, document number, an identifying number; or all words of a name. Latest first. */
  find(keys: PawnSearch, limit: number): Promise<readonly StoredPawn[]>;
  /** Taken in within [from, until), in that order: the pawn book. */
  openedBetween(from: EpochMs, until: EpochMs, limit: number): Promise<readonly StoredPawn[]>;
  insertPhoto(photo: PawnPhoto, bytes: Uint8Array): Promise<void>;
  photosOf(contractId: string): Promise<readonly PawnPhoto[]>;
  photo(id: string): Promise<{ readonly photo: PawnPhoto; readonly bytes: Uint8Array } | undefined>;
}

export interface PawnSearch {
  /** As typed, for number, document number and name. */
  readonly text: string;
  /** The same text by the alphabet of each identifying field. */
  readonly keys: readonly WatchKey[];
}

export interface WatchListStore {
  /** Puts a list in the place of the earlier one of the same origin. */
  replace(
    list: WatchListSourceRecord,
    entries: readonly { readonly key: WatchKey; readonly entry: WatchHit['entry'] }[],
  ): Promise<void>;
  lists(): Promise<readonly WatchListSourceRecord[]>;
  remove(id: string): Promise<boolean>;
  /** Entries under exactly these keys. */
  hits(keys: readonly WatchKey[]): Promise<readonly { readonly key: WatchKey; readonly hit: WatchHit }[]>;
}

/** A report of suspicion, whether or not it could be sent: without a person it is told by phone. */
export interface SuspicionReport {
  readonly id: string;
  readonly at: EpochMs;
  readonly operatorId: string;
  readonly report: SuspicionReportDeclaration['report'];
  /** Who was at the counter, when somebody was. */
  readonly person?: Person;
  /** The record that went into the outbox. */
  readonly declarationId?: RecordId;
}

export interface SuspicionStore {
  insert(report: SuspicionReport): Promise<void>;
  latest(limit: number): Promise<readonly SuspicionReport[]>;
  /** How many lie in [from, until). */
  count(from: EpochMs, until: EpochMs): Promise<number>;
}
