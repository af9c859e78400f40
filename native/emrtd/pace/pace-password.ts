/** The passwords of PACE and BAC, Doc 9303-11 §4.3.2, §4.4.3.1 and §9.7.3. */
import { sha1 } from '@noble/hashes/legacy.js';
import { asciiToBytes } from '../../iso7816/bytes.ts';
import { type CipherSuite, deriveKey, KDF_COUNTER } from '../../iso7816/secure-messaging-cipher.ts';
import { checkDigit } from '../lds/check-digit.ts';
import type { AccessKey } from '../reading.ts';

/** Reference of the password in MSE:Set AT, tag 83 (Doc 9303-11 §4.4.4.1). */
export const PASSWORD_REFERENCE: Readonly<Record<AccessKey['kind'], number>> = { mrz: 0x01, can: 0x02 };

/** Document number (filled to nine characters), birth and expiry, each with its check digit (§4.3.2). */
export function mrzInformation(key: Extract<AccessKey, { kind: 'mrz' }>): string {
  const number = key.documentNumber.toUpperCase().padEnd(9, '<');
  return [number, key.birthDate, key.expiryDate].map((field) => field + checkDigit(field)).join('');
}

/** f(π): the digits themselves for a CAN, SHA-1 of the MRZ information else. */
export const passwordSecret = (key: AccessKey): Uint8Array =>
  key.kind === 'can' ? asciiToBytes(key.can) : sha1(asciiToBytes(mrzInformation(key)));

/** Kπ = KDFπ(f(π)), which decrypts the nonce. */
export const passwordKey = (key: AccessKey, suite: CipherSuite): Uint8Array =>
  deriveKey(passwordSecret(key), KDF_COUNTER.PACE, suite);
