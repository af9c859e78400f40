/** Basic access control as the card does it, Doc 9303-11 §4.3. */
import { sha1 } from '@noble/hashes/legacy.js';
import { asciiToBytes, concatBytes, equalBytes, xorBytes } from '../../iso7816/bytes.ts';
import {
  computeMac,
  deriveKey,
  KDF_COUNTER,
  type SessionKeys,
  tripleDesDecrypt,
  tripleDesEncrypt,
} from '../../iso7816/secure-messaging-cipher.ts';
import type { RandomSource } from '../card-contents.ts';

export const BAC_NONCE_LENGTH = 8;
const KEY_SEED_LENGTH = 16;
const CRYPTOGRAM_LENGTH = 2 * BAC_NONCE_LENGTH + KEY_SEED_LENGTH;
const MAC_LENGTH = 8;

export type BacOutcome =
  | { readonly kind: 'authenticated'; readonly response: Uint8Array; readonly keys: SessionKeys }
  | { readonly kind: 'wrong-key' }
  | { readonly kind: 'wrong-length' };

/**
 * Answers E_IFD ‖ M_IFD. `mrzInformation` is document number, birth and expiry with their check digits.
 * Randomness is drawn for K.IC (16 bytes), only after the terminal has proved itself.
 */
export function answerBac(
  mrzInformation: string,
  challenge: Uint8Array,
  data: Uint8Array,
  random: RandomSource,
): BacOutcome {
  if (data.length !== CRYPTOGRAM_LENGTH + MAC_LENGTH) return { kind: 'wrong-length' };
  const seed = sha1(asciiToBytes(mrzInformation)).subarray(0, KEY_SEED_LENGTH);
  const encryptionKey = deriveKey(seed, KDF_COUNTER.ENC, '3DES');
  const macKey = deriveKey(seed, KDF_COUNTER.MAC, '3DES');

  const cryptogram = data.subarray(0, CRYPTOGRAM_LENGTH);
  if (!equalBytes(computeMac('3DES', macKey, cryptogram), data.subarray(CRYPTOGRAM_LENGTH))) {
    return { kind: 'wrong-key' };
  }
  const plain = tripleDesDecrypt(encryptionKey, cryptogram);
  const terminalNonce = plain.subarray(0, BAC_NONCE_LENGTH);
  const echoed = plain.subarray(BAC_NONCE_LENGTH, 2 * BAC_NONCE_LENGTH);
  const terminalSeed = plain.subarray(2 * BAC_NONCE_LENGTH);
  // SECURITY: Doc 9303-11 §4.3.1: the challenge must come back, or an old recording would open the chip.
  if (!equalBytes(echoed, challenge)) return { kind: 'wrong-key' };

  const chipSeed = random(KEY_SEED_LENGTH);
  const reply = tripleDesEncrypt(encryptionKey, concatBytes(challenge, terminalNonce, chipSeed));
  const sessionSeed = xorBytes(terminalSeed, chipSeed);
  return {
    kind: 'authenticated',
    response: concatBytes(reply, computeMac('3DES', macKey, reply)),
    keys: {
      suite: '3DES',
      encryptionKey: deriveKey(sessionSeed, KDF_COUNTER.ENC, '3DES'),
      macKey: deriveKey(sessionSeed, KDF_COUNTER.MAC, '3DES'),
      // The low-order four bytes of each nonce (§9.8.6.3).
      sendSequenceCounter: concatBytes(challenge.subarray(4), terminalNonce.subarray(4)),
    },
  };
}
