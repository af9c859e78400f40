import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { es256Verified, p256PublicKey } from '../../../../electron/police/gateway/es256.ts';

/** RFC 7515 appendix A.3. */
const A3 = {
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  signed:
    'eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ',
  signature: 'DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q',
};
const signature = Buffer.from(A3.signature, 'base64url');

test('the example of RFC 7515 appendix A.3, and nothing that differs in one bit', () => {
  const key = p256PublicKey(A3);
  expect(es256Verified(key, Buffer.from(A3.signed), signature)).toBe(true);
  for (let bit = 0; bit < 8 * signature.length; bit += 7) {
    const changed = Buffer.from(signature);
    changed[bit >> 3]! ^= 1 << (bit & 7);
    expect(es256Verified(key, Buffer.from(A3.signed), changed)).toBe(false);
  }
  expect(es256Verified(key, Buffer.from(`${A3.signed} `), signature)).toBe(false);
});

test('only 64 octets are a signature, and no number is zero', () => {
  const key = p256PublicKey(A3);
  for (const length of [0, 1, 63, 65, 72])
    expect(es256Verified(key, Buffer.from(A3.signed), Buffer.alloc(length, 1))).toBe(false);
  expect(es256Verified(key, Buffer.from(A3.signed), Buffer.alloc(64))).toBe(false);
});

test('what any key signs is taken, however small its numbers are', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const key = p256PublicKey({ x, y });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (text) => {
      const made = sign('sha256', text, { key: privateKey, dsaEncoding: 'ieee-p1363' });
      expect(es256Verified(key, text, made)).toBe(true);
    }),
    { numRuns: 600 },
  );
});

test('a point that is not on the curve is none', () => {
  expect(() => p256PublicKey({ x: A3.x, y: A3.x })).toThrow();
});
