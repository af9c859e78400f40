/**
 * The 12-digit personal identification number (NĐ 137/2015 đ.13, TT 59/2021 đ.4): three digits for the province of
 * birth registration, one for century and sex, two for the birth year, six at random.
 */
import { err, ok, type Result } from '../result.ts';
import type { PartialDate, Sex } from './person.ts';

export interface CardNumber {
  /** All twelve. */
  readonly digits: string;
  /** Digits 1–3, the code at the time of registration; it outlives mergers of provinces. */
  readonly provinceCode: string;
  readonly sex: 'male' | 'female';
  readonly birthYear: number;
  /** Card access number: no other one is printed on the card. */
  readonly can: string;
  /** Document number in the MRZ. */
  readonly mrzNumber: string;
}

const FORM = /^\d{12}$/;
const CAN_DIGITS = 6;
const MRZ_DIGITS = 9;
const FIRST_CENTURY = 1900;

/** Blanks, dots and dashes between the digits are forgiven; anything else is `number-invalid`. */
export function parseCardNumber(text: string): Result<CardNumber, 'number-invalid'> {
  const digits = text.replace(/[\s.\-\u00a0]/g, '');
  if (!FORM.test(digits)) return err('number-invalid');
  // Digit 4 counts centuries in pairs: 0 male and 1 female of 1900–1999, 2 and 3 of 2000–2099, and so on.
  const centuryAndSex = Number(digits[3]);
  const century = FIRST_CENTURY + 100 * Math.floor(centuryAndSex / 2);
  return ok({
    digits,
    provinceCode: digits.slice(0, 3),
    sex: centuryAndSex % 2 === 0 ? 'male' : 'female',
    birthYear: century + Number(digits.slice(4, 6)),
    can: digits.slice(-CAN_DIGITS),
    mrzNumber: digits.slice(-MRZ_DIGITS),
  });
}

export type NumberInconsistency = 'sex' | 'birth-year';

/**
 * What the number says otherwise than the document. Empty when all agrees, and where the document is silent.
 * A difference is a reason to look, not proof: numbers are kept when a person's data are corrected.
 */
export function numberInconsistencies(
  number: CardNumber,
  document: { readonly sex?: Sex; readonly birthDate?: PartialDate },
): readonly NumberInconsistency[] {
  const found: NumberInconsistency[] = [];
  if (document.sex !== undefined && document.sex !== 'unspecified' && document.sex !== number.sex) {
    found.push('sex');
  }
  const year = /^\d{4}/.exec(document.birthDate ?? '')?.[0];
  if (year !== undefined && Number(year) !== number.birthYear) found.push('birth-year');
  return found;
}
