import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesToHex, concatBytes, hexToBytes } from '../../../../native/iso7816/bytes.ts';
import {
  encodeLength,
  encodeTlv,
  findTag,
  MAX_TLV_LENGTH,
  parseTlv,
  parseTlvHeader,
  parseTlvList,
} from '../../../../native/iso7816/tlv.ts';

/** EF.COM of Doc 9303-11 App. D.4. */
const EF_COM = '60145F0104303130365F36063034303030305C026175';
const tag = fc.constantFrom(0x30, 0x02, 0x5c, 0x87, 0x5f1f, 0x5f2e, 0x7f49, 0x7f60);

describe('parsing', () => {
  test('EF.COM', () => {
    const outer = parseTlv(hexToBytes(EF_COM));
    if (!outer.ok) throw new Error(outer.error.code);
    expect(outer.value.tag).toBe(0x60);
    const inner = parseTlvList(outer.value.value);
    if (!inner.ok) throw new Error(inner.error.code);
    expect(inner.value.map((tlv) => tlv.tag)).toEqual([0x5f01, 0x5f36, 0x5c]);
    expect(bytesToHex(findTag(inner.value, 0x5c)!.value)).toBe('6175');
    expect(findTag(inner.value, 0x5d)).toBeUndefined();
  });

  test('a header before its value is there', () => {
    expect(parseTlvHeader(hexToBytes('7F61821234'))).toEqual({
      ok: true,
      value: { tag: 0x7f61, headerLength: 5, valueLength: 0x1234 },
    });
  });

  test.each([
    ['', 'tlv-truncated'],
    ['5F', 'tlv-truncated'],
    ['60', 'tlv-truncated'],
    ['6082', 'tlv-truncated'],
    ['600300', 'tlv-truncated'],
    ['6080', 'tlv-length'], // indefinite
    ['608500000000010000', 'tlv-length'], // five length octets
    ['6084FFFFFFFF', 'tlv-length'], // 4 GB
    ['5F8181818101', 'tlv-tag'],
  ])('%s is %s', (hex, code) => {
    expect(parseTlv(hexToBytes(hex))).toMatchObject({ ok: false, error: { code } });
  });

  test('of a list stops at the first broken element', () => {
    expect(parseTlvList(hexToBytes('020101 0203')).ok).toBe(false);
  });

  test('of any octets ends without throwing and never gives more than there is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const list = parseTlvList(bytes);
        if (list.ok) expect(concatBytes(...list.value.map((tlv) => tlv.encoded))).toEqual(bytes);
      }),
      { numRuns: 500 },
    );
  });
});

describe('encoding', () => {
  test.each([
    [0, '00'],
    [0x7f, '7f'],
    [0x80, '8180'],
    [0xff, '81ff'],
    [0x100, '820100'],
    [MAX_TLV_LENGTH, '83ffffff'],
  ])('length %i', (length, hex) => {
    expect(bytesToHex(encodeLength(length))).toBe(hex);
  });

  test('and parsing are inverse, values joined', () => {
    fc.assert(
      fc.property(tag, fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 3 }), (name, values) => {
        const encoded = encodeTlv(name, ...values);
        expect(parseTlv(encoded)).toEqual({
          ok: true,
          value: { tag: name, value: concatBytes(...values), encoded },
        });
      }),
    );
  });
});
