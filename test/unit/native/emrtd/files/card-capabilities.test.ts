import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  extendedLengthOfAtr,
  parseAtrInformation,
} from '../../../../../native/emrtd/files/card-capabilities.ts';
import { hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import { CCCD_2021 } from '../../../../../native/virtual-chip/profiles/cccd-2021.ts';
import { CONTACT_T1 } from '../../../../../native/virtual-chip/profiles/contact-t1.ts';
import { PASSPORT_BAC } from '../../../../../native/virtual-chip/profiles/passports.ts';

describe('historical bytes of the ATR', () => {
  test.each([
    ['a card with extended length', CCCD_2021.atr, 'yes'],
    ['a passport with extended length', PASSPORT_BAC.atr, 'yes'],
    ['a contact card without', CONTACT_T1.atr, 'no'],
    // ISO/IEC 14443 type B by PC/SC part 3: application data, protocol information, MBLI; no COMPACT-TLV at all.
    ['a chip of type B', '3b888001e1f35e1177818100', 'silent'],
    ['no historical bytes', '3b8001 81', 'silent'],
    ['capabilities of one octet', '3b8580 01 80 7180 1200 00', 'silent'],
    ['category 00 with its three octets of status', '3b8880 01 00 73000140 059000 00', 'yes'],
    ['an object longer than what there is', '3b8380 01 80 7f40 00', 'silent'],
    ['the maker’s own category', '3b8580 01 31 730001c0 00', 'silent'],
    ['nothing', '', 'silent'],
    ['one octet', '3b', 'silent'],
    ['interface bytes that lead nowhere', '3bf0', 'silent'],
  ] as const)('%s: %s is %s', (_, atr, expected) => {
    expect(extendedLengthOfAtr(hexToBytes(atr.replaceAll(' ', '')))).toBe(expected);
  });
});

describe('EF.ATR/INFO', () => {
  test.each([
    [
      'sizes of both APDUs, the status word taken off',
      '4703840040 7f6608 0202 0400 0202 0800',
      { extended: 'yes', responseLimit: 2046 },
    ],
    ['sizes of three octets', '7f660a 0203 010000 0203 010000', { extended: 'yes', responseLimit: 65_534 }],
    ['capabilities alone', '4703840040', { extended: 'yes' }],
    ['capabilities without extended length', '4703840080', { extended: 'no' }],
    ['padding behind the objects', '4703840040 0000000000', { extended: 'yes' }],
    ['other objects first', '430140 4602abcd 4703840040', { extended: 'yes' }],
    ['one size only', '7f6604 0202 0400', { extended: 'silent' }],
    ['a size of nine octets', '7f660d 020101 0209 000000000000000800', { extended: 'silent' }],
    ['nothing', '', { extended: 'silent' }],
    ['noise', 'ff80ff', { extended: 'silent' }],
  ])('%s', (_, content, expected) => {
    expect(parseAtrInformation(hexToBytes(content.replaceAll(' ', '')))).toEqual(expected);
  });
});

test('noise is an answer like any other', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      expect(['yes', 'no', 'silent']).toContain(extendedLengthOfAtr(bytes));
      const { responseLimit } = parseAtrInformation(bytes);
      expect(responseLimit === undefined || Number.isSafeInteger(responseLimit)).toBe(true);
    }),
    { numRuns: 5000 },
  );
});
