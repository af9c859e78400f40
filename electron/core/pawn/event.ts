/** What happens to a pawn. The ledger is only ever longer; the state of a contract is made from it and from nothing else. */
import type { LocalDate } from '../identity/person.ts';
import type { EpochMs } from '../time/vietnam-time.ts';
import type { InterestTerms, Parts } from './debt.ts';
import type { Dong } from './money.ts';

/** Who of the police asked, and under which number. */
export interface PoliceAct {
  readonly agency: string;
  readonly officer: string;
  /** Number on the officer's card; not everybody shows one. */
  readonly badge?: string;
  readonly caseNumber: string;
}

/** How a notice reached the pledger. */
export const NOTICE_WAYS = ['in-person', 'letter', 'phone-message'] as const;
export type NoticeWay = (typeof NOTICE_WAYS)[number];

export type PawnEventDetails =
  | { readonly type: 'opened' }
  | { readonly type: 'part-paid'; readonly amount: Dong; readonly parts: Parts }
  /** All interest is paid, part of the principal may be; a new term begins on this day. */
  | {
      readonly type: 'renewed';
      readonly amount: Dong;
      readonly parts: Parts;
      readonly dueDate: LocalDate;
      readonly interest: InterestTerms;
      readonly ruleVersion: string;
    }
  /** One of several items goes back to the pledger while the others secure the rest. */
  | { readonly type: 'item-taken'; readonly itemId: string; readonly amount: Dong; readonly parts: Parts }
  | { readonly type: 'redeemed'; readonly amount: Dong; readonly parts: Parts }
  | { readonly type: 'overdue-notice'; readonly way: NoticeWay }
  /** BLDS 2015 đ.300; NĐ 21/2021 đ.51: reason, goods, time and place. */
  | {
      readonly type: 'sale-notice';
      readonly way: NoticeWay;
      readonly reason: string;
      readonly saleDate: LocalDate;
      readonly place: string;
    }
  /** Proceeds = costs + what paid the debt + what goes back to the pledger (BLDS 2015 đ.307). */
  | {
      readonly type: 'liquidated';
      readonly proceeds: Dong;
      readonly costs: Dong;
      readonly parts: Parts;
      readonly surplus: Dong;
      readonly buyer: string;
    }
  | { readonly type: 'hold'; readonly police: PoliceAct }
  | { readonly type: 'seizure'; readonly police: PoliceAct; readonly itemIds: readonly string[] }
  | { readonly type: 'release'; readonly police: PoliceAct };

export type PawnEventType = PawnEventDetails['type'];

export interface PawnEvent {
  readonly contractId: string;
  /** 1 for `opened`, then without gaps. */
  readonly sequence: number;
  readonly at: EpochMs;
  readonly operatorId: string;
  readonly details: PawnEventDetails;
}
