/** Sums and rates as they are typed and read. Pure. */

/** `12.500.000 đ`, in English `12,500,000 VND`. */
export const formatDong = (sum: number, language: 'vi' | 'en'): string =>
  `${groupDigits(sum, language)} ${language === 'vi' ? 'đ' : 'VND'}`;

const groupDigits = (sum: number, language: 'vi' | 'en'): string =>
  new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB').format(sum);

/** Dots, commas and blanks between the digits are forgiven; anything else is no sum (0 when empty). */
export function parseSum(typed: string): number | undefined {
  const digits = typed.replace(/[.,\s\u00a0]/g, '');
  if (digits === '') return 0;
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}

/** What was typed, with its thousands parted while it is typed. */
export function groupTyped(typed: string): string {
  const sum = parseSum(typed);
  return sum === undefined || typed.trim() === '' ? typed : groupDigits(sum, 'vi');
}

/** `1,5` → 15 000 đồng on each million: percent a month with up to four decimals. NaN when it is none. */
export function parsePercent(typed: string): number {
  const match = /^\s*(\d{1,3})(?:[.,](\d{1,4}))?\s*$/.exec(typed);
  if (!match) return Number.NaN;
  return Number(match[1]) * 10_000 + Number((match[2] ?? '').padEnd(4, '0'));
}

/** `15 000` → `1,5` */
export const formatPercent = (perMillion: number, language: 'vi' | 'en'): string => {
  const text = String(perMillion / 10_000);
  return language === 'vi' ? text.replace('.', ',') : text;
};

/** The same day `months` later, or the last of a shorter month. */
export function addMonths(date: string, months: number): string {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7)) - 1 + months;
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(Number(date.slice(8, 10)), last)))
    .toISOString()
    .slice(0, 10);
}
