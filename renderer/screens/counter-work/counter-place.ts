/** Where a card that is laid on any screen leads: the counter of the trade that the clerk is working in. Pure. */
import { hashOf, parseRoute, type Route, type Screen, type Trade } from '../../router.ts';

/** Screens with a counter of their own, under the part `new`. */
const COUNTERS = {
  pawn: 'pawnshop',
  wards: 'medical-facility',
  tenants: 'boarding-house',
  visitors: 'lodging',
} as const satisfies Partial<Record<Screen, Trade>>;

type OwnCounter = keyof typeof COUNTERS;

const isOwnCounter = (screen: Screen): screen is OwnCounter => Object.hasOwn(COUNTERS, screen);

/** A desk of one such trade has no other counter: whoever comes is a patient, or pawns something. */
const COUNTER_OF_ONLY: Partial<Readonly<Record<Trade, OwnCounter>>> = {
  pawnshop: 'pawn',
  'medical-facility': 'wards',
};

/** @param hash the address that is shown now, e.g. `#/wards` */
export function counterOf(trades: readonly Trade[], hash: string): Route {
  const { screen } = parseRoute(hash);
  if (isOwnCounter(screen) && trades.includes(COUNTERS[screen])) return { screen, part: 'new' };
  // The set-up reads a card where it is, to see whether that works.
  if (screen === 'start') return { screen, part: 'reader' };
  const [main] = trades;
  const only =
    main !== undefined && trades.every((trade) => trade === main) ? COUNTER_OF_ONLY[main] : undefined;
  return only === undefined ? { screen: 'check-in' } : { screen: only, part: 'new' };
}

export const counterHash = (trades: readonly Trade[], hash: string): string =>
  hashOf(counterOf(trades, hash));
