/** A birth date with the precision that the document has: nobody is given a day of birth. */
import { formatIsoDate } from '../../messages/format.ts';
import type { Say } from '../../messages/use-texts.ts';

export function birthDateText(date: string, say: Say<'check-in-paths'>): string {
  const [, year, month] = /^(\d{4})(?:-(\d{2}))?$/.exec(date) ?? [];
  if (year === undefined) return formatIsoDate(date);
  return month === undefined
    ? say('yearOnly', { date: year })
    : say('monthOnly', { date: `${month}/${year}` });
}
