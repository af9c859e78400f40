/**
 * What identifies an item: serial number, IMEI, plate, frame and engine number. Two ways of writing one number are made
 * one; letters are read as digits only where the field's alphabet (rule data) has no such letter.
 */
import { z } from 'zod';
import type { BilingualText } from '../failure/failure.ts';

export const IDENTIFIER_FIELDS = [
  'serial',
  'imei',
  'plate',
  'frame-number',
  'engine-number',
  'certificate-number',
] as const;
export type IdentifierField = (typeof IDENTIFIER_FIELDS)[number];

/** The fields by which a watch list is searched. */
export const WATCHED_FIELDS = [
  'document-number',
  'serial',
  'imei',
  'plate',
  'frame-number',
  'engine-number',
] as const;
export type WatchedField = (typeof WATCHED_FIELDS)[number];

export const identifierRule = z.object({
  /** What may stand in the normalised value, as a regular expression. */
  form: z.string(),
  /** Letters that the alphabet of the field does not have, and what is read in their place. */
  readAs: z.record(z.string().length(1), z.string().length(1)).optional(),
  checkDigit: z.enum(['luhn']).optional(),
  source: z.string(),
  hint: z.object({ vi: z.string(), en: z.string() }),
});
export type IdentifierRule = z.infer<typeof identifierRule>;

export type IdentifierRules = Readonly<Partial<Record<IdentifierField | WatchedField, IdentifierRule>>>;

/** Blanks, dots, dashes, slashes and case say nothing in any of these numbers. */
export function normaliseIdentifier(
  field: IdentifierField | WatchedField,
  text: string,
  rules: IdentifierRules,
): string {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.\-‐-―_/·]+/g, '');
  const readAs = rules[field]?.readAs ?? {};
  return [...plain].map((character) => readAs[character] ?? character).join('');
}

/** Luhn's check over all digits, the last of them the check digit (ISO/IEC 7812-1 annex B; 3GPP TS 23.003 §6.2.2). */
export function passesLuhn(digits: string): boolean {
  if (!/^\d{2,}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** What is wrong with a normalised identifier; undefined when it is of the right form. */
export function identifierError(
  field: IdentifierField,
  normalised: string,
  rules: IdentifierRules,
): BilingualText | undefined {
  const rule = rules[field];
  if (rule === undefined) return undefined;
  if (!new RegExp(`^(?:${rule.form})$`, 'u').test(normalised)) return rule.hint;
  return rule.checkDigit === 'luhn' && !passesLuhn(normalised)
    ? {
        vi: 'Số IMEI sai chữ số kiểm tra. Bấm *#06# trên máy và gõ lại.',
        en: 'The check digit of the IMEI is wrong. Dial *#06# on the phone and type it again.',
      }
    : undefined;
}
