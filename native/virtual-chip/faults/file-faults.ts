/** Faults of the stage `files`: what a forger does to a card after it was signed. */
import { equalBytes } from '../../iso7816/bytes.ts';
import { encodeTlv, parseTlv, parseTlvList, type Tlv } from '../../iso7816/tlv.ts';
import type { CardContents, RandomSource } from '../card-contents.ts';
import { buildDg14 } from '../file-system/dg14.ts';
import { buildDg15 } from '../file-system/dg15.ts';
import { terminalAuthenticationInfo } from '../file-system/security-infos.ts';
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
    case 'tampered-dg14':
      return withOwnChipKey(contents, random);
    case 'tampered-dg15':
      return withOwnActiveKey(contents, random);
    case 'dg-announced':
      return replaceFile(contents, 'EF.COM', (com) => announce(com, fault.dataGroup));
    case 'dg-withheld':
      return { ...contents, files: withoutFile(contents, fault.dataGroup) };
    case 'com-missing':
      return { ...contents, files: withoutFile(contents, 'EF.COM') };
    case 'com-malformed':
      return replaceFile(contents, 'EF.COM', withoutTagList);
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

/** DG14 with a key of the forger's own. A chip that has no key there gets another entry that means nothing. */
function withOwnChipKey(contents: CardContents, random: RandomSource): CardContents {
  const { chipAuthentication } = drawCardKeys(contents.profile, random);
  if (chipAuthentication === undefined) return replaceFile(contents, 'DG14', announceTerminalAuthentication);
  const own = { ...contents, keys: { ...contents.keys, chipAuthentication } };
  return replaceFile(own, 'DG14', () => buildDg14(contents.profile, chipAuthentication));
}

/** The set begins after two tags and their lengths. */
function announceTerminalAuthentication(dg14: Uint8Array): Uint8Array {
  const outer = parseTlv(dg14);
  const set = outer.ok ? parseTlv(outer.value.value) : outer;
  if (!set.ok) throw new Error('DG14 is no set');
  return encodeTlv(0x6e, encodeTlv(0x31, set.value.value, terminalAuthenticationInfo()));
}

/** DG15 with a key of the forger's own. */
function withOwnActiveKey(contents: CardContents, random: RandomSource): CardContents {
  const { activeAuthentication: profile } = contents.profile;
  const { activeAuthentication } = drawCardKeys(contents.profile, random);
  if (profile === undefined || activeAuthentication === undefined) return contents;
  const own = { ...contents, keys: { ...contents.keys, activeAuthentication } };
  return replaceFile(own, 'DG15', () => buildDg15(profile, activeAuthentication));
}

/** Doc 9303-10 §4.6.1: DG1 to DG16. */
const DATA_GROUP_TAGS = [
  0x61, 0x75, 0x63, 0x76, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f, 0x70,
] as const;
const TAG_LIST = 0x5c;

function changeCommonData(com: Uint8Array, change: (object: Tlv) => readonly Uint8Array[]): Uint8Array {
  const outer = parseTlv(com);
  const objects = outer.ok ? parseTlvList(outer.value.value) : outer;
  if (!outer.ok || !objects.ok) throw new Error('EF.COM is no template');
  return encodeTlv(outer.value.tag, ...objects.value.flatMap(change));
}

const announce = (com: Uint8Array, dataGroup: number): Uint8Array =>
  changeCommonData(com, ({ tag, value, encoded }) =>
    tag === TAG_LIST
      ? [encodeTlv(TAG_LIST, value, Uint8Array.of(DATA_GROUP_TAGS[dataGroup - 1] ?? 0))]
      : [encoded],
  );

const withoutTagList = (com: Uint8Array): Uint8Array =>
  changeCommonData(com, ({ tag, encoded }) => (tag === TAG_LIST ? [] : [encoded]));

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
