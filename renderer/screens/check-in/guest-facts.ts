/** What the dates of a document say of its holder today, in Vietnam. Pure. */
import { localParts } from '../../messages/format.ts';

const FULL_AGE = 18;

const dayOf = (at: number): string => {
  const { year, month, day } = localParts(at);
  return `${year}-${month}-${day}`;
};

/** The last day that a date of a year, a month or a day can mean. */
const lastOf = (date: string): string =>
  date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date;

/** Under 18, or possibly so where the document names no day. */
export function isMinor(birthDate: string | undefined, now: number): boolean {
  if (birthDate === undefined || !/^\d{4}(-\d{2}){0,2}$/.test(birthDate)) return false;
  const last = lastOf(birthDate);
  return `${Number(last.slice(0, 4)) + FULL_AGE}${last.slice(4)}` > dayOf(now);
}

/** The document ended before today. One without an expiry never does. */
export const isExpired = (expiryDate: string | undefined, now: number): boolean =>
  expiryDate !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(expiryDate) && expiryDate < dayOf(now);
