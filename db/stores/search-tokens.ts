/** By which words and numbers a declaration can be found, as blind indexes. */
import { type Declaration, isStay } from '../../electron/core/declaration/declaration.ts';
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

export const wordToken = (sealer: Sealer, word: string): Uint8Array => sealer.blindIndex(word, 'name-word');

/**
 * Every two words of a name, in alphabetical order. Half the country is called Nguyễn, Trần or Lê, and Văn or Thị on
 * top: the rows of two such words would have to be compared one by one, while the pair is looked up at once.
 */
export const pairTokens = (sealer: Sealer, words: readonly string[]): readonly Uint8Array[] => {
  const ordered = [...words].sort();
  return ordered.flatMap((word, at) =>
    ordered.slice(at + 1).map((other) => sealer.blindIndex(`${word} ${other}`, 'name-pair')),
  );
};

/** The tokens that a declaration must all have to be found by this name. None: nothing to look for. */
export function nameQueryTokens(sealer: Sealer, name: string): readonly Uint8Array[] {
  const words = nameTokens(name);
  const [only] = words;
  return words.length === 1 && only !== undefined ? [wordToken(sealer, only)] : pairTokens(sealer, words);
}

/** `P. 305`, `p305` and `P305` are one room. */
export const normaliseRoom = (room: string): string =>
  room
    .normalize('NFKC')
    .replace(/[\s.]+/g, '')
    .toUpperCase();

export const roomToken = (sealer: Sealer, room: string): Uint8Array =>
  sealer.blindIndex(normaliseRoom(room), 'room');

/**
 * A word of a name together with a room: rooms have thousands of stays and so have surnames, while the two together are
 * looked up at once.
 */
const wordInRoomToken = (sealer: Sealer, word: string, room: string): Uint8Array =>
  sealer.blindIndex(`${word} ${normaliseRoom(room)}`, 'room');

/** The tokens that a record must all have to be found by these words and rooms. */
export function placeQueryTokens(
  sealer: Sealer,
  name: string,
  rooms: readonly string[],
): readonly Uint8Array[] {
  const words = nameTokens(name);
  if (rooms.length === 0) return nameQueryTokens(sealer, name);
  return rooms.flatMap((room) =>
    words.length === 0 ? [roomToken(sealer, room)] : words.map((word) => wordInRoomToken(sealer, word, room)),
  );
}

/** The rooms a record names. */
function roomsOf(declaration: Declaration): readonly string[] {
  if (isStay(declaration)) return [declaration.stay.room];
  return declaration.kind === 'stay-change' && declaration.change.type === 'room-change'
    ? [declaration.change.room]
    : [];
}

/** Every token under which a declaration is found. A change says nothing new about who it is: its stay is found instead. */
export function tokensOf(sealer: Sealer, declaration: Declaration): readonly Uint8Array[] {
  const { person } = declaration;
  const words = nameTokens(person.fullName);
  const rooms = roomsOf(declaration)
    .filter((room) => room !== '')
    .flatMap((room) => [
      roomToken(sealer, room),
      ...words.map((word) => wordInRoomToken(sealer, word, room)),
    ]);
  if (declaration.kind === 'stay-change') return rooms;
  const { number } = person.document;
  return [
    // Those without papers have no number: an empty one would make them all one person.
    ...(number === '' ? [] : [documentToken(sealer, number)]),
    ...words.map((word) => wordToken(sealer, word)),
    ...pairTokens(sealer, words),
    ...rooms,
  ];
}
