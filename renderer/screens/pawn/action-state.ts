/** What is typed for an act on a contract, prefilled where it can be, and the act it makes. Pure. */

import type { PawnAction, PawnActionType, PawnContract, PawnSetup } from './pawn-types.ts';
import { addMonths, formatPercent, parsePercent, parseSum } from './sums.ts';

export interface ActionState {
  readonly amount: string;
  readonly dueDate: string;
  readonly per: 'day' | 'month';
  readonly rate: string;
  readonly itemId: string;
  readonly way: 'in-person' | 'letter' | 'phone-message';
  readonly reason: string;
  readonly saleDate: string;
  readonly place: string;
  readonly proceeds: string;
  readonly costs: string;
  readonly buyer: string;
  readonly agency: string;
  readonly officer: string;
  readonly badge: string;
  readonly caseNumber: string;
  readonly itemIds: readonly string[];
}

const grouped = (sum: number): string => new Intl.NumberFormat('vi-VN').format(sum);

export function startOf(
  action: PawnActionType,
  contract: PawnContract,
  setup: PawnSetup,
  reason: string,
): ActionState {
  const { owed, rate, items, police } = contract;
  const kept = items.filter(({ place }) => place === 'kept');
  const interest = owed.total - owed.principal;
  const released = action === 'release' ? police : undefined;
  return {
    amount: action === 'renew' ? grouped(interest) : '',
    dueDate: addMonths(setup.today, 1),
    per: rate.per,
    rate: rate.per === 'month' ? formatPercent(rate.perMillion, 'vi') : String(rate.perMillion),
    itemId: kept[0]?.id ?? '',
    way: 'letter',
    reason,
    saleDate: setup.earliestSale,
    place: '',
    proceeds: '',
    costs: '0',
    buyer: '',
    agency: released?.agency ?? '',
    officer: released?.officer ?? '',
    badge: released?.badge ?? '',
    caseNumber: released?.caseNumber ?? '',
    itemIds: kept.map(({ id }) => id),
  };
}

/** What is no sum is sent as one that the desk refuses at its field. */
const sumOf = (typed: string): number => parseSum(typed) ?? -1;

export function actionOf(type: PawnActionType, state: ActionState): PawnAction {
  const { agency, officer, badge, caseNumber } = state;
  const police = { agency, officer, caseNumber, ...(badge.trim() !== '' && { badge }) };
  switch (type) {
    case 'part-pay':
      return { type, amount: sumOf(state.amount) };
    case 'renew': {
      const perMillion = state.per === 'month' ? parsePercent(state.rate) : sumOf(state.rate);
      return {
        type,
        amount: sumOf(state.amount),
        dueDate: state.dueDate,
        rate: { per: state.per, perMillion: Number.isSafeInteger(perMillion) ? perMillion : -1 },
      };
    }
    case 'take-item':
      return { type, itemId: state.itemId, amount: sumOf(state.amount) };
    case 'redeem':
      return { type };
    case 'overdue-notice':
      return { type, way: state.way };
    case 'sale-notice':
      return { type, way: state.way, reason: state.reason, saleDate: state.saleDate, place: state.place };
    case 'liquidate':
      return { type, proceeds: sumOf(state.proceeds), costs: sumOf(state.costs), buyer: state.buyer };
    case 'hold':
    case 'release':
      return { type, police };
    case 'seize':
      return { type, police, itemIds: [...state.itemIds] };
  }
}
