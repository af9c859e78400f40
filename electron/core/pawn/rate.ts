/**
 * The agreed rate and the interest it makes between two days, exactly.
 *
 * A rate is đồng on each million đồng for each day or month: `500` a day, `15 000` a month (1.5 %). Months and years are
 * counted from the day of the loan, part months and part years by days, so that twelve months are one year and a year
 * is one year whether it has 365 days or 366. The first day does not count (BLDS 2015 đ.147).
 */
import type { LocalDate } from '../identity/person.ts';
import { DAY_MS } from '../time/vietnam-time.ts';
import { type Dong, shareOf } from './money.ts';

export interface AgreedRate {
  readonly per: 'day' | 'month';
  /** Đồng on each million đồng of the loan for each day or month. */
  readonly perMillion: number;
}

const MILLION = 1_000_000n;
const MONTHS_A_YEAR = 12;
const DAYS_A_YEAR = 365;

/** Common denominators of part years (365 or 366 days) and part months (28 to 31 days). */
const YEAR_PARTS = 365n * 366n;
const MONTH_PARTS = 377_580n;

/** The rate for a year, in đồng on each million: what is compared with the cap of BLDS 2015 đ.468. */
export const yearly = ({ per, perMillion }: AgreedRate): number =>
  perMillion * (per === 'day' ? DAYS_A_YEAR : MONTHS_A_YEAR);

const dayNumber = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/** Whole days from one date to another; the first does not count. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

/** The same day `months` later, or the last of a shorter month. Counted from the anchor, so that 31 → 28 → 31. */
export function monthsAfter(anchor: LocalDate, months: number): LocalDate {
  const year = Number(anchor.slice(0, 4));
  const month = Number(anchor.slice(5, 7)) - 1 + months;
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(Number(anchor.slice(8, 10)), last);
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
}

/** Months of an anchored calendar that have passed at `date`, in whole periods and the part of the running one. */
function periodsAt(anchor: LocalDate, date: LocalDate, months: number, parts: bigint): bigint {
  const guess = Math.floor(daysBetween(anchor, date) / (months === 1 ? 31 : 366));
  let whole = Math.max(0, guess);
  while (monthsAfter(anchor, (whole + 1) * months) <= date) whole++;
  const begun = monthsAfter(anchor, whole * months);
  const length = BigInt(daysBetween(begun, monthsAfter(anchor, (whole + 1) * months)));
  return BigInt(whole) * parts + (BigInt(daysBetween(begun, date)) * parts) / length;
}

/** A span of days in a calendar of months and years that begins on the anchor's day. */
export interface Span {
  readonly anchor: LocalDate;
  readonly from: LocalDate;
  /** Not before `from`, which is not before the anchor. */
  readonly to: LocalDate;
}

const yearParts = ({ anchor, from, to }: Span): bigint =>
  periodsAt(anchor, to, MONTHS_A_YEAR, YEAR_PARTS) - periodsAt(anchor, from, MONTHS_A_YEAR, YEAR_PARTS);

const monthParts = ({ anchor, from, to }: Span): bigint =>
  periodsAt(anchor, to, 1, MONTH_PARTS) - periodsAt(anchor, from, 1, MONTH_PARTS);

/** Interest at so many đồng on each million a year. */
export function interestAYear(principal: Dong, perMillion: number, span: Span): Dong {
  return shareOf(principal, BigInt(perMillion) * yearParts(span), MILLION * YEAR_PARTS);
}

/**
 * Interest at the agreed rate, never above what the cap allows for the same days.
 *
 * @param times percent of the agreed rate, e.g. 150 for overdue principal (BLDS 2015 đ.466 khoản 5); raises the cap alike
 */
export function agreedInterest(
  principal: Dong,
  rate: AgreedRate,
  capPerMillion: number,
  span: Span,
  times = 100,
): Dong {
  const agreed =
    rate.per === 'day'
      ? shareOf(
          principal,
          BigInt(rate.perMillion) * BigInt(daysBetween(span.from, span.to)) * BigInt(times),
          MILLION * 100n,
        )
      : shareOf(
          principal,
          BigInt(rate.perMillion) * monthParts(span) * BigInt(times),
          MILLION * 100n * MONTH_PARTS,
        );
  const capped = shareOf(
    principal,
    BigInt(capPerMillion) * yearParts(span) * BigInt(times),
    MILLION * 100n * YEAR_PARTS,
  );
  return Math.min(agreed, capped);
}
