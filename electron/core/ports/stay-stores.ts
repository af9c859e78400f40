/** What the books of stays need from the database: the projection of chains, visitors, tenancies, tasks, and the purge. */
import type { RecordId } from '../declaration/record.ts';
import type { GuestClass } from '../declaration/stay-notice.ts';
import type { LocalDate, Person } from '../identity/person.ts';
import type { ByHandWay } from '../outbox/entry.ts';
import type { PoliceTaskKind } from '../rules/police-task-rule.ts';
import type { RetentionClass } from '../rules/retention-rule.ts';
import type { StayPicture } from '../stay/stay-picture.ts';
import type { EpochMs } from '../time/vietnam-time.ts';

export interface PeriodQuery {
  /** Stays that touch [from, until): from the arrival to the departure, or to the declared one where nobody checked out. */
  readonly from: EpochMs;
  readonly until: EpochMs;
  readonly guestClass?: GuestClass;
  readonly limit: number;
  /** Goes on after this row of the last answer. */
  readonly after?: { readonly arrival: EpochMs; readonly id: RecordId };
}

export interface StayStore {
  /** Writes what the chain comes to, in place of what stood there. */
  put(picture: StayPicture): Promise<void>;
  byId(id: RecordId): Promise<StayPicture | undefined>;
  byIds(ids: readonly RecordId[]): Promise<readonly StayPicture[]>;
  /** Neither checked out nor cancelled, latest arrival first. */
  open(limit: number): Promise<readonly StayPicture[]>;
  /** Latest arrival first; cancelled ones stand in it too. */
  between(query: PeriodQuery): Promise<readonly StayPicture[]>;
  /** Which of these touch [from, until), in their order; nothing is opened for it. */
  touching(ids: readonly RecordId[], from: EpochMs, until: EpochMs): Promise<readonly RecordId[]>;
  /** By the document number, latest arrival first. */
  ofPerson(documentNumber: string, limit: number): Promise<readonly StayPicture[]>;
  /** First records that have no row yet, oldest first. */
  missing(limit: number): Promise<readonly RecordId[]>;
}

export interface Visitor {
  readonly id: string;
  readonly facilityId: string;
  readonly operatorId: string;
  readonly person: Person;
  readonly room: string;
  readonly visitsStayId?: RecordId;
  readonly enteredAt: EpochMs;
  readonly leftAt?: EpochMs;
  readonly documentReturned: boolean;
}

export interface VisitorStore {
  insert(visitor: Visitor): Promise<void>;
  /** Returns whether the visitor was still inside. */
  leave(id: string, at: EpochMs, documentReturned: boolean): Promise<boolean>;
  inside(): Promise<readonly Visitor[]>;
  leftBetween(from: EpochMs, until: EpochMs): Promise<readonly Visitor[]>;
}

export interface Tenancy {
  readonly id: string;
  readonly facilityId: string;
  readonly stayId?: RecordId;
  readonly person: Person;
  readonly room: string;
  readonly begins: LocalDate;
  readonly ends: LocalDate;
  readonly registeredUntil?: LocalDate;
  readonly endedOn?: LocalDate;
  readonly createdAt: EpochMs;
}

export interface TenancyStore {
  put(tenancy: Tenancy): Promise<void>;
  byId(id: string): Promise<Tenancy | undefined>;
  /** Not ended, by room. */
  current(): Promise<readonly Tenancy[]>;
  ended(limit: number): Promise<readonly Tenancy[]>;
  ofStay(stayId: RecordId): Promise<Tenancy | undefined>;
}

export interface Told {
  readonly who: string;
  readonly way: ByHandWay;
  readonly at: EpochMs;
  readonly by: string;
  readonly words?: string;
}

export interface PoliceTask {
  readonly id: string;
  readonly facilityId: string;
  readonly kind: PoliceTaskKind;
  readonly stayId?: RecordId;
  readonly fullName?: string;
  readonly room?: string;
  readonly note?: string;
  readonly openedAt: EpochMs;
  readonly openedBy: string;
  readonly told?: Told;
}

export interface PoliceTaskStore {
  insert(task: PoliceTask): Promise<void>;
  /** Once; returns whether it was still open. */
  tell(id: string, told: Told): Promise<boolean>;
  /** Closed with nobody told, for there is nothing to tell any more; returns whether it was still open. */
  withdraw(id: string, closed: { readonly at: EpochMs; readonly by: string }): Promise<boolean>;
  byId(id: string): Promise<PoliceTask | undefined>;
  open(): Promise<readonly PoliceTask[]>;
  told(limit: number): Promise<readonly PoliceTask[]>;
  openOfStay(stayId: RecordId): Promise<PoliceTask | undefined>;
}

/** Something whose time may be over: a chain of a stay, a visitor, … */
export interface PurgeCandidate {
  readonly class: RetentionClass;
  readonly id: string;
  readonly endedAt: EpochMs;
}

export interface PurgeRun {
  readonly id: string;
  readonly at: EpochMs;
  readonly operatorId: string;
  readonly purged: number;
  readonly ruleVersions: readonly string[];
}

export interface PurgeStore {
  /** What of a class ended before an instant, oldest first. */
  candidates(of: RetentionClass, before: EpochMs, limit: number): Promise<readonly PurgeCandidate[]>;
  count(of: RetentionClass): Promise<number>;
  /** The records that go with it (the chain of a stay, what was told of a pledge), and whether the authority is done with each. */
  recordsOf(
    candidate: PurgeCandidate,
  ): Promise<readonly { readonly id: RecordId; readonly finished: boolean }[]>;
  /** Names and removes one thing and everything that hangs on it. Throws when the database does not let it go. */
  purge(candidate: PurgeCandidate, runId: string, at: EpochMs): Promise<void>;
  recordRun(run: PurgeRun): Promise<void>;
  runs(limit: number): Promise<readonly PurgeRun[]>;
}
