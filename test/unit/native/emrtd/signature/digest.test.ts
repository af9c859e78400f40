import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  computeDigest,
  DIGEST_NAMES,
  digestByObjectIdentifier,
  digestLength,
  digestObjectIdentifier,
} from '../../../../../native/emrtd/signature/digest.ts';

test.each(DIGEST_NAMES)('%s as OpenSSL computes it', (name) => {
  const data = new TextEncoder().encode('abc');
  const expected = createHash(name.replace('-', '').toLowerCase()).update(data).digest();
  expect(Buffer.from(computeDigest(name, data)).equals(expected)).toBe(true);
  expect(digestLength(name)).toBe(expected.length);
  expect(digestByObjectIdentifier(digestObjectIdentifier(name))).toBe(name);
});

test('an unknown hash is no hash', () => {
  expect(digestByObjectIdentifier('1.2.840.113549.2.5')).toBeUndefined(); // MD5
});
