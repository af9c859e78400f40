/** What every declaration has, whatever it is about. */
import type { IdentitySource, Person } from '../identity/person.ts';
import type { Verdict } from '../identity/verdict.ts';
import type { EpochMs } from '../time/vietnam-time.ts';

/** UUIDv7, minted before the first byte is sent; the idempotency key for ever. */
export type RecordId = string;

/** Immutable once filed; a correction is a new record that names the old one. */
export interface DeclarationRecord {
  readonly id: RecordId;
  readonly facilityId: string;
  readonly operatorId: string;
  /** As it was known when the record was filed. */
  readonly person: Person;
  readonly source: IdentitySource;
  readonly verdict: Verdict;
  readonly createdAt: EpochMs;
  /** By when the law wants it at the authority. */
  readonly deadline: EpochMs;
  /** Version of the rule data it was judged by. */
  readonly ruleVersion: string;
  /** The record that this one corrects. */
  readonly corrects?: RecordId;
}
