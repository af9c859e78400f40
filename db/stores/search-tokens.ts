/** By which words and numbers a declaration can be found, as blind indexes. */
import type { Declaration } from '../../electron/core/declaration/stay-notice.ts';
import { nameTokens } from '../../electron/core/identity/fold-name.ts';
import type { Sealer } from '../sealing/sealer.ts';

/** `079 203-001 234` and `079203001234` are one number; so are `b1234567` and `B1234567`. */
export const normaliseDocumentNumber = (number: string): string =>
  number
    .normalize('NFKC')
    .replace(/[\s.\-/]+/g, '')
    .toUpperCase();

export const documentToken = (sealer: Sealer, number: string): Uint8Array =>
  sealer.blindIndex(normaliseDocumentNumber(number), 'document-number');

/** One token per distinct word of the name, without diacritics. */
export const wordTokens = (sealer: Sealer, name: string): readonly Uint8Array[] =>
  nameTokens(name).map((word) => sealer.blindIndex(word, 'name-word'));

export const tokensOf = (sealer: Sealer, { person }: Declaration): readonly Uint8Array[] => [
  documentToken(sealer, person.document.number),
  ...wordTokens(sealer, person.fullName),
];
