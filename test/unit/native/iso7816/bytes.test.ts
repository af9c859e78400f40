import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  asciiToBytes,
  bigIntToBytes,
  bytesToBigInt,
  bytesToHex,
  concatBytes,
  equalBytes,
  hexToBytes,
  xorBytes,
} from '../../../../native/iso7816/bytes.ts';

const bytes = fc.uint8Array({ minLength: 1, maxLength: 80 });

describe('hex', () => {
  test('goes there and back', () => {
    fc.assert(
      fc.property(bytes, (value) => {
        expect(hexToBytes(bytesToHex(value))).toEqual(value);
      }),
    );
  });

  test('allows spaces and either case', () => {
    expect(hexToBytes(' 0a FF\n10 ')).toEqual(Uint8Array.of(0x0a, 0xff, 0x10));
    expect(bytesToHex(Uint8Array.of(0x0a, 0xff))).toBe('0aff');
  });

  test.each(['0', 'zz', '0x10', '1 2 3'])('refuses %j', (text) => {
    expect(() => hexToBytes(text)).toThrow();
  });
});

describe('integers', () => {
  test('go there and back at any sufficient length', () => {
    fc.assert(
      fc.property(bytes, fc.nat({ max: 8 }), (value, extra) => {
        const number = bytesToBigInt(value);
        const padded = bigIntToBytes(number, value.length + extra);
        expect(padded).toEqual(concatBytes(new Uint8Array(extra), value));
      }),
    );
  });

  test('that do not fit, or are negative, are refused', () => {
    expect(() => bigIntToBytes(256n, 1)).toThrow();
    expect(() => bigIntToBytes(-1n, 4)).toThrow();
  });
});

test('concatBytes keeps order and copies', () => {
  const first = Uint8Array.of(1, 2);
  const joined = concatBytes(first, new Uint8Array(), Uint8Array.of(3));
  first[0] = 9;
  expect(joined).toEqual(Uint8Array.of(1, 2, 3));
});

test('equalBytes sees every difference', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 40 }),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (value, at, flip) => {
        const other = value.slice();
        expect(equalBytes(value, other)).toBe(true);
        other[at % other.length]! ^= flip;
        expect(equalBytes(value, other)).toBe(false);
        expect(equalBytes(value, value.subarray(1))).toBe(false);
      },
    ),
  );
});

test('xorBytes', () => {
  // K.IFD and K.IC of Doc 9303-11 App. D.3
  const seed = xorBytes(
    hexToBytes('0B795240CB7049B01C19B33E32804F0B'),
    hexToBytes('0B4F80323EB3191CB04970CB4052790B'),
  );
  expect(bytesToHex(seed)).toBe('0036d272f5c350acac50c3f572d23600');
  expect(() => xorBytes(new Uint8Array(2), new Uint8Array(3))).toThrow();
});

test('asciiToBytes', () => {
  expect(asciiToBytes('0<A')).toEqual(Uint8Array.of(0x30, 0x3c, 0x41));
});
