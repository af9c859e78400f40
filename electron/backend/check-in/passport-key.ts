/** The key of a passport's chip, typed by the clerk: three fields, or the lines at the foot of the page. */
import type { z } from 'zod';
import { readPrintedMrz } from '../../../native/emrtd/lds/printed-mrz.ts';
import type { passportKeyInput } from '../../bridge/methods/check-in.ts';
import { type BilingualText, type Failure, type FieldError, failure } from '../../core/failure/failure.ts';
import type { LocalDate } from '../../core/identity/person.ts';
import { parsePrintedDate } from '../../core/identity/person-from-card.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { formatLocalDate } from '../../core/time/vietnam-time.ts';
import { type ScanView, scanOfMrz } from './scanned.ts';

export type PassportKeyInput = z.output<typeof passportKeyInput>;

const NUMBER = /^[A-Z0-9]{5,20}$/;

const TEXTS = {
  zone: {
    vi: 'Các dòng này chưa đúng: có ký tự bị thiếu, thừa hoặc nhầm (số 0 với chữ O). So lại, hoặc xóa hết và điền ba ô bên trên.',
    en: 'These lines are not right: a character is missing, extra or mistaken (digit 0 and letter O). Compare them, or empty this box and fill in the three above.',
  },
  number: {
    vi: 'Nhập số hộ chiếu: chỉ chữ cái và chữ số, 5 đến 20 ký tự.',
    en: 'Enter the passport number: letters and digits only, 5 to 20 characters.',
  },
  birthDate: {
    vi: 'Nhập ngày sinh đủ ngày/tháng/năm, ví dụ 05/09/1990.',
    en: 'Enter the full date of birth, day/month/year, e.g. 05/09/1990.',
  },
  birthInFuture: { vi: 'Ngày sinh ở tương lai.', en: 'The date of birth is in the future.' },
  expiryDate: {
    vi: 'Nhập ngày hết hạn đủ ngày/tháng/năm, ví dụ 05/09/2031.',
    en: 'Enter the full date of expiry, day/month/year, e.g. 05/09/2031.',
  },
  expiryBeforeBirth: {
    vi: 'Ngày hết hạn phải sau ngày sinh. Có nhầm hai ô không?',
    en: 'The expiry must be after the birth. Are the two boxes mixed up?',
  },
} as const satisfies Record<string, BilingualText>;

/**
 * The key in the form of a scan, with as much of the person as was typed. All field errors at once as `fields-invalid`, at
 * `passport.zone`, `passport.documentNumber`, `passport.birthDate` and `passport.expiryDate`.
 */
export function passportKeyOf(input: PassportKeyInput, today: LocalDate): Result<ScanView, Failure> {
  return input.zone.trim() === '' ? keyOfFields(input, today) : keyOfZone(input.zone, today);
}

function keyOfZone(zone: string, today: LocalDate): Result<ScanView, Failure> {
  const mrz = readPrintedMrz(zone.split(/[\r\n]+/));
  return mrz.ok ? ok(scanOfMrz(mrz.value, today)) : err(invalid([at('zone', TEXTS.zone)]));
}

function keyOfFields(input: PassportKeyInput, today: LocalDate): Result<ScanView, Failure> {
  const documentNumber = input.documentNumber.replace(/[\s<-]/g, '').toUpperCase();
  const birthDate = dateAsTyped(input.birthDate);
  const expiryDate = dateAsTyped(input.expiryDate);
  const errors: FieldError[] = [];
  if (!NUMBER.test(documentNumber)) errors.push(at('documentNumber', TEXTS.number));
  if (birthDate === undefined) errors.push(at('birthDate', TEXTS.birthDate));
  else if (birthDate > today) errors.push(at('birthDate', TEXTS.birthInFuture));
  if (expiryDate === undefined) errors.push(at('expiryDate', TEXTS.expiryDate));
  else if (birthDate !== undefined && expiryDate <= birthDate) {
    errors.push(at('expiryDate', TEXTS.expiryBeforeBirth));
  }
  if (errors.length > 0 || birthDate === undefined || expiryDate === undefined) return err(invalid(errors));
  return ok({
    access: { kind: 'mrz', documentNumber, birthDate: yymmdd(birthDate), expiryDate: yymmdd(expiryDate) },
    // Should there be no chip, nothing is typed twice.
    person: {
      fullName: '',
      birthDate: formatLocalDate(birthDate),
      sex: 'unspecified',
      nationality: '',
      documentKind: 'passport',
      documentNumber,
      residence: '',
    },
  });
}

const at = (field: keyof PassportKeyInput, message: BilingualText): FieldError => ({
  path: `passport.${field}`,
  message,
});

const invalid = (fields: readonly FieldError[]): Failure => failure('fields-invalid', { fields });

/** `5/9/1990`, `05.09.1990`, `05 09 1990` or `05091990`; undefined for a day that does not exist. */
function dateAsTyped(text: string): LocalDate | undefined {
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4})$/.exec(text.trim()) ??
    /^(\d{2})(\d{2})(\d{4})$/.exec(text.trim()) ??
    [];
  return parsePrintedDate(`${day.padStart(2, '0')}/${month.padStart(2, '0')}/${year}`);
}

const yymmdd = (date: LocalDate): string => date.slice(2).replaceAll('-', '');
