/** What somebody types into the one search box, parted into names, numbers, rooms and days. Pure. */
import type { LocalDate } from '../identity/person.ts';

export interface SearchText {
  readonly name: string;
  /** Document or receipt numbers: six characters or more, with a digit. */
  readonly numbers: readonly string[];
  /** Short words with a digit: `204`, `A12`, `P.305`. */
  readonly rooms: readonly string[];
  /** At most one: the last one typed. */
  readonly day?: LocalDate;
}

const DAY = /^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?$/;
const LONGEST_ROOM = 5;

/**
 * `05/03/2026`, or `05/03` of the year that makes it the latest day not after today. Undefined: not a day of the calendar.
 */
function dayOf(word: string, today: LocalDate): LocalDate | undefined {
  const parts = DAY.exec(word);
  if (parts === null) return undefined;
  const pad = (text: string | undefined) => (text ?? '').padStart(2, '0');
  const of = (year: string): LocalDate | undefined => {
    const date = `${year}-${pad(parts[2])}-${pad(parts[1])}`;
    const real = new Date(`${date}T00:00:00Z`);
    return !Number.isNaN(real.getTime()) && real.toISOString().slice(0, 10) === date ? date : undefined;
  };
  if (parts[3] !== undefined) return of(parts[3]);
  const year = Number(today.slice(0, 4));
  const thisYear = of(String(year));
  return thisYear !== undefined && thisYear <= today ? thisYear : (of(String(year - 1)) ?? thisYear);
}

/** Groups of three digits written apart, `079 203 001 234`, are one number of nine or twelve; two rooms are two rooms. */
const joined = (text: string): string =>
  text.replace(/\b\d{3}(?:\s+\d{3}){2,3}\b/g, (groups) => groups.replace(/\s+/g, ''));

export function parseSearch(text: string, today: LocalDate): SearchText {
  const name: string[] = [];
  const numbers: string[] = [];
  const rooms: string[] = [];
  let day: LocalDate | undefined;
  for (const word of joined(text).trim().split(/\s+/)) {
    if (word === '') continue;
    const found = dayOf(word, today);
    if (found !== undefined) day = found;
    else if (!/\d/.test(word)) name.push(word);
    else if (word.replace(/[^\p{L}\p{N}]/gu, '').length <= LONGEST_ROOM) rooms.push(word);
    else numbers.push(word);
  }
  return { name: name.join(' '), numbers, rooms, ...(day !== undefined && { day }) };
}
