/**
 * When a card expires, from the birth date and the day of issue: needed only where the chip must be opened by BAC
 * and nothing but the QR code was read. Luật Căn cước công dân 2014 đ.21, Luật Căn cước 2023 đ.21.
 */
import { addDays } from '../time/vietnam-time.ts';
import type { LocalDate } from './person.ts';

/** Cards are to be changed at these ages. */
interface Milestone {
  readonly age: number;
  /** Day of issue from which this milestone applies. */
  readonly from: LocalDate;
}

const MILESTONES: readonly Milestone[] = [
  { age: 14, from: '2024-07-01' },
  { age: 25, from: '0000-01-01' },
  { age: 40, from: '0000-01-01' },
  { age: 60, from: '0000-01-01' },
];

/** A card issued within so many years before a milestone is valid to the next one. */
const WINDOW_YEARS = 2;

/** On the birthday of the first milestone that is more than the window away, or never. */
export function expiryOf(birthDate: LocalDate, issueDate: LocalDate): LocalDate | 'none' {
  const milestone = MILESTONES.find(
    ({ age, from }) => issueDate >= from && issueDate < birthday(birthDate, age - WINDOW_YEARS),
  );
  return milestone ? birthday(birthDate, milestone.age) : 'none';
}

/**
 * The likely expiry dates, likeliest first. More than one where the law leaves room: issued on the very day on which
 * the window begins (either side is defensible), or born on 29 February (28/02 or 01/03 in a common year).
 */
export function expiryCandidates(
  birthDate: LocalDate,
  issueDate: LocalDate,
): readonly (LocalDate | 'none')[] {
  const found = [issueDate, addDays(issueDate, -1), addDays(issueDate, 1)].flatMap((issued) => {
    const expiry = expiryOf(birthDate, issued);
    return expiry.endsWith('-02-28') && birthDate.endsWith('-02-29')
      ? [expiry, expiry.replace('-02-28', '-03-01')]
      : [expiry];
  });
  return [...new Set(found)];
}

/** The birthday at that age. Born on 29 February: 28/02 in a common year. */
function birthday(birthDate: LocalDate, age: number): LocalDate {
  const year = String(Number(birthDate.slice(0, 4)) + age).padStart(4, '0');
  const date = `${year}${birthDate.slice(4)}`;
  const exists = !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date);
  return exists ? date : `${year}-02-28`;
}
