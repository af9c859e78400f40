/**
 * What the MRZ of a Vietnamese identity card has beyond TD1: the twelve-digit identification number in the
 * optional data, and in the last place of line 1 a check digit over it that ICAO does not know.
 */
import type { MrzFields } from '../reading.ts';
import { checkDigit } from './check-digit.ts';

const NUMBER_LENGTH = 12;
const DOCUMENT_NUMBER_LENGTH = 9;
const DIGIT_POSITION = 29;

/** The identification number (số định danh cá nhân); undefined on any other document. */
export function vietnameseNumber(mrz: MrzFields): string | undefined {
  if (mrz.format !== 'TD1' || mrz.issuingState !== 'VNM') return undefined;
  const number = mrz.optionalData.slice(0, NUMBER_LENGTH);
  return /^\d{12}$/.test(number) ? number : undefined;
}

export interface VietnameseNumberCheck {
  /** The last character of line 1 against the number. */
  readonly checkDigit: boolean;
  /** The document number is the last nine digits of the number. */
  readonly documentNumber: boolean;
}

/** Undefined where there is no Vietnamese number. */
export function checkVietnameseNumber(mrz: MrzFields): VietnameseNumberCheck | undefined {
  const number = vietnameseNumber(mrz);
  if (number === undefined) return undefined;
  return {
    checkDigit: mrz.lines[0]?.[DIGIT_POSITION] === checkDigit(number),
    documentNumber: mrz.documentNumber === number.slice(-DOCUMENT_NUMBER_LENGTH),
  };
}
