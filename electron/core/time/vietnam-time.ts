/**
 * Vietnam's civil time. Rules speak of 23:00 in Asia/Ho_Chi_Minh; instants are stored in UTC.
 * The zone is UTC+7 without daylight saving since 1975, so plain arithmetic is exact and needs no zone database.
 */
import type { LocalDate } from '../identity/person.ts';

/** Milliseconds since the epoch. */
export type EpochMs = number;

const OFFSET_MS = 7 * 60 * 60 * 1000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The calendar day in Vietnam at an instant. */
export const localDateOf = (at: EpochMs): LocalDate => new Date(at + OFFSET_MS).toISOString().slice(0, 10);

/** `HH:MM` in Vietnam at an instant. */
export const localTimeOf = (at: EpochMs): string => new Date(at + OFFSET_MS).toISOString().slice(11, 16);

/** The instant of `HH:MM` on a Vietnamese calendar day. Throws on a malformed date or time (a bug or bad rule data). */
export function instantAt(date: LocalDate, time: string): EpochMs {
  const at = Date.parse(`${date}T${time}:00.000Z`);
  if (Number.isNaN(at)) throw new Error(`not a local date and time: ${date} ${time}`);
  return at - OFFSET_MS;
}

export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** `DD/MM/YYYY`, the way people and police forms in Vietnam write a day. */
export const formatLocalDate = (date: LocalDate): string => date.split('-').reverse().join('/');
