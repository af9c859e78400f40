/** The term of a lease in whole months: from 5 March, one month ends with 4 April. Pure; days are `YYYY-MM-DD`. */
const DAY_MS = 86_400_000;

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Last day of a lease of so many months. A day that a month does not have is its last: 31 January + 1 → 27 February. */
export function endOfTerm(begins: string, months: number): string {
  const [year = 0, month = 1, day = 1] = begins.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth)) - DAY_MS);
}

/** Days of the term, both ends included. */
export const daysOf = (begins: string, ends: string): number =>
  Math.round((Date.parse(`${ends}T00:00:00Z`) - Date.parse(`${begins}T00:00:00Z`)) / DAY_MS) + 1;
