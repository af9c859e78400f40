import { createHash } from 'node:crypto';
import { brainpoolP256r1 } from '@noble/curves/misc.js';
import { expect, test } from 'vitest';
import { bigIntToBytes, bytesToBigInt, bytesToHex, hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import { drawKey, publicKeyOf } from '../../../../../native/virtual-chip/curves.ts';
import type { ActiveAuthenticationProfile } from '../../../../../native/virtual-chip/profiles/chip-profile.ts';
import { signChallenge } from '../../../../../native/virtual-chip/protocols/active-authentication.ts';
import { drawRsaKey, modularPower } from '../../../../../native/virtual-chip/protocols/rsa.ts';
import { repeatableRandom } from '../sample-card.ts';

const CHALLENGE = hexToBytes('f173589974bf40c6');

test.each([
  { hash: 'SHA-1', node: 'sha1', digest: 20, trailer: 'bc' },
  { hash: 'SHA-256', node: 'sha256', digest: 32, trailer: '34cc' },
] as const)(
  'ISO 9796-2 with $hash: header, recoverable part, hash over it and the challenge, trailer',
  (variant) => {
    const key = drawRsaKey(1024, repeatableRandom('aa'));
    const profile: ActiveAuthenticationProfile = {
      algorithm: 'rsa-iso9796-2',
      bits: 1024,
      hash: variant.hash,
    };
    const signature = signChallenge(
      { algorithm: 'rsa-iso9796-2', key },
      profile,
      CHALLENGE,
      repeatableRandom('m1'),
    );
    const opened = bigIntToBytes(
      modularPower(bytesToBigInt(signature), key.publicExponent, key.modulus),
      128,
    );
    const trailerLength = variant.trailer.length / 2;
    const recoverable = opened.subarray(1, 128 - trailerLength - variant.digest);
    expect(opened[0]).toBe(0x6a);
    expect(bytesToHex(opened).endsWith(variant.trailer)).toBe(true);
    expect(bytesToHex(opened.subarray(1 + recoverable.length, 128 - trailerLength))).toBe(
      createHash(variant.node).update(recoverable).update(CHALLENGE).digest('hex'),
    );
  },
);

test('ECDSA comes plain or as ECDSA-Sig-Value, as the profile says', () => {
  const key = drawKey('brainpoolP256r1', repeatableRandom('ec'));
  const sign = (signatureFormat: 'plain' | 'der') =>
    signChallenge(
      { algorithm: 'ecdsa', key },
      { algorithm: 'ecdsa', curve: 'brainpoolP256r1', encoding: 'named', announced: true, signatureFormat },
      CHALLENGE,
      repeatableRandom('unused'),
    );
  const publicKey = publicKeyOf(key);
  expect(sign('plain')).toHaveLength(64);
  expect(brainpoolP256r1.verify(sign('plain'), CHALLENGE, publicKey, { lowS: false })).toBe(true);
  expect(sign('der')[0]).toBe(0x30);
  expect(brainpoolP256r1.verify(sign('der'), CHALLENGE, publicKey, { lowS: false, format: 'der' })).toBe(
    true,
  );
});
