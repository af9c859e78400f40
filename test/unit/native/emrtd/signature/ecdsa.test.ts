import { describe, expect, test } from 'vitest';
import { KNOWN_CURVES } from '../../../../../native/emrtd/security-info/known-curves.ts';
import { computeDigest } from '../../../../../native/emrtd/signature/digest.ts';
import { scalarLength, verifyEcdsa } from '../../../../../native/emrtd/signature/ecdsa.ts';
import { type EcPublicKey, parsePublicKey } from '../../../../../native/emrtd/signature/public-key.ts';
import {
  bigIntToBytes,
  bytesToBigInt,
  concatBytes,
  hexToBytes,
} from '../../../../../native/iso7816/bytes.ts';
import { encodeTlv } from '../../../../../native/iso7816/tlv.ts';
import { unrestrictedCrypto } from '../../../../restricted-crypto/restrict-crypto.ts';
import { integer, makeEcKey } from '../../../../support/pki/test-key.ts';

// OpenSSL as the other hand.
const { createPublicKey, createVerify } = unrestrictedCrypto();

const MESSAGE = new TextEncoder().encode('what was signed');

function publicKeyOf(spki: Uint8Array): EcPublicKey {
  const parsed = parsePublicKey(spki);
  if (!parsed.ok || parsed.value.kind !== 'EC') throw new Error('not an EC key');
  return parsed.value;
}

describe.each(KNOWN_CURVES.map((curve) => curve.name))('%s', (name) => {
  const key = makeEcKey(name, { explicit: true });
  const publicKey = publicKeyOf(key.publicKeyInfo);
  const hash = computeDigest('SHA-256', MESSAGE);

  test('DER and plain signatures hold, each in its format only', () => {
    const der = key.sign(MESSAGE);
    const plain = key.signPlain(MESSAGE);
    expect(verifyEcdsa(publicKey, hash, der, 'der')).toBe(true);
    expect(verifyEcdsa(publicKey, hash, plain, 'plain')).toBe(true);
    expect(verifyEcdsa(publicKey, hash, plain, 'der')).toBe(false);
    expect(verifyEcdsa(publicKey, hash, der, 'plain')).toBe(false);
  });

  test('OpenSSL agrees that the signature is one', () => {
    const named = makeEcKey(name);
    const openssl = createPublicKey({ key: Buffer.from(named.publicKeyInfo), format: 'der', type: 'spki' });
    expect(createVerify('sha256').update(MESSAGE).verify(openssl, named.sign(MESSAGE))).toBe(true);
  });

  test('the other hash and the other key do not', () => {
    const signature = key.sign(MESSAGE);
    expect(verifyEcdsa(publicKey, computeDigest('SHA-256', hash), signature, 'der')).toBe(false);
    expect(verifyEcdsa(publicKeyOf(makeEcKey(name).publicKeyInfo), hash, signature, 'der')).toBe(false);
  });

  test('the high s of a pair is as good as the low one', () => {
    const length = scalarLength(publicKey.domain);
    const plain = key.signPlain(MESSAGE);
    const s = bytesToBigInt(plain.subarray(length));
    const other = concatBytes(plain.subarray(0, length), bigIntToBytes(publicKey.domain.order - s, length));
    expect(verifyEcdsa(publicKey, hash, other, 'plain')).toBe(true);
  });
});

describe('signatures that are none', () => {
  const key = makeEcKey();
  const publicKey = publicKeyOf(key.publicKeyInfo);
  const hash = computeDigest('SHA-256', MESSAGE);
  const { order } = key.domain;
  const der = (r: bigint, s: bigint) => encodeTlv(0x30, integer(r), integer(s));

  test('r and s of zero, of the order, and beyond it', () => {
    for (const value of [0n, order, order + 1n, (1n << 256n) - 1n, 1n << 300n]) {
      expect(verifyEcdsa(publicKey, hash, der(value, 1n), 'der')).toBe(false);
      expect(verifyEcdsa(publicKey, hash, der(1n, value), 'der')).toBe(false);
    }
  });

  test('malformed DER', () => {
    const good = key.sign(MESSAGE);
    for (const bytes of [
      new Uint8Array(),
      hexToBytes('3000'),
      good.subarray(0, good.length - 1),
      concatBytes(good, Uint8Array.of(0)),
      encodeTlv(0x30, integer(1n)),
      encodeTlv(0x30, integer(1n), integer(1n), integer(1n)),
    ]) {
      expect(verifyEcdsa(publicKey, hash, bytes, 'der')).toBe(false);
    }
  });
});

test('a hash longer than the order is cut to its leftmost bits (SHA-512 on P-256)', () => {
  const key = makeEcKey('secp256r1', { digest: 'SHA-512' });
  const openssl = createPublicKey({ key: Buffer.from(key.publicKeyInfo), format: 'der', type: 'spki' });
  const signature = key.sign(MESSAGE);
  expect(createVerify('sha512').update(MESSAGE).verify(openssl, signature)).toBe(true);
  const hash = computeDigest('SHA-512', MESSAGE);
  expect(verifyEcdsa(publicKeyOf(key.publicKeyInfo), hash, signature, 'der')).toBe(true);
});
