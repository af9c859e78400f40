/**
 * The plan of a term as the clerk prints it: what the goods cost to redeem at the end of each month. Each row is the
 * difference to the one before, so that the rows add up to the last total to the đồng.
 */
import type { LocalDate } from '../identity/person.ts';
import { type Debt, interestOf, reckon, totalOf } from './debt.ts';
import type { Dong } from './money.ts';
import { daysBetween, monthsAfter } from './rate.ts';

export interface ScheduleRow {
  readonly date: LocalDate;
  /** Days since the term began. */
  readonly days: number;
  /** Interest of this row's period. */
  readonly interest: Dong;
  /** Interest since the term began. */
  readonly interestSoFar: Dong;
  /** Principal and interest: what redeems the goods on this day. */
  readonly toRedeem: Dong;
}

/** A term of more than ten years is no pawn; the form refuses it earlier. */
const MOST_ROWS = 120;

/** Rows at the end of each month of the term, and on the day it is due. */
export function scheduleOf(debt: Debt): readonly ScheduleRow[] {
  const dates: LocalDate[] = [];
  for (let month = 1; dates.length < MOST_ROWS; month++) {
    const date = monthsAfter(debt.since, month);
    if (date >= debt.dueDate) break;
    if (date > debt.reckonedTo) dates.push(date);
  }
  return rowsAt(debt, [...dates, debt.dueDate]);
}

/** What it costs after the due day: so many days later each. */
export const overdueRows = (debt: Debt, dates: readonly LocalDate[]): readonly ScheduleRow[] =>
  rowsAt(
    debt,
    dates.filter((date) => date > debt.dueDate),
  );

function rowsAt(debt: Debt, dates: readonly LocalDate[]): readonly ScheduleRow[] {
  let before = interestOf(debt);
  return dates.map((date) => {
    const then = reckon(debt, date);
    const interestSoFar = interestOf(then);
    const row = {
      date,
      days: daysBetween(debt.since, date),
      interest: interestSoFar - before,
      interestSoFar,
      toRedeem: totalOf(then),
    };
    before = interestSoFar;
    return row;
  });
}
