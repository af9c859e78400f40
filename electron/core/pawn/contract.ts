/** Hợp đồng cầm đồ: a loan against goods that the shop keeps (BLDS 2015 đ.309; NĐ 96/2016 đ.29). */
import type { IdentitySource, LocalDate, Person } from '../identity/person.ts';
import type { Verdict } from '../identity/verdict.ts';
import type { EpochMs } from '../time/vietnam-time.ts';
import type { InterestTerms } from './debt.ts';
import type { IdentifierField } from './identifier.ts';
import type { Dong } from './money.ts';

/** Goods as the clerk enters them. */
export interface DraftItem {
  /** Code of the category in the rule data. */
  readonly category: string;
  /** Make, model, colour, weight, marks: as on its certificate where it has one (NĐ 21/2021 đ.9). */
  readonly description: string;
  readonly identifiers: Readonly<Partial<Record<IdentifierField, string>>>;
  /** Codes of the ownership papers whose originals the shop keeps. */
  readonly papers: readonly string[];
  /** Where in the store-room it lies. */
  readonly storage: string;
}

export interface PawnItem extends DraftItem {
  /** `1`, `2`, … within the contract. */
  readonly id: string;
}

/** Whose goods they are. Somebody else's need the owner's written authorisation (NĐ 96/2016 đ.29). */
export type Ownership =
  | { readonly kind: 'pledger' }
  | {
      readonly kind: 'other';
      readonly ownerName: string;
      readonly ownerDocumentNumber: string;
      /** Number and day of the written authorisation. */
      readonly authorisation: string;
    };

/** As it was signed. What happens later stands in the ledger. */
export interface PawnContract {
  /** UUIDv7. */
  readonly id: string;
  /** As printed, e.g. `2026-00001`; counts anew each year. */
  readonly number: string;
  readonly facilityId: string;
  readonly operatorId: string;
  readonly person: Person;
  readonly source: IdentitySource;
  readonly verdict: Verdict;
  readonly items: readonly PawnItem[];
  readonly ownership: Ownership;
  readonly principal: Dong;
  readonly interest: InterestTerms;
  readonly openedAt: EpochMs;
  readonly dueDate: LocalDate;
  /** Where notices reach the pledger. */
  readonly noticeAddress: string;
  readonly phone?: string;
  readonly note?: string;
  readonly ruleVersion: string;
  readonly itemRuleVersion: string;
}
