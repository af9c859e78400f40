/** The TD1 zone as Vietnam prints it (facts §1.5; Doc 9303-3 §4.9, Doc 9303-5 §4.2). */
import { type CardHolder, mrzDate, mrzExpiryOf } from './card-holder.ts';

const LINE_LENGTH = 30;
const WEIGHTS = [7, 3, 1];
const SEX_LETTER = { male: 'M', female: 'F' } as const;

/** Doc 9303-3 §4.9: digits count as themselves, A–Z as 10–35, fillers as 0; weights 7, 3, 1. */
export function checkDigit(text: string): string {
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    const value = character === '<' ? 0 : Number.parseInt(character, 36);
    sum += value * WEIGHTS[i % 3]!;
  }
  return String(sum % 10);
}

const withCheckDigit = (text: string): string => text + checkDigit(text);

/** A Vietnamese name in the letters of the zone: marks dropped, Đ → D, everything else between words. */
export function transliterate(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[Đđ]/g, 'D')
    .toUpperCase()
    .replace(/[^A-Z]+/g, '<')
    .replace(/^<|<$/g, '');
}

/** Surname, two fillers, the other names; cut at the end of the line (Doc 9303-5 §4.2.3). */
function nameLine(fullName: string): string {
  const [surname = '', ...others] = transliterate(fullName).split('<');
  const line = others.length === 0 ? surname : `${surname}<<${others.join('<')}`;
  return line.slice(0, LINE_LENGTH).padEnd(LINE_LENGTH, '<');
}

/** Nine digits: Vietnam puts the end of the identification number where others have a document number. */
export const documentNumberOf = (holder: CardHolder): string => holder.number.slice(-9);

/** The three lines of 30 characters. */
export function mrzLinesOf(holder: CardHolder): readonly [string, string, string] {
  // The last character is no ICAO check digit: Vietnam puts one over the 12-digit number (facts §1.5).
  const optional = `${holder.number}<<${checkDigit(holder.number)}`;
  const first = `IDVNM${withCheckDigit(documentNumberOf(holder))}${optional}`;
  const birth = withCheckDigit(mrzDate(holder.birthDate));
  const expiry = withCheckDigit(mrzExpiryOf(holder));
  const fillers = '<'.repeat(11);
  const composite = checkDigit(first.slice(5) + birth + expiry + fillers);
  return [
    first,
    `${birth}${SEX_LETTER[holder.sex]}${expiry}VNM${fillers}${composite}`,
    nameLine(holder.fullName),
  ];
}

/** What BAC and PACE with the MRZ hash: document number, birth, expiry, each with its check digit (24 characters). */
export const mrzInformationOf = (holder: CardHolder): string =>
  withCheckDigit(documentNumberOf(holder)) +
  withCheckDigit(mrzDate(holder.birthDate)) +
  withCheckDigit(mrzExpiryOf(holder));
