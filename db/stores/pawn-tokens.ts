/** By what a pawn can be found, and a watched number recognised, as blind indexes. */
import { nameTokens } from '../../electron/core/identity/fold-name.ts';
import type { PawnContract } from '../../electron/core/pawn/contract.ts';
import type { WatchKey } from '../../electron/core/pawn/watch-list.ts';
import type { PawnSearch } from '../../electron/core/ports/pawn-stores.ts';
import type { Sealer } from '../sealing/sealer.ts';
import { documentToken, nameQueryTokens, pairTokens, wordToken } from './search-tokens.ts';

/** One token for a field and a value that were normalised by the rule data. */
export const keyToken = (sealer: Sealer, { field, value }: WatchKey): Uint8Array =>
  sealer.blindIndex(`${field} ${value}`, 'pawn-key');

const numberToken = (sealer: Sealer, number: string): Uint8Array =>
  sealer.blindIndex(`contract ${number.trim()}`, 'pawn-key');

/** Every token under which a contract is found: number, document, names, owner, and what identifies each item. */
export function pawnTokens(sealer: Sealer, { number, person, ownership, items }: PawnContract) {
  const names = [person.fullName, ...(ownership.kind === 'other' ? [ownership.ownerName] : [])].map(
    nameTokens,
  );
  const documents = [
    person.document.number,
    ...(ownership.kind === 'other' ? [ownership.ownerDocumentNumber] : []),
  ];
  const tokens = [
    numberToken(sealer, number),
    ...documents.map((one) => documentToken(sealer, one)),
    ...names.flatMap((words) => [
      ...words.map((word) => wordToken(sealer, word)),
      ...pairTokens(sealer, words),
    ]),
    ...items.flatMap(({ identifiers }) =>
      Object.entries(identifiers).map(([field, value]) =>
        keyToken(sealer, { field: field as WatchKey['field'], value }),
      ),
    ),
  ];
  return [...new Map(tokens.map((token) => [Buffer.from(token).toString('hex'), token])).values()];
}

/** Sets of tokens of which any one suffices; within a set all are needed. */
export const searchTokens = (
  sealer: Sealer,
  { text, keys }: PawnSearch,
): readonly (readonly Uint8Array[])[] =>
  [
    [numberToken(sealer, text)],
    [documentToken(sealer, text)],
    ...keys.map((key) => [keyToken(sealer, key)]),
    [...nameQueryTokens(sealer, text)],
  ].filter((tokens) => tokens.length > 0);
