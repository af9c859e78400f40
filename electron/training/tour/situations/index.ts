/** The tour, in the order in which a newcomer goes through it. */
import type { FacilityKind } from '../../../core/declaration/facility.ts';
import type { Situation, SituationId } from '../situation.ts';
import { FORGED_CARD, STOLEN_PHONE } from './doubt.ts';
import { BUS_OF_THIRTY, ORDINARY_GUEST, WRONG_DIGITS } from './ordinary.ts';
import { CHILD, foreignPassport, WITHOUT_PAPERS } from './other-papers.ts';
import { ENDPOINT_DOWN, IN_HOUSE_ALREADY, ONE_REFUSED } from './sending.ts';
import { DAMAGED_CHIP, EXPIRED_CARD } from './worn-cards.ts';

/** @param today `YYYY-MM-DD` in Vietnam: what a stamp says follows the day */
export const situationsOn = (today: string): readonly Situation[] => [
  ORDINARY_GUEST,
  WRONG_DIGITS,
  FORGED_CARD,
  ENDPOINT_DOWN,
  BUS_OF_THIRTY,
  foreignPassport(today),
  CHILD,
  WITHOUT_PAPERS,
  DAMAGED_CHIP,
  EXPIRED_CARD,
  IN_HOUSE_ALREADY,
  ONE_REFUSED,
  STOLEN_PHONE,
];

export const situationOn = (id: SituationId, today: string): Situation => {
  const found = situationsOn(today).find((one) => one.id === id);
  if (!found) throw new Error(`no situation ${id}`);
  return found;
};

/** Those that a trade meets come first, in their order; the others can be tried as well. */
export const concerns = ({ trades }: Pick<Situation, 'trades'>, own: readonly FacilityKind[]): boolean =>
  trades.some((trade) => own.includes(trade));
