/**
 * What a pawnshop tells the police. No national rule, form or portal for each pawn was found: such records go out only
 * where the facility has switched them on (a local arrangement). The report of suspicion is a duty (NĐ 96/2016 đ.25).
 */
import type { DeclarationRecord } from '../declaration/record.ts';
import type { LocalDate } from '../identity/person.ts';
import type { EpochMs } from '../time/vietnam-time.ts';
import type { Dong } from './money.ts';
import type { AgreedRate } from './rate.ts';

/** An item as the record names it: what it is and what identifies it. */
export interface DeclaredItem {
  /** Code of the category in the rule data. */
  readonly category: string;
  readonly description: string;
  /** Identifying fields by name, e.g. `imei`, normalised. */
  readonly identifiers: Readonly<Record<string, string>>;
}

export interface PawnContractDeclaration extends DeclarationRecord {
  readonly kind: 'pawn-contract';
  readonly pawn: {
    /** Number printed on the contract. */
    readonly number: string;
    readonly pawnedAt: EpochMs;
    readonly dueDate: LocalDate;
    readonly principal: Dong;
    readonly rate: AgreedRate;
    readonly items: readonly DeclaredItem[];
  };
}

export type SuspicionReason =
  | 'watch-list-hit'
  | 'identity-doubtful'
  | 'origin-doubtful'
  | 'papers-doubtful'
  | 'behaviour'
  | 'other';

export interface SuspicionReportDeclaration extends DeclarationRecord {
  readonly kind: 'suspicion-report';
  readonly report: {
    readonly reason: SuspicionReason;
    readonly text?: string;
    readonly seenAt: EpochMs;
    /** Number of the pawn contract it is about. */
    readonly contractNumber?: string;
    readonly items: readonly DeclaredItem[];
  };
}
