/** Thông báo lưu trú: the notice that a citizen stays here (Luật Cư trú đ.30; TT 116/2026 đ.14; NĐ 96/2016 đ.44). */
import type { IdentitySource, Person } from '../identity/person.ts';
import type { Verdict } from '../identity/verdict.ts';
import type { EpochMs } from '../time/vietnam-time.ts';

/** UUIDv7, minted before the first byte is sent; the idempotency key for ever. */
export type RecordId = string;

export interface StayDetails {
  /** Room, or department and bed in a medical facility. */
  readonly room: string;
  readonly arrival: EpochMs;
  readonly plannedDeparture: EpochMs;
  /** Code of the reason catalogue, e.g. `1` tourism, `18` medical treatment, `20` other. */
  readonly reason: string;
  /** Needed when the reason is `20`. */
  readonly reasonText?: string;
  readonly note?: string;
}

/** Immutable once filed; a correction is a new record that names the old one. */
export interface StayNotice {
  readonly kind: 'stay-notice';
  readonly id: RecordId;
  readonly facilityId: string;
  readonly operatorId: string;
  readonly person: Person;
  readonly source: IdentitySource;
  readonly verdict: Verdict;
  readonly stay: StayDetails;
  readonly createdAt: EpochMs;
  /** By when the law wants it at the authority. */
  readonly deadline: EpochMs;
  /** Version of the rule data it was judged by. */
  readonly ruleVersion: string;
  /** The record that this one corrects. */
  readonly corrects?: RecordId;
}

/** Grows by kind (foreign stay, pawn contract, …); every switch over `kind` is exhaustive. */
export type Declaration = StayNotice;
export type DeclarationKind = Declaration['kind'];
