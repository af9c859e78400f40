/** Active authentication as the card does it: it signs the terminal's challenge, Doc 9303-11 §6.1. */
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bigIntToBytes, bytesToBigInt, concatBytes } from '../../iso7816/bytes.ts';
import type { ActiveAuthenticationKey, RandomSource, RsaKey } from '../card-contents.ts';
import { CURVES } from '../curves.ts';
import type { ActiveAuthenticationProfile } from '../profiles/chip-profile.ts';
import { modularPower } from './rsa.ts';

export const CHALLENGE_LENGTH = 8;

export function signChallenge(
  key: ActiveAuthenticationKey,
  profile: ActiveAuthenticationProfile,
  challenge: Uint8Array,
  random: RandomSource,
): Uint8Array {
  if (key.algorithm === 'ecdsa' && profile.algorithm === 'ecdsa') {
    const format = profile.signatureFormat === 'der' ? 'der' : 'compact';
    // The curve's own hash: SHA-256, -384 or -512, never longer than the order (§6.1.2.3).
    return CURVES[key.key.curve].ecdsa.sign(challenge, key.key.privateKey, { lowS: false, format });
  }
  if (key.algorithm === 'rsa-iso9796-2' && profile.algorithm === 'rsa-iso9796-2') {
    return signIso9796(key.key, profile.hash, challenge, random);
  }
  throw new Error('active authentication key does not fit the profile');
}

/** ISO/IEC 9796-2 digital signature scheme 1 with partial recovery: 6A ‖ M1 ‖ H(M1 ‖ M2) ‖ trailer. */
function signIso9796(
  key: RsaKey,
  hash: 'SHA-1' | 'SHA-256',
  challenge: Uint8Array,
  random: RandomSource,
): Uint8Array {
  const size = Math.ceil(key.modulus.toString(2).length / 8);
  const trailer = hash === 'SHA-1' ? Uint8Array.of(0xbc) : Uint8Array.of(0x34, 0xcc);
  const digest = hash === 'SHA-1' ? sha1 : sha256;
  const recoverable = random(size - 1 - digest.outputLen - trailer.length);
  const representative = concatBytes(
    Uint8Array.of(0x6a),
    recoverable,
    digest(concatBytes(recoverable, challenge)),
    trailer,
  );
  const signature = modularPower(bytesToBigInt(representative), key.privateExponent, key.modulus);
  return bigIntToBytes(signature, size);
}
