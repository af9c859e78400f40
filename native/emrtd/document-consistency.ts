/** Does the document agree with itself, and is it still valid? Offline checks on what was read. */
import { isBirthRegistrationCode } from '../../electron/core/identity/birth-registration-codes.ts';
import { foldName } from '../../electron/core/identity/fold-name.ts';
import type { Check, VerdictReason } from '../../electron/core/identity/verdict.ts';
import type { MrzCheckDigit } from './lds/mrz.ts';
import { checkVietnameseNumber, vietnameseNumber } from './lds/vietnamese-mrz.ts';
import type { MrzFields, VietnameseFields } from './reading.ts';

export interface DocumentTexts {
  readonly mrz: MrzFields;
  readonly wrongCheckDigits: readonly MrzCheckDigit[];
  /** DG13. */
  readonly vietnamese?: VietnameseFields | undefined;
}

/** Checks named `consistency` (check digits and number; DG1 against DG13) and `validity`. */
export function checkDocument(texts: DocumentTexts, now: Date): readonly Check[] {
  const text = checkTexts(texts);
  return [...checkNumber(texts), ...(text ? [text] : []), checkValidity(texts.mrz, now)];
}

/**
 * Check digits of the MRZ, and on a Vietnamese card the one that its line 1 has beyond ICAO, and the number against
 * birth year, sex, document number and the provinces. A check for each kind of finding, or one that passes.
 */
function checkNumber({ mrz, wrongCheckDigits }: DocumentTexts): readonly Check[] {
  const number = vietnameseNumber(mrz);
  const check = checkVietnameseNumber(mrz);
  const digits: string[] = [...wrongCheckDigits];
  if (check && !check.checkDigit) digits.push('identification number');
  const contradictions = number === undefined ? [] : [...contradictionsOf(number, mrz)];
  if (check && !check.documentNumber) contradictions.push('document number');
  const provinceKnown = number === undefined || isBirthRegistrationCode(number.slice(0, 3));
  const findings: Check[] = [];
  const find = (reason: VerdictReason, note: string) =>
    findings.push({ name: 'consistency', outcome: 'fail', reason, note });
  if (digits.length > 0) find('check-digit-wrong', `check digit of ${digits.join(', ')}`);
  if (contradictions.length > 0) find('number-inconsistent', contradictions.join(', '));
  if (!provinceKnown) find('number-province-unknown', 'province code');
  return findings.length > 0 ? findings : [{ name: 'consistency', outcome: 'pass', note: 'number' }];
}

/**
 * Digit 4 of the number tells century and sex (even male, odd female; 0 and 1 for 19xx, 2 and 3 for 20xx …),
 * digits 5 and 6 the year of birth.
 */
function contradictionsOf(number: string, mrz: MrzFields): readonly string[] {
  const contradictions: string[] = [];
  const centuryAndSex = Number(number[3]);
  if (/^\d{2}/.test(mrz.birthDate) && number.slice(4, 6) !== mrz.birthDate.slice(0, 2)) {
    contradictions.push('birth year');
  }
  const sex = centuryAndSex % 2 === 0 ? 'M' : 'F';
  if (mrz.sex !== 'X' && mrz.sex !== sex) contradictions.push('sex');
  return contradictions;
}

/** DG13 against DG1, field by field; undefined when there is nothing to compare. */
function checkTexts({ mrz, vietnamese }: DocumentTexts): Check | undefined {
  if (!vietnamese) return undefined;
  const differing = [
    differs('number', vietnamese.number, vietnameseNumber(mrz)),
    differs('birth date', shortDate(vietnamese.birthDate), wholeDate(mrz.birthDate)),
    differs('birth century', birthCentury(vietnamese.birthDate), centuryOf(vietnameseNumber(mrz))),
    differs('sex', sexLetter(vietnamese.sex), mrz.sex === 'X' ? undefined : mrz.sex),
    differs('expiry date', shortDate(vietnamese.expiryDate), wholeDate(mrz.expiryDate)),
    nameDiffers(vietnamese.fullName, mrz) ? 'name' : undefined,
  ].filter((field) => field !== undefined);
  return differing.length === 0
    ? { name: 'consistency', outcome: 'pass', note: 'DG13 against DG1' }
    : {
        name: 'consistency',
        outcome: 'fail',
        reason: 'text-differs-from-mrz',
        note: `DG13 against DG1: ${differing.join(', ')}`,
      };
}

const differs = (field: string, a: string | undefined, b: string | undefined): string | undefined =>
  a !== undefined && b !== undefined && a !== b ? field : undefined;

/** DD/MM/YYYY → YYMMDD; undefined for other texts, such as "không thời hạn". */
function shortDate(date: string | undefined): string | undefined {
  const match = /^(\d{2})\/(\d{2})\/\d{2}(\d{2})$/.exec(date ?? '');
  return match ? `${match[3]}${match[2]}${match[1]}` : undefined;
}

/** Unknown parts are fillers in the MRZ; such a date is not compared. */
const wholeDate = (date: string): string | undefined => (/^\d{6}$/.test(date) ? date : undefined);

const birthCentury = (date: string | undefined): string | undefined =>
  /^\d{2}\/\d{2}\/(\d{2})\d{2}$/.exec(date ?? '')?.[1];

const centuryOf = (number: string | undefined): string | undefined =>
  number === undefined ? undefined : String(19 + Math.floor(Number(number[3]) / 2));

const SEX_LETTERS: Readonly<Record<string, MrzFields['sex']>> = { nam: 'M', nu: 'F' };
const sexLetter = (sex: string | undefined): string | undefined =>
  sex === undefined ? undefined : SEX_LETTERS[foldName(sex)];

/**
 * Letters only: apostrophes and hyphens become a space in one place and nothing in the other (H'Hen). A name that fills
 * its field to the end was cut, by rules that may also shorten words, so only the surname counts then.
 */
function nameDiffers(fullName: string | undefined, mrz: MrzFields): boolean {
  if (fullName === undefined) return false;
  const letters = (name: string) => foldName(name).replaceAll(' ', '');
  const printed = letters(fullName);
  const cut = mrz.format === 'TD1' ? !mrz.lines[2]?.endsWith('<') : !mrz.lines[0]?.endsWith('<');
  return cut ? !printed.startsWith(letters(mrz.surname)) : printed !== letters(mrz.surname + mrz.givenNames);
}

/** Vietnamese cards that do not expire carry this date. */
const NO_EXPIRY = '991231';
const VIETNAM_OFFSET_MS = 7 * 3_600_000;

/** The document counts as valid on its last day, in Vietnam's time. Expiry dates are of this century. */
function checkValidity(mrz: MrzFields, now: Date): Check {
  const { expiryDate } = mrz;
  if (mrz.issuingState === 'VNM' && expiryDate === NO_EXPIRY) {
    return { name: 'validity', outcome: 'pass', note: 'does not expire' };
  }
  if (!/^\d{6}$/.test(expiryDate))
    return { name: 'validity', outcome: 'not-possible', note: 'no expiry date' };
  const today = new Date(now.getTime() + VIETNAM_OFFSET_MS).toISOString().slice(0, 10).replaceAll('-', '');
  return `20${expiryDate}` < today
    ? { name: 'validity', outcome: 'fail', reason: 'document-expired' }
    : { name: 'validity', outcome: 'pass' };
}
