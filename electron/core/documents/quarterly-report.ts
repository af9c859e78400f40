/** Báo cáo quý (ĐK13, TT 42/2017 đ.7): what the facility did in a quarter, counted; and when it is due. */
import type { BilingualText } from '../failure/failure.ts';
import type { LocalDate } from '../identity/person.ts';
import { addDays } from '../time/vietnam-time.ts';
import type { BookLine } from './book.ts';

export interface Quarter {
  readonly year: number;
  /** 1 to 4. */
  readonly quarter: number;
}

/** First and last day, both included. */
export function daysOfQuarter({ year, quarter }: Quarter): {
  readonly from: LocalDate;
  readonly until: LocalDate;
} {
  const month = (at: number) => String(at).padStart(2, '0');
  const from = `${year}-${month(3 * quarter - 2)}-01`;
  const next = quarter === 4 ? `${year + 1}-01-01` : `${year}-${month(3 * quarter + 1)}-01`;
  return { from, until: addDays(next, -1) };
}

export const quarterOf = (day: LocalDate): Quarter => ({
  year: Number(day.slice(0, 4)),
  quarter: Math.ceil(Number(day.slice(5, 7)) / 3),
});

const LAST_WEEK_DAYS = 7;

/** The quarter whose report is due today: the form goes in during the quarter's last week. Undefined on other days. */
export function quarterDueOn(day: LocalDate): (Quarter & { readonly until: LocalDate }) | undefined {
  const quarter = quarterOf(day);
  const { until } = daysOfQuarter(quarter);
  return day > addDays(until, -LAST_WEEK_DAYS) ? { ...quarter, until } : undefined;
}

export interface CountedMatter {
  readonly matter: BilingualText;
  readonly count: number;
  readonly note?: string;
}

export const reportLines = (matters: readonly CountedMatter[]): readonly BookLine[] =>
  matters.map(({ matter, count, note }) => ({ matter: matter.vi, count: String(count), note: note ?? '' }));
