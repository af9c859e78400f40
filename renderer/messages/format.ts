/**
 * Dates, times and spans as people in Vietnam write them, in Asia/Ho_Chi_Minh whatever zone the PC is set to.
 * Pure: instants are milliseconds since the epoch.
 */

export const ZONE = 'Asia/Ho_Chi_Minh';
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

export interface LocalParts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
}

export function localParts(at: number): LocalParts {
  const found = { year: '', month: '', day: '', hour: '', minute: '', second: '' };
  for (const { type, value } of parts.formatToParts(at))
    if (Object.hasOwn(found, type)) found[type as keyof LocalParts] = value;
  return found;
}

/** `05/03/2026` */
export function formatDate(at: number): string {
  const { day, month, year } = localParts(at);
  return `${day}/${month}/${year}`;
}

/** `05/03` */
export function formatDayMonth(at: number): string {
  const { day, month } = localParts(at);
  return `${day}/${month}`;
}

/** `22:55` */
export function formatTime(at: number): string {
  const { hour, minute } = localParts(at);
  return `${hour}:${minute}`;
}

/** `22:55:07` */
export const formatTimeWithSeconds = (at: number): string => `${formatTime(at)}:${localParts(at).second}`;

/** `05/03/2026 22:55` */
export const formatDateTime = (at: number): string => `${formatDate(at)} ${formatTime(at)}`;

/** `22:55` on the same Vietnamese day, `22:55 05/03` on another. */
export const formatTimeNear = (at: number, now: number): string =>
  formatDate(at) === formatDate(now) ? formatTime(at) : `${formatTime(at)} ${formatDayMonth(at)}`;

/** `2026-03-05` or `20260305` → `05/03/2026`; a year or a month alone is kept as it is written. */
export function formatIsoDate(date: string): string {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(date);
  return match ? `${match[3]}/${match[2]}/${match[1]}` : date;
}

const weekdays = {
  vi: new Intl.DateTimeFormat('vi-VN', { timeZone: ZONE, weekday: 'long' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, weekday: 'long' }),
};

/** `Thứ Năm, 05/03/2026` */
export const formatLongDate = (at: number, language: 'vi' | 'en'): string => {
  const weekday = weekdays[language].format(at);
  return `${weekday.slice(0, 1).toUpperCase()}${weekday.slice(1)}, ${formatDate(at)}`;
};

/** `1.234` in Vietnamese, `1,234` in English. */
export const formatNumber = (value: number, language: 'vi' | 'en'): string =>
  new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 }).format(value);

export interface SpanWords {
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
}

/** A span in its two largest units: `2 ngày 3 giờ`, `1 giờ 05 phút`, `12 phút`, `40 giây`. Never negative. */
export function formatSpan(milliseconds: number, words: SpanWords): string {
  const span = Math.abs(milliseconds);
  const days = Math.floor(span / DAY);
  const hours = Math.floor((span % DAY) / HOUR);
  const minutes = Math.floor((span % HOUR) / MINUTE);
  if (days > 0) return hours > 0 ? `${days} ${words.day} ${hours} ${words.hour}` : `${days} ${words.day}`;
  if (hours > 0)
    return minutes > 0
      ? `${hours} ${words.hour} ${String(minutes).padStart(2, '0')} ${words.minute}`
      : `${hours} ${words.hour}`;
  if (minutes > 0) return `${minutes} ${words.minute}`;
  return `${Math.floor(span / SECOND)} ${words.second}`;
}

/** `05/03/2026 22:55`, typed with any of `/ - . :` or blanks between, or with none; undefined when it is no real moment. */
export function parseDateTime(typed: string): number | undefined {
  const match =
    /^\s*(\d{1,2})[/\-. ](\d{1,2})[/\-. ](\d{4})[ ,]+(\d{1,2})[:.hg ](\d{2})\s*$/.exec(typed) ??
    /^\s*(\d{2})(\d{2})(\d{4})\s*(\d{2})(\d{2})\s*$/.exec(typed);
  if (!match) return undefined;
  const [day, month, year, hour, minute] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  // Vietnam has no summer time: always seven hours ahead of UTC.
  const at = Date.UTC(year, month - 1, day, hour, minute) - 7 * HOUR;
  const back = localParts(at);
  const same =
    Number(back.day) === day &&
    Number(back.month) === month &&
    Number(back.year) === year &&
    Number(back.hour) === hour &&
    Number(back.minute) === minute;
  return same ? at : undefined;
}

/** `05/03/2026`, typed with any of `/ - .` or blanks between, or with none → `2026-03-05`; undefined when there is no such day. */
export function parseDate(typed: string): string | undefined {
  const match =
    /^\s*(\d{1,2})[/\-. ](\d{1,2})[/\-. ](\d{4})\s*$/.exec(typed) ??
    /^\s*(\d{2})(\d{2})(\d{4})\s*$/.exec(typed);
  if (!match) return undefined;
  const [day = '', month = '', year = ''] = match.slice(1);
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date ? undefined : date;
}
