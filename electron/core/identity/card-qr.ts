/**
 * The QR code on a Vietnamese card: one UTF-8 line of fields separated by `|`. Seven on the card of 2021, eleven on
 * the card of 2024; the meaning of the last four is not published, so they are kept as they are.
 * What a QR code says is printed, not signed: it opens the chip and is compared with it, and proves nothing.
 */
import { err, ok, type Result } from '../result.ts';
import { expiryCandidates } from './card-expiry.ts';
import { parseCardNumber } from './card-number.ts';
import type { LocalDate, PartialDate, Sex } from './person.ts';

export interface CardQr {
  /** Twelve digits. */
  readonly number: string;
  /** Number of the CMND that the person had before; empty when none. */
  readonly oldNumber: string;
  readonly fullName: string;
  readonly birthDate: PartialDate;
  readonly sex: Sex;
  /** As printed: administrative names of the day of issue. */
  readonly residence: string;
  readonly issueDate?: LocalDate;
  /** Fields 8 and following, unchanged, empty ones included. */
  readonly extras: readonly string[];
}

export type QrFailure = 'qr-unreadable';

const SEPARATOR = '|';
const LEAST_FIELDS = 7;
const SEXES: Readonly<Record<string, Sex>> = { nam: 'male', nữ: 'female' };

/** Fails with `qr-unreadable` when the line is not that of a card, e.g. a URL or another country's barcode. */
export function parseCardQr(line: string): Result<CardQr, QrFailure> {
  const fields = line
    .replace(/^\uFEFF/, '')
    .replace(/[\r\n\t]+$/, '')
    .normalize('NFC')
    .split(SEPARATOR)
    .map((field) => field.trim());
  if (fields.length < LEAST_FIELDS) return err('qr-unreadable');
  const [number = '', oldNumber = '', fullName = '', birth = '', sex = '', residence = '', issue = ''] =
    fields;
  const parsedNumber = parseCardNumber(number);
  const birthDate = parsePartialDate(birth);
  if (!parsedNumber.ok || birthDate === undefined) return err('qr-unreadable');
  const issueDate = parseDate(issue);
  return ok({
    number: parsedNumber.value.digits,
    oldNumber,
    fullName,
    birthDate,
    sex: SEXES[sex.toLowerCase()] ?? 'unspecified',
    residence,
    ...(issueDate ? { issueDate } : {}),
    extras: fields.slice(LEAST_FIELDS),
  });
}

/** The key of a chip, in the shape that the reader takes (`native/emrtd/reading.ts`, AccessKey). */
export type QrAccessKey =
  | { readonly kind: 'can'; readonly can: string }
  | {
      readonly kind: 'mrz';
      readonly documentNumber: string;
      readonly birthDate: string;
      readonly expiryDate: string;
    };

/** What the MRZ prints for "does not expire". */
const NO_EXPIRY = '991231';

/**
 * Keys in the order in which to try them: the CAN, then MRZ keys for a chip or a reader that PACE does not work with.
 * The QR code has no expiry date, so it is derived and there may be several.
 *
 * @param today candidates that have expired go last: most cards that are shown are valid
 */
export function accessKeysFromQr(line: string, today?: LocalDate): Result<readonly QrAccessKey[], QrFailure> {
  const parsed = parseCardQr(line);
  if (!parsed.ok) return parsed;
  const { number, birthDate, issueDate } = parsed.value;
  const parsedNumber = parseCardNumber(number);
  if (!parsedNumber.ok) return err('qr-unreadable');
  const { can, mrzNumber } = parsedNumber.value;
  const expiries =
    issueDate && isFullDate(birthDate) ? validFirst(expiryCandidates(birthDate, issueDate), today) : [];
  return ok([
    { kind: 'can', can },
    ...expiries.map(
      (expiry): QrAccessKey => ({
        kind: 'mrz',
        documentNumber: mrzNumber,
        birthDate: yymmdd(birthDate),
        expiryDate: expiry === 'none' ? NO_EXPIRY : yymmdd(expiry),
      }),
    ),
  ]);
}

function validFirst(
  expiries: readonly (LocalDate | 'none')[],
  today: LocalDate | undefined,
): readonly (LocalDate | 'none')[] {
  if (today === undefined) return expiries;
  const expired = (expiry: string) => expiry !== 'none' && expiry < today;
  return [...expiries].sort((a, b) => Number(expired(a)) - Number(expired(b)));
}

const yymmdd = (date: LocalDate): string => date.slice(2).replaceAll('-', '');

const isFullDate = (date: PartialDate): boolean => date.length === 'YYYY-MM-DD'.length;

/** `DDMMYYYY` of a day that exists. */
function parseDate(text: string): LocalDate | undefined {
  const date = parsePartialDate(text);
  return date !== undefined && isFullDate(date) ? date : undefined;
}

/** `DDMMYYYY`, where 00 stands for a day or month that is not known. */
function parsePartialDate(text: string): PartialDate | undefined {
  const [, day, month, year] = /^(\d{2})(\d{2})(\d{4})$/.exec(text) ?? [];
  if (day === undefined || month === undefined || year === undefined || year === '0000') return undefined;
  if (month === '00') return day === '00' ? year : undefined;
  const probe = `${year}-${month}-${day === '00' ? '01' : day}`;
  const exists = !Number.isNaN(Date.parse(probe)) && new Date(probe).toISOString().startsWith(probe);
  if (!exists) return undefined;
  return day === '00' ? `${year}-${month}` : probe;
}
