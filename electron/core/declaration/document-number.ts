/** The form of a document's number, kind by kind. */
import type { BilingualText } from '../failure/failure.ts';
import type { IdentityDocument } from '../identity/person.ts';
import { unreachable } from '../result.ts';

/**
 * CCCD and Căn cước: exactly 12 digits; passport up to 10 letters and digits; others up to 20 (Ministry's API rules).
 * Undefined: nothing is wrong with it.
 */
export function documentNumberError({ kind, number }: IdentityDocument): BilingualText | undefined {
  switch (kind) {
    case 'cccd':
    case 'can-cuoc':
    case 'identification-number-notice':
      return /^\d{12}$/.test(number)
        ? undefined
        : {
            vi: 'Số định danh phải có đúng 12 chữ số.',
            en: 'The identification number must have exactly 12 digits.',
          };
    case 'cmnd':
      return /^(\d{9}|\d{12})$/.test(number)
        ? undefined
        : { vi: 'Số CMND có 9 hoặc 12 chữ số.', en: 'A CMND number has 9 or 12 digits.' };
    case 'passport':
      return /^[A-Z0-9]{4,10}$/.test(number)
        ? undefined
        : {
            vi: 'Số hộ chiếu gồm 4–10 chữ cái in hoa và chữ số.',
            en: 'A passport number has 4–10 capital letters and digits.',
          };
    case 'birth-certificate':
    case 'driving-licence':
    case 'health-insurance-card':
    case 'other':
      return /^[\p{L}\p{N}/.-]{1,20}$/u.test(number)
        ? undefined
        : {
            vi: 'Số giấy tờ có tối đa 20 ký tự, không có dấu cách.',
            en: 'At most 20 characters, no blanks.',
          };
    default:
      return unreachable(kind, 'document kind');
  }
}
