/** The state of a pawn: a pure fold of its events over the table of transitions. */
import type { LocalDate } from '../identity/person.ts';
import { unreachable } from '../result.ts';
import { type EpochMs, localDateOf } from '../time/vietnam-time.ts';
import type { PawnContract } from './contract.ts';
import { type Debt, newDebt, type Parts, pay, reckon, totalOf } from './debt.ts';
import type { PawnEvent, PawnEventDetails, PoliceAct } from './event.ts';
import type { Dong } from './money.ts';
import { nextPawnStatus, type PawnStatus, type PawnStep } from './transitions.ts';

export type ItemPlace = 'kept' | 'taken-back' | 'seized' | 'sold';

export interface SaleNotice {
  readonly givenOn: LocalDate;
  readonly saleDate: LocalDate;
  readonly place: string;
}

export interface PawnState {
  readonly status: PawnStatus;
  readonly sequence: number;
  readonly debt: Debt;
  /** Where each item is, by its id. */
  readonly places: Readonly<Record<string, ItemPlace>>;
  readonly saleNotice?: SaleNotice;
  readonly overdueNotices: number;
  /** The police act that binds now. */
  readonly police?: PoliceAct;
  readonly lastAt: EpochMs;
  readonly endedOn?: LocalDate;
  /** Everything that was ever paid in, proceeds of a sale included. */
  readonly paid: Dong;
}

/** A ledger that does not follow the table was written by no desk of ours. */
export class BrokenLedger extends Error {
  override readonly name = 'BrokenLedger';
}

export const keptItems = (contract: PawnContract, { places }: PawnState) =>
  contract.items.filter(({ id }) => places[id] === 'kept');

export const openingState = (contract: PawnContract): PawnState => ({
  status: 'running',
  sequence: 1,
  debt: newDebt(contract.principal, contract.interest, localDateOf(contract.openedAt), contract.dueDate),
  places: Object.fromEntries(contract.items.map(({ id }) => [id, 'kept' as const])),
  overdueNotices: 0,
  lastAt: contract.openedAt,
  paid: 0,
});

/** What the table calls an event, given the goods that are left. */
export function stepOf(
  details: Exclude<PawnEventDetails, { readonly type: 'opened' }>,
  contract: PawnContract,
  state: PawnState,
): PawnStep {
  if (details.type !== 'seizure') return details.type;
  const left = keptItems(contract, state).filter(({ id }) => !details.itemIds.includes(id));
  return left.length === 0 ? 'seizure' : 'part-seizure';
}

/** The state after one more event. Throws {@link BrokenLedger} for an event that the table or the sums refuse. */
export function applyEvent(contract: PawnContract, state: PawnState, event: PawnEvent): PawnState {
  const { details } = event;
  if (details.type === 'opened' || event.sequence !== state.sequence + 1 || event.at < state.lastAt) {
    throw new BrokenLedger(`event ${event.sequence} of ${event.contractId} does not follow`);
  }
  const status = nextPawnStatus(state.status, stepOf(details, contract, state));
  if (status === undefined) {
    throw new BrokenLedger(`${details.type} cannot happen while ${state.status}`);
  }
  const day = localDateOf(event.at);
  const common = { ...state, status, sequence: event.sequence, lastAt: event.at };
  switch (details.type) {
    case 'part-paid':
      return paidIn(common, day, details.amount, details.parts);
    case 'renewed': {
      const paid = paidIn(common, day, details.amount, details.parts);
      const { saleNotice: _over, ...rest } = paid;
      return { ...rest, debt: newDebt(paid.debt.principal, details.interest, day, details.dueDate) };
    }
    case 'item-taken':
      return {
        ...paidIn(common, day, details.amount, details.parts),
        places: { ...state.places, [details.itemId]: 'taken-back' },
      };
    case 'redeemed': {
      const paid = paidIn(common, day, details.amount, details.parts);
      return { ...paid, places: moved(state, 'taken-back'), endedOn: day };
    }
    case 'overdue-notice':
      return { ...common, overdueNotices: state.overdueNotices + 1 };
    case 'sale-notice': {
      const { saleDate, place } = details;
      return { ...common, saleNotice: { givenOn: day, saleDate, place } };
    }
    case 'liquidated': {
      const { proceeds, costs, surplus, parts } = details;
      if (proceeds !== costs + surplus + totalOf(parts)) throw new BrokenLedger('proceeds do not add up');
      const paid = paidIn(common, day, totalOf(parts), parts);
      return { ...paid, places: moved(state, 'sold'), endedOn: day };
    }
    case 'hold':
      return { ...common, police: details.police };
    case 'seizure':
      return {
        ...common,
        police: details.police,
        places: {
          ...state.places,
          ...Object.fromEntries(details.itemIds.map((id) => [id, 'seized' as const])),
        },
      };
    case 'release': {
      const { police: _released, saleNotice: _stale, ...rest } = common;
      return { ...rest, places: returned(state) };
    }
    default:
      return unreachable(details, 'event of a pawn');
  }
}

/** Money that came in. The parts that were printed must be those that the sums give, to the đồng. */
function paidIn(state: PawnState, day: LocalDate, amount: Dong, printed: Parts): PawnState {
  const paid = pay(reckon(state.debt, day), amount);
  if (!paid.ok) throw new BrokenLedger('more was paid than was owed');
  const { debt, parts } = paid.value;
  const same = (Object.keys(parts) as (keyof Parts)[]).every((part) => parts[part] === printed[part]);
  if (!same) throw new BrokenLedger('the parts of a payment are not those of the ledger');
  return { ...state, debt, paid: state.paid + amount };
}

const moved = (state: PawnState, to: ItemPlace): PawnState['places'] =>
  Object.fromEntries(Object.entries(state.places).map(([id, place]) => [id, place === 'kept' ? to : place]));

const returned = (state: PawnState): PawnState['places'] =>
  Object.fromEntries(
    Object.entries(state.places).map(([id, place]) => [id, place === 'seized' ? 'kept' : place]),
  );

/** The state of a contract after all its events, in order, the first of them `opened`. */
export function foldLedger(contract: PawnContract, events: readonly PawnEvent[]): PawnState {
  const [first, ...rest] = events;
  if (first?.details.type !== 'opened' || first.sequence !== 1 || first.at !== contract.openedAt) {
    throw new BrokenLedger(`contract ${contract.id} does not begin with its opening`);
  }
  return rest.reduce((state, event) => applyEvent(contract, state, event), openingState(contract));
}

/** What would have to be paid on a day to have the goods back. */
export const owedOn = (state: PawnState, day: LocalDate): Debt => reckon(state.debt, day);
