/**
 * When a citizen card expires. Law on Citizen Identification 2014 art. 21: it is changed at 25, 40 and 60;
 * one issued within the two years before a milestone is good until the next (facts: card technology §2.4).
 */

const MILESTONES = [25, 40, 60] as const;
const WINDOW_YEARS = 2;

/** `YYYY-MM-DD` moved by whole years; 29 February becomes 28 February in common years. */
export function addYears(date: string, years: number): string {
  const year = Number(date.slice(0, 4)) + years;
  const monthDay = date.slice(5);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return `${String(year).padStart(4, '0')}-${monthDay === '02-29' && !isLeap ? '02-28' : monthDay}`;
}

/** The expiry of a card issued on `issueDate`, or `null` when it never expires. Dates are `YYYY-MM-DD`. */
export function expiryOf(birthDate: string, issueDate: string): string | null {
  const milestone = MILESTONES.find((age) => issueDate < addYears(birthDate, age - WINDOW_YEARS));
  return milestone === undefined ? null : addYears(birthDate, milestone);
}
