import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeDigest } from '../../../../../native/emrtd/signature/digest.ts';
import { type DsaPublicKey, verifyDsa } from '../../../../../native/emrtd/signature/dsa.ts';
import { parsePublicKey } from '../../../../../native/emrtd/signature/public-key.ts';
import {
  signatureAlgorithmOf,
  verifySignature,
} from '../../../../../native/emrtd/signature/signature-algorithm.ts';
import { asciiToBytes } from '../../../../../native/iso7816/bytes.ts';
import { encodeTlv } from '../../../../../native/iso7816/tlv.ts';
import { integer, makeDsaKey, makeEcKey, oid } from '../../../../support/pki/test-key.ts';

function publicKey(info: Uint8Array): DsaPublicKey {
  const key = parsePublicKey(info);
  if (!key.ok || key.value.kind !== 'DSA') throw new Error('no DSA key');
  return key.value;
}

const message = asciiToBytes('a document');

describe.each(['SHA-1', 'SHA-224', 'SHA-256'] as const)('signed by OpenSSL with %s', (digest) => {
  const key = makeDsaKey(digest);
  const hash = computeDigest(digest, message);

  test('holds for this message and this key', () => {
    const signature = key.sign(message);
    expect(verifyDsa(publicKey(key.publicKeyInfo), hash, signature)).toBe(true);
    expect(verifyDsa(publicKey(key.publicKeyInfo), computeDigest(digest, Uint8Array.of(1)), signature)).toBe(
      false,
    );
  });

  test('r and s out of range, or another shape, do not', () => {
    const dsa = publicKey(key.publicKeyInfo);
    const pair = (r: bigint, s: bigint) => encodeTlv(0x30, integer(r), integer(s));
    for (const forged of [pair(0n, 1n), pair(1n, 0n), pair(dsa.q, 1n), pair(1n, dsa.q), new Uint8Array()]) {
      expect(verifyDsa(dsa, hash, forged)).toBe(false);
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (octets) => {
        expect(verifyDsa(dsa, hash, octets)).toBe(false);
      }),
    );
  });
});

test('key and algorithm must belong together', () => {
  const key = makeDsaKey('SHA-1');
  const algorithm = signatureAlgorithmOf('1.2.840.10040.4.3');
  const ecdsa = signatureAlgorithmOf('1.2.840.10045.4.1');
  if (!algorithm.ok || !ecdsa.ok) throw new Error('not known');
  const dsa = publicKey(key.publicKeyInfo);
  expect(verifySignature(dsa, algorithm.value, message, key.sign(message))).toBe(true);
  expect(verifySignature(dsa, ecdsa.value, message, key.sign(message))).toBe(false);
  const other = parsePublicKey(makeEcKey().publicKeyInfo);
  if (!other.ok) throw new Error('not known');
  expect(verifySignature(other.value, algorithm.value, message, key.sign(message))).toBe(false);
});

test('keys without parameters, or of sizes that nobody may use, are refused', () => {
  const info = (...parameters: readonly Uint8Array[]) =>
    encodeTlv(
      0x30,
      encodeTlv(0x30, oid('1.2.840.10040.4.1'), ...parameters),
      encodeTlv(0x03, Uint8Array.of(0), integer(5n)),
    );
  const numbers = (p: bigint, q: bigint, g: bigint) => encodeTlv(0x30, integer(p), integer(q), integer(g));
  const p = 2n ** 1023n + 1n;
  const q = 2n ** 159n + 1n;
  expect(parsePublicKey(info(numbers(p, q, 2n))).ok).toBe(true);
  for (const bad of [
    info(),
    info(numbers(2n ** 500n + 1n, q, 2n)),
    info(numbers(2n ** 9000n + 1n, q, 2n)),
    info(numbers(p, 2n ** 80n + 1n, 2n)),
    info(numbers(p, q, 1n)),
    info(numbers(p, q, p)),
  ]) {
    expect(parsePublicKey(bad).ok).toBe(false);
  }
});
