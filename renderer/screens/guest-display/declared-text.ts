/** One declared value as the guest reads it. Names, numbers and addresses are shown as they are sent. */
import type { DeclaredField, DisplayLanguage } from '../../../electron/bridge/guest-display.ts';
import { formatDate, formatTime } from '../../messages/format.ts';
import { DISPLAY_TEXTS } from '../../messages/guest-display/texts.ts';
import type { BilingualText } from '../../messages/use-texts.ts';

const CARDS: ReadonlySet<string> = new Set(['cccd', 'can-cuoc', 'cmnd']);

/** `1990-05-04` → `04/05/1990`; a date of less precision keeps what it has. */
const day = (value: string): string => value.split('-').reverse().join('/');

/** @param reason label of the code of the reason: the authority's list has it in Vietnamese, the desk in English too */
export function declaredText(
  name: DeclaredField,
  value: string,
  language: DisplayLanguage,
  reason: BilingualText | undefined,
): string {
  const text = DISPLAY_TEXTS[language];
  switch (name) {
    case 'sex':
      return value === 'male' || value === 'female' ? text.sex[value] : text.sex.unspecified;
    case 'documentKind':
      if (CARDS.has(value)) return text.document.card;
      return value === 'passport' ? text.document.passport : text.document.other;
    case 'expiryDate':
      return value === 'none' ? text.noExpiry : day(value);
    case 'birthDate':
    case 'issueDate':
    case 'permittedStayUntil':
      return day(value);
    case 'arrival':
    case 'plannedDeparture': {
      const at = Date.parse(value);
      return `${formatDate(at)} ${formatTime(at)}`;
    }
    case 'reason':
      return reason === undefined ? value : reason[language === 'vi' ? 'vi' : 'en'];
    default:
      return value;
  }
}
