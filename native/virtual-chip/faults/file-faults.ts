/** Faults of the stage `files`: what a forger does to a card after it was signed. */
import { equalBytes } from '../../iso7816/bytes.ts';
import type { CardContents, RandomSource } from '../card-contents.ts';
import { drawCardKeys } from '../issuer/card-keys.ts';
import type { ChipFileName } from '../profiles/chip-profile.ts';
import type { ChipFault } from './chip-fault.ts';

/** Applies every fault of the stage in the order given; the others are left to whoever acts them out. */
export const tamper = (
  contents: CardContents,
  faults: readonly ChipFault[],
  random: RandomSource,
): CardContents => faults.reduce((card, fault) => tamperOnce(card, fault, random), contents);

function tamperOnce(contents: CardContents, fault: ChipFault, random: RandomSource): CardContents {
  switch (fault.kind) {
    case 'tampered-dg1':
      return replaceFile(contents, 'DG1', changeName);
    case 'tampered-dg2':
      return replaceFile(contents, 'DG2', changePicture);
    case 'tampered-dg13':
      return replaceFile(contents, 'DG13', changeYearOfBirth);
    case 'truncated-sod':
      return replaceFile(contents, 'EF.SOD', (sod) => sod.slice(0, fault.bytes));
    case 'cloned':
      // A copy has no private keys. It answers with keys of its own, because silence would give it away.
      return { ...contents, keys: drawCardKeys(contents.profile, random) };
    case 'bac-only':
      return { ...contents, files: withoutFile(contents, 'EF.CardAccess') };
    case 'oversized-length':
      return replaceFile(contents, fault.dataGroup, stateHugeLength);
    case 'tear-at-apdu':
    case 'unknown-issuer':
    case 'pace-broken':
    case 'random-bytes':
    case 'dg-not-in-sod':
    case 'wrong-mac':
    case 'slow':
    case 'short-chunks':
    case 'no-extended':
    case 'wrong-status-words':
    case 'expired-ds':
    case 'endless-61xx':
    case 'endless-6cxx':
    case 'mf-refused':
    case 'retry-counter':
      return contents;
  }
}

function withoutFile(contents: CardContents, name: ChipFileName): ReadonlyMap<ChipFileName, Uint8Array> {
  return new Map([...contents.files].filter(([other]) => other !== name));
}

function replaceFile(
  contents: CardContents,
  name: ChipFileName,
  change: (content: Uint8Array) => Uint8Array,
): CardContents {
  const content = contents.files.get(name);
  if (content === undefined) return contents;
  const changed = change(content);
  if (equalBytes(changed, content)) throw new Error(`fault left ${name} as it was`);
  return { ...contents, files: new Map(contents.files).set(name, changed) };
}

const TD3_ZONE = 2 * 44;

/** Another letter at the end of the name: the zone stays well formed and no check digit covers the name. */
function changeName(dg1: Uint8Array): Uint8Array {
  const changed = dg1.slice();
  // Tags and lengths take five octets. A passport has the name in its first line, a card in its last.
  const isPassport = changed.length === 5 + TD3_ZONE;
  let at = changed.length - 1 - (isPassport ? TD3_ZONE / 2 : 0);
  while (at > 0 && changed[at] === '<'.charCodeAt(0)) at--;
  const wasA = changed[at] === 'A'.charCodeAt(0);
  changed[at] = (wasA ? 'B' : 'A').charCodeAt(0);
  return changed;
}

/** Some bits inside the picture's data; it still opens and looks almost the same. */
function changePicture(dg2: Uint8Array): Uint8Array {
  const changed = dg2.slice();
  const middle = Math.floor(changed.length / 2);
  changed[middle] = (changed[middle] ?? 0) ^ 0x11;
  return changed;
}

/** The tag, 84 7FFFFFFF, and what followed the tag before. */
const stateHugeLength = (file: Uint8Array): Uint8Array =>
  Uint8Array.of(file[0] ?? 0, 0x84, 0x7f, 0xff, 0xff, 0xff, ...file.subarray(1));

const DATE = /(\d\d\/\d\d\/\d\d\d)(\d)/;

/** The last digit of the first date, which is the birth date (field 3). The TLV structure stays valid. */
function changeYearOfBirth(dg13: Uint8Array): Uint8Array {
  const text = Array.from(dg13, (octet) => String.fromCharCode(octet)).join('');
  const changed = text.replace(DATE, (_match, start, digit) => `${start}${(Number(digit) + 1) % 10}`);
  return Uint8Array.from(changed, (character) => character.charCodeAt(0));
}
