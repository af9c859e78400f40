/** The life of a pawn as a table: what may happen in which status, and what it leads to. */
import type { PawnEventType } from './event.ts';

export const PAWN_STATUSES = [
  'running',
  'sale-noticed', // the pledger was told of a sale; until then the goods can be redeemed
  'on-hold', // the police asked that the goods stay where they are
  'seized', // the police took all goods
  'redeemed',
  'liquidated',
] as const;
export type PawnStatus = (typeof PAWN_STATUSES)[number];

/** A seizure of some of the goods leaves the rest as it was. */
export type PawnStep = Exclude<PawnEventType, 'opened'> | 'part-seizure';

export interface PawnTransition {
  readonly from: PawnStatus;
  readonly step: PawnStep;
  readonly to: PawnStatus;
}

export const PAWN_TRANSITIONS: readonly PawnTransition[] = [
  { from: 'running', step: 'part-paid', to: 'running' },
  { from: 'running', step: 'renewed', to: 'running' },
  { from: 'running', step: 'item-taken', to: 'running' },
  { from: 'running', step: 'redeemed', to: 'redeemed' },
  { from: 'running', step: 'overdue-notice', to: 'running' },
  { from: 'running', step: 'sale-notice', to: 'sale-noticed' },
  { from: 'running', step: 'hold', to: 'on-hold' },
  { from: 'running', step: 'part-seizure', to: 'running' },
  { from: 'running', step: 'seizure', to: 'seized' },

  { from: 'sale-noticed', step: 'part-paid', to: 'sale-noticed' },
  { from: 'sale-noticed', step: 'renewed', to: 'running' },
  { from: 'sale-noticed', step: 'item-taken', to: 'sale-noticed' },
  { from: 'sale-noticed', step: 'redeemed', to: 'redeemed' },
  { from: 'sale-noticed', step: 'liquidated', to: 'liquidated' },
  { from: 'sale-noticed', step: 'hold', to: 'on-hold' },
  { from: 'sale-noticed', step: 'part-seizure', to: 'sale-noticed' },
  { from: 'sale-noticed', step: 'seizure', to: 'seized' },

  // Money may come in, goods may not go out.
  { from: 'on-hold', step: 'part-paid', to: 'on-hold' },
  { from: 'on-hold', step: 'part-seizure', to: 'on-hold' },
  { from: 'on-hold', step: 'seizure', to: 'seized' },
  // A notice given before the hold has lost its day: a sale needs a new one.
  { from: 'on-hold', step: 'release', to: 'running' },

  { from: 'seized', step: 'part-paid', to: 'seized' },
  { from: 'seized', step: 'release', to: 'running' },
];

export const nextPawnStatus = (from: PawnStatus, step: PawnStep): PawnStatus | undefined =>
  PAWN_TRANSITIONS.find((one) => one.from === from && one.step === step)?.to;

export const stepsFrom = (from: PawnStatus): readonly PawnStep[] =>
  PAWN_TRANSITIONS.filter((one) => one.from === from).map(({ step }) => step);

export const ENDED: readonly PawnStatus[] = ['redeemed', 'liquidated'];
