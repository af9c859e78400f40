import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeObjectIdentifier,
  encodeObjectIdentifier,
} from '../../../../../native/emrtd/security-info/object-identifier.ts';
import { bytesToHex, hexToBytes } from '../../../../../native/iso7816/bytes.ts';

test.each([
  ['0.4.0.127.0.7.2.2.4.2.2', '04007f00070202040202'],
  ['1.2.840.113549.1.7.2', '2a864886f70d010702'],
  ['2.23.136.1.1.1', '678108010101'],
  ['2.999.3', '883703'],
])('%s', (dotted, hex) => {
  expect(bytesToHex(encodeObjectIdentifier(dotted))).toBe(hex);
  expect(decodeObjectIdentifier(hexToBytes(hex))).toBe(dotted);
});

test('what is written can be read', () => {
  const arcs = fc.tuple(
    fc.integer({ min: 0, max: 39 }),
    fc.array(fc.bigInt({ min: 0n, max: 1n << 64n }), { maxLength: 5 }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 }), arcs, (root, [second, rest]) => {
      const dotted = [root, second, ...rest].join('.');
      expect(decodeObjectIdentifier(encodeObjectIdentifier(dotted))).toBe(dotted);
    }),
  );
});

test('malformed octets are refused', () => {
  for (const hex of ['', '80', '2a80', '2a8048', '2a864886f7']) {
    expect(decodeObjectIdentifier(hexToBytes(hex))).toBeUndefined();
  }
  expect(decodeObjectIdentifier(new Uint8Array(65))).toBeUndefined();
});
