import { describe, expect, test } from 'vitest';
import { asciiToBytes } from '../../../../../native/iso7816/bytes.ts';
import {
  drawSigningKey,
  sign,
  signatureAlgorithmIdentifier,
  signerPublicKeyInfo,
} from '../../../../../native/virtual-chip/issuer/signature.ts';
import type { SignerProfile } from '../../../../../native/virtual-chip/profiles/chip-profile.ts';
import { unrestrictedCrypto } from '../../../../restricted-crypto/restrict-crypto.ts';
import { repeatableRandom } from '../sample-card.ts';

// OpenSSL as the other hand.
const { constants, createPublicKey, verify } = unrestrictedCrypto();

const MESSAGE = asciiToBytes('what the state says');

describe.each([
  [{ algorithm: 'rsa-pkcs1', bits: 2048 }, 'sha256', { padding: constants.RSA_PKCS1_PADDING }],
  [
    { algorithm: 'rsa-pss', bits: 2048 },
    'sha256',
    { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 },
  ],
  [{ algorithm: 'ecdsa', curve: 'P-521' }, 'sha512', {}],
  [{ algorithm: 'ecdsa', curve: 'brainpoolP384r1' }, 'sha384', {}],
] as const satisfies readonly (readonly [SignerProfile, string, object])[])(
  '$algorithm',
  (profile, hash, padding) => {
    test('is verified by OpenSSL, and not for another message', () => {
      const random = repeatableRandom('signer');
      const signer = drawSigningKey(profile, random);
      const key = createPublicKey({
        key: Buffer.from(signerPublicKeyInfo(signer, 'named')),
        format: 'der',
        type: 'spki',
      });
      const signature = sign(signer, MESSAGE, random);
      expect(verify(hash, MESSAGE, { key, ...padding }, signature)).toBe(true);
      expect(verify(hash, MESSAGE.subarray(1), { key, ...padding }, signature)).toBe(false);
      expect(signatureAlgorithmIdentifier(signer)[0]).toBe(0x30);
    });
  },
);
