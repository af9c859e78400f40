/** The QR code of an invented card: seven fields, as cards of 2021 print them (facts: card technology §2.1). */
import { type CardHolder, printedDate } from '../../../native/virtual-chip/card-holder.ts';

const digits = (date: string): string => printedDate(date).replaceAll('/', '');

export const qrLineOf = (holder: CardHolder): string =>
  [
    holder.number,
    holder.oldNumber ?? '',
    holder.fullName,
    digits(holder.birthDate),
    holder.sex === 'male' ? 'Nam' : 'Nữ',
    holder.placeOfResidence ?? '',
    digits(holder.issueDate),
  ].join('|');
