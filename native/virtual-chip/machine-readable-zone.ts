/** The zones of cards and passports: TD1 as Vietnam prints it (facts §1.5; Doc 9303-5 §4.2), TD3 (Doc 9303-4 §4.2). */
import { type CardHolder, mrzDate, mrzExpiryOf } from './card-holder.ts';
import type { ChipProfile } from './profiles/chip-profile.ts';

const TD1_LENGTH = 30;
const TD3_LENGTH = 44;
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

/** Surname, two fillers, the other names; cut at the end of the field (Doc 9303-3 §4.6). */
function nameField(fullName: string, length: number): string {
  const [surname = '', ...others] = transliterate(fullName).split('<');
  const line = others.length === 0 ? surname : `${surname}<<${others.join('<')}`;
  return line.slice(0, length).padEnd(length, '<');
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
    nameField(holder.fullName, TD1_LENGTH),
  ];
}

/** What the zone of a card gives BAC and PACE to hash. */
export const mrzInformationOf = (holder: CardHolder): string => zoneInformation(zoneOf(holder, 'TD1'));

/** An invented passport number: the letter of ordinary passports and the end of the identification number. */
export const passportNumberOf = (holder: CardHolder): string => `C${holder.number.slice(-8)}`;

/** The two lines of 44 characters. */
export function passportLinesOf(holder: CardHolder): readonly [string, string] {
  const number = withCheckDigit(passportNumberOf(holder));
  const birth = withCheckDigit(mrzDate(holder.birthDate));
  const expiry = withCheckDigit(mrzExpiryOf(holder));
  const personal = withCheckDigit('<'.repeat(14));
  const composite = checkDigit(number + birth + expiry + personal);
  const state = (holder.issuingState ?? 'VNM').padEnd(3, '<');
  return [
    `P<${state}${nameField(holder.fullName, TD3_LENGTH - 5)}`,
    `${number}${state}${birth}${SEX_LETTER[holder.sex]}${expiry}${personal}${composite}`,
  ];
}

export interface PrintedZone {
  readonly lines: readonly string[];
  /** The three fields that open the chip, without check digits. */
  readonly documentNumber: string;
  readonly birthDate: string;
  readonly expiryDate: string;
}

export function zoneOf(holder: CardHolder, documentType: ChipProfile['documentType']): PrintedZone {
  const isCard = documentType === 'TD1';
  return {
    lines: isCard ? mrzLinesOf(holder) : passportLinesOf(holder),
    documentNumber: isCard ? documentNumberOf(holder) : passportNumberOf(holder),
    birthDate: mrzDate(holder.birthDate),
    expiryDate: mrzExpiryOf(holder),
  };
}

/** What BAC and PACE with the MRZ hash: each field with its check digit (24 characters, Doc 9303-11 §4.3.2). */
export const zoneInformation = ({ documentNumber, birthDate, expiryDate }: PrintedZone): string =>
  [documentNumber, birthDate, expiryDate].map(withCheckDigit).join('');
