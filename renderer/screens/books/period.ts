/** Which days a book covers. Pure; days are `YYYY-MM-DD` in Vietnam. */

export type PeriodName = 'today' | 'yesterday' | 'week' | 'month' | 'last-month' | 'days';
export const PERIODS: readonly PeriodName[] = ['today', 'yesterday', 'week', 'month', 'last-month', 'days'];

export interface Days {
  readonly from: string;
  readonly until: string;
}

export interface Quarter {
  readonly year: number;
  readonly quarter: number;
}

const DAY_MS = 86_400_000;
const shifted = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

const monthOf = (day: string, offset: number): Days => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + offset, 1)).toISOString().slice(0, 10);
  const next = new Date(Date.UTC(year, month + offset, 1)).toISOString().slice(0, 10);
  return { from: first, until: shifted(next, -1) };
};

/** The days of a named period, both ends included; `days` keeps what was chosen. */
export function daysOf(period: PeriodName, today: string, chosen: Days): Days {
  switch (period) {
    case 'today':
      return { from: today, until: today };
    case 'yesterday':
      return { from: shifted(today, -1), until: shifted(today, -1) };
    case 'week':
      return { from: shifted(today, -6), until: today };
    case 'month':
      return { ...monthOf(today, 0), until: today };
    case 'last-month':
      return monthOf(today, -1);
    case 'days':
      return chosen;
  }
}

export const quarterOf = (day: string): Quarter => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return { year, quarter: Math.ceil(month / 3) };
};

export const quarterBefore = ({ year, quarter }: Quarter): Quarter =>
  quarter === 1 ? { year: year - 1, quarter: 4 } : { year, quarter: quarter - 1 };

/** This quarter and the three before it, latest first: what can be reported. */
export function lastQuarters(today: string): readonly Quarter[] {
  const quarters = [quarterOf(today)];
  for (let count = 1; count < 4; count += 1) quarters.push(quarterBefore(quarters[quarters.length - 1]!));
  return quarters;
}
