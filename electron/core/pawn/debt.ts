/**
 * What is owed on a pawn, day by day (BLDS 2015 đ.466 khoản 5, đ.468). Interest is reckoned only when something
 * happens, for the days since the last event, so that every đồng can be found again in the ledger.
 */
import type { LocalDate } from '../identity/person.ts';
import { err, ok, type Result } from '../result.ts';
import { type Dong, dong, sumOf } from './money.ts';
import type { PawnRule } from './pawn-rule.ts';
import { type AgreedRate, agreedInterest, interestAYear, type Span } from './rate.ts';

/** The numbers of the rule data by which a term is reckoned; kept with the contract, because rules change. */
export interface InterestTerms {
  readonly rate: AgreedRate;
  readonly capPerMillionAYear: number;
  readonly overduePrincipalPercent: number;
  readonly lateInterestPerMillionAYear: number;
}

export const interestTermsOf = (rate: AgreedRate, { interest }: PawnRule): InterestTerms => ({
  rate,
  capPerMillionAYear: interest.capPerMillionAYear,
  overduePrincipalPercent: interest.overduePrincipalPercent,
  lateInterestPerMillionAYear: interest.lateInterestPerMillionAYear,
});

export interface Debt {
  readonly terms: InterestTerms;
  /** First day of the running term: the contract's, or the last renewal's. */
  readonly since: LocalDate;
  readonly dueDate: LocalDate;
  /** Interest is reckoned up to this day. */
  readonly reckonedTo: LocalDate;
  readonly principal: Dong;
  /** Of the term, at the agreed rate. */
  readonly termInterest: Dong;
  /** On principal that is overdue: 150 % of the agreed rate. */
  readonly overdueInterest: Dong;
  /** On interest of the term that was not paid when due: the rate of đ.468 khoản 2. */
  readonly lateInterest: Dong;
}

/** The parts of a payment, or of what is owed. */
export interface Parts {
  readonly lateInterest: Dong;
  readonly overdueInterest: Dong;
  readonly termInterest: Dong;
  readonly principal: Dong;
}

export const totalOf = (parts: Parts): Dong =>
  sumOf([parts.lateInterest, parts.overdueInterest, parts.termInterest, parts.principal]);

export const interestOf = (parts: Parts): Dong => totalOf(parts) - parts.principal;

export const newDebt = (
  principal: Dong,
  terms: InterestTerms,
  since: LocalDate,
  dueDate: LocalDate,
): Debt => ({
  terms,
  since,
  dueDate,
  reckonedTo: since,
  principal: dong(principal),
  termInterest: 0,
  overdueInterest: 0,
  lateInterest: 0,
});

const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b);
const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

/** The debt as it stands on a day. A day before the last reckoning is a bug: the ledger only goes forward. */
export function reckon(debt: Debt, day: LocalDate): Debt {
  if (day < debt.reckonedTo) throw new Error('interest is reckoned forward only');
  const { terms, dueDate, principal } = debt;
  const span = (from: LocalDate, to: LocalDate): Span => ({ anchor: debt.since, from, to });
  const inTerm = span(debt.reckonedTo, later(debt.reckonedTo, earlier(day, dueDate)));
  const termInterest =
    debt.termInterest + agreedInterest(principal, terms.rate, terms.capPerMillionAYear, inTerm);
  const overdue = span(earlier(day, later(debt.reckonedTo, dueDate)), day);
  return {
    ...debt,
    reckonedTo: day,
    termInterest,
    overdueInterest:
      debt.overdueInterest +
      agreedInterest(principal, terms.rate, terms.capPerMillionAYear, overdue, terms.overduePrincipalPercent),
    lateInterest: debt.lateInterest + interestAYear(termInterest, terms.lateInterestPerMillionAYear, overdue),
  };
}

const ORDER = ['lateInterest', 'overdueInterest', 'termInterest', 'principal'] as const;

/**
 * Takes a payment in the order that the contract names: late interest, overdue interest, interest of the term,
 * principal. The parts add up to the payment to the đồng. More than is owed is refused.
 */
export function pay(
  debt: Debt,
  amount: Dong,
): Result<{ readonly debt: Debt; readonly parts: Parts }, 'more-than-owed'> {
  if (dong(amount) < 0) throw new Error('a payment is not negative');
  let left = amount;
  const taken: Record<(typeof ORDER)[number], Dong> = {
    lateInterest: 0,
    overdueInterest: 0,
    termInterest: 0,
    principal: 0,
  };
  for (const part of ORDER) {
    taken[part] = Math.min(left, debt[part]);
    left -= taken[part];
  }
  if (left > 0) return err('more-than-owed');
  return ok({
    debt: {
      ...debt,
      lateInterest: debt.lateInterest - taken.lateInterest,
      overdueInterest: debt.overdueInterest - taken.overdueInterest,
      termInterest: debt.termInterest - taken.termInterest,
      principal: debt.principal - taken.principal,
    },
    parts: taken,
  });
}
