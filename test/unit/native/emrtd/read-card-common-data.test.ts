/** What a whole read makes of an EF.COM that is broken or says something else than EF.SOD (BSI TR-03105-5.1, LDS_A). */
import { describe, expect, test } from 'vitest';
import { asciiToBytes, concatBytes } from '../../../../native/iso7816/bytes.ts';
import { encodeTlv } from '../../../../native/iso7816/tlv.ts';
import { PASSPORT_PACE_IM } from '../../../../native/virtual-chip/profiles/passports.ts';
import {
  chipWith,
  contentsOf,
  fileOn,
  KEY_OF_TYPE,
  readChip,
  SMALL_CARD,
  smallPortraitOf,
  succeeded,
} from './virtual-card.ts';

/** DG1, DG2, DG3, DG13, DG14, DG15, and DG1, DG2, DG7, DG11, DG12, DG14. */
const CARD = { profile: SMALL_CARD, tags: [0x61, 0x75, 0x63, 0x6d, 0x6e, 0x6f], version: '0107' } as const;
const PASSPORT = {
  profile: smallPortraitOf(PASSPORT_PACE_IM),
  tags: [0x61, 0x75, 0x67, 0x6b, 0x6c, 0x6e],
  version: '0108',
} as const;
type Document = typeof CARD | typeof PASSPORT;

interface Contents {
  readonly tag: number;
  readonly lds: string;
  readonly unicode: string;
  readonly tags: readonly number[];
  /** Instead of the tag list's own encoding. */
  readonly list?: Uint8Array;
  readonly more?: Uint8Array;
}

const comOf = ({ tags, version }: Document, change: Partial<Contents> = {}): Uint8Array => {
  const all: Contents = { tag: 0x60, lds: version, unicode: '040000', tags, ...change };
  return encodeTlv(
    all.tag,
    encodeTlv(0x5f01, asciiToBytes(all.lds)),
    encodeTlv(0x5f36, asciiToBytes(all.unicode)),
    all.list ?? encodeTlv(0x5c, Uint8Array.from(all.tags)),
    all.more ?? new Uint8Array(),
  );
};

const without = (tags: readonly number[], ...gone: readonly number[]) =>
  tags.filter((tag) => !gone.includes(tag));

const GENUINE = 'genuine';
/** The list of EF.SOD is used in place of this one. */
const UNUSABLE = 'genuine: common-data-unusable';
const ANNOUNCED = 'not-verified: data-group-announced-unsigned';

const TABLE: readonly (readonly [string, (document: Document) => Uint8Array, string])[] = [
  ['as it should be', (document) => comOf(document), GENUINE],
  // Malformed: LDS_A_02–03.
  ['the tag of DG1', (document) => comOf(document, { tag: 0x61 }), UNUSABLE],
  ['the tag of EF.SOD', (document) => comOf(document, { tag: 0x77 }), UNUSABLE],
  ['a length beyond the end', (document) => lengthened(comOf(document), 0x20), UNUSABLE],
  ['a length that cuts the list', (document) => lengthened(comOf(document), -3), UNUSABLE],
  ['a length of nothing', () => Uint8Array.of(0x60, 0x00), UNUSABLE],
  ['no octet', () => new Uint8Array(), UNUSABLE],
  ['no tag list', (document) => comOf(document, { list: new Uint8Array() }), UNUSABLE],
  ['an empty tag list', (document) => comOf(document, { tags: [] }), UNUSABLE],
  [
    'a tag list beyond the end',
    (document) => comOf(document, { list: Uint8Array.of(0x5c, 0x10, 0x61) }),
    UNUSABLE,
  ],
  [
    'more tags than there are groups',
    (document) => comOf(document, { tags: Array(33).fill(0x61) }),
    UNUSABLE,
  ],
  // Trailing octets: outside they belong to no file, inside they must be objects.
  [
    'octets after the file',
    (document) => concatBytes(comOf(document), new Uint8Array(9).fill(0xa5)),
    GENUINE,
  ],
  ['an object more', (document) => comOf(document, { more: encodeTlv(0x04, Uint8Array.of(1)) }), GENUINE],
  ['half an object more', (document) => comOf(document, { more: Uint8Array.of(0x04, 0x09) }), UNUSABLE],
  // Versions are unsigned and nothing follows from them: LDS_A_04–07.
  ['an LDS version that is none', (document) => comOf(document, { lds: '9999' }), GENUINE],
  ['an LDS version of the wrong length', (document) => comOf(document, { lds: '01' }), GENUINE],
  ['an LDS version without digits', (document) => comOf(document, { lds: 'ABCD' }), GENUINE],
  ['a Unicode version that is none', (document) => comOf(document, { unicode: '999999' }), GENUINE],
  ['a Unicode version of the wrong length', (document) => comOf(document, { unicode: '04' }), GENUINE],
  // The list against EF.SOD: LDS_A_08 and LDS_A_10. What is signed is read whether it is listed or not.
  ['a list without DG1', (document) => comOf(document, { tags: without(document.tags, 0x61) }), GENUINE],
  ['a list without DG2', (document) => comOf(document, { tags: without(document.tags, 0x75) }), GENUINE],
  ['a list without DG14', (document) => comOf(document, { tags: without(document.tags, 0x6e) }), GENUINE],
  ['DG1 alone', (document) => comOf(document, { tags: [0x61] }), GENUINE],
  ['DG1 twice', (document) => comOf(document, { tags: [...document.tags, 0x61] }), GENUINE],
  ['another order', (document) => comOf(document, { tags: document.tags.toReversed() }), GENUINE],
  ['a tag of no group', (document) => comOf(document, { tags: [...document.tags, 0x71] }), GENUINE],
  ['DG5, which is nowhere', (document) => comOf(document, { tags: [...document.tags, 0x65] }), ANNOUNCED],
  ['DG16, which is nowhere', (document) => comOf(document, { tags: [...document.tags, 0x70] }), ANNOUNCED],
];

function lengthened(com: Uint8Array, by: number): Uint8Array {
  const changed = com.slice();
  changed[1] = changed[1]! + by;
  return changed;
}

describe.each([CARD, PASSPORT])('$profile.name', (document) => {
  const { profile } = document;
  const contents = contentsOf(profile);

  test('the file of the table is the file of the chip', () => {
    expect(comOf(document)).toEqual(fileOn(contents, 'EF.COM'));
  });

  test.each(TABLE)('%s', async (_, com, expected) => {
    const files = new Map(contents.files).set('EF.COM', com(document));
    const reading = succeeded(
      await readChip(chipWith({ ...contents, files }), [KEY_OF_TYPE[profile.documentType]]),
    );
    const { level, reasons } = reading.verdict;
    expect(reasons.length === 0 ? level : `${level}: ${reasons.join(' ')}`).toBe(expected);
    // Whatever EF.COM says, all that the state signed and opened to us has come.
    for (const name of profile.dataGroups) {
      if (profile.closedDataGroups.includes(name) || name === 'DG3') continue;
      expect(reading.files.has(name), name).toBe(true);
    }
  });

  test('a group that this program reads, listed and nowhere', async () => {
    const absent = document === CARD ? 0x6b : 0x6d;
    const com = comOf(document, { tags: [...document.tags, absent] });
    const files = new Map(contents.files).set('EF.COM', com);
    const reading = succeeded(
      await readChip(chipWith({ ...contents, files }), [KEY_OF_TYPE[profile.documentType]]),
    );
    expect(reading.verdict).toEqual({ level: 'not-verified', reasons: ['data-group-announced-unsigned'] });
  });
});
