/**
 * The primitives of eMRTD secure messaging (Doc 9303-11 §9.7–9.8), used by both ends.
 * Pure JavaScript throughout: Electron's BoringSSL has neither single DES nor CMAC.
 */
import { cbc, cmac, ecb } from '@noble/ciphers/aes.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import DES from 'des.js';
import { concatBytes, equalBytes } from './bytes.ts';

export type CipherSuite = '3DES' | 'AES-128' | 'AES-192' | 'AES-256';

/** Counters of the key derivation function, Doc 9303-11 §9.7.1. */
export const KDF_COUNTER = { ENC: 1, MAC: 2, PACE: 3 } as const;

export const blockSizeOf = (suite: CipherSuite): 8 | 16 => (suite === '3DES' ? 8 : 16);

/** KDF(K, c), Doc 9303-11 §9.7.1. 3DES keys come with adjusted parity, 16 bytes (two-key). */
export function deriveKey(
  sharedSecret: Uint8Array,
  counter: (typeof KDF_COUNTER)[keyof typeof KDF_COUNTER],
  suite: CipherSuite,
): Uint8Array {
  const input = concatBytes(sharedSecret, Uint8Array.of(0, 0, 0, counter));
  switch (suite) {
    case '3DES':
      return adjustParity(sha1(input).subarray(0, 16));
    case 'AES-128':
      return sha1(input).subarray(0, 16);
    case 'AES-192':
      return sha256(input).subarray(0, 24);
    case 'AES-256':
      return sha256(input);
  }
}

/** Sets the low bit of each octet so that its number of ones is odd (DES parity). */
export function adjustParity(key: Uint8Array): Uint8Array {
  return key.map((octet) => {
    let ones = 0;
    for (let bit = 1; bit < 8; bit++) ones += (octet >> bit) & 1;
    return (octet & 0xfe) | (ones % 2 === 0 ? 1 : 0);
  });
}

/** ISO/IEC 9797-1 padding method 2: 80 00 … to a multiple of the block size. */
export function pad(data: Uint8Array, blockSize: number): Uint8Array {
  const padded = new Uint8Array((Math.floor(data.length / blockSize) + 1) * blockSize);
  padded.set(data);
  padded[data.length] = 0x80;
  return padded;
}

/** Removes padding method 2; undefined when the padding is malformed. */
export function unpad(data: Uint8Array): Uint8Array | undefined {
  let end = data.length - 1;
  while (end >= 0 && data[end] === 0) end--;
  return end >= 0 && data[end] === 0x80 ? data.subarray(0, end) : undefined;
}

function des(
  mode: 'ede-cbc' | 'single',
  type: 'encrypt' | 'decrypt',
  key: Uint8Array,
  data: Uint8Array,
  iv?: Uint8Array,
) {
  const full = mode === 'single' ? key : key.length === 16 ? concatBytes(key, key.subarray(0, 8)) : key;
  const cipher =
    mode === 'single'
      ? DES.DES.create({ type, key: full, padding: false })
      : DES.CBC.instantiate(DES.EDE).create({ type, key: full, iv: iv ?? new Uint8Array(8), padding: false });
  const out: number[] = [...cipher.update(data), ...cipher.final()];
  return Uint8Array.from(out);
}

/** Two-key 3DES in CBC mode, no padding, zero IV unless given. */
export const tripleDesEncrypt = (key: Uint8Array, data: Uint8Array, iv?: Uint8Array) =>
  des('ede-cbc', 'encrypt', key, data, iv);
export const tripleDesDecrypt = (key: Uint8Array, data: Uint8Array, iv?: Uint8Array) =>
  des('ede-cbc', 'decrypt', key, data, iv);

/** AES-CBC without padding. */
export const aesCbcEncrypt = (key: Uint8Array, data: Uint8Array, iv: Uint8Array = new Uint8Array(16)) =>
  cbc(key, iv, { disablePadding: true }).encrypt(data);
export const aesCbcDecrypt = (key: Uint8Array, data: Uint8Array, iv: Uint8Array = new Uint8Array(16)) =>
  cbc(key, iv, { disablePadding: true }).decrypt(data);
export const aesEcbEncrypt = (key: Uint8Array, block: Uint8Array) =>
  ecb(key, { disablePadding: true }).encrypt(block);

/** ISO/IEC 9797-1 MAC algorithm 3 ("retail MAC") over data that is already padded; 8 bytes. */
export function retailMac(key: Uint8Array, padded: Uint8Array): Uint8Array {
  const first = key.subarray(0, 8);
  const second = key.subarray(8, 16);
  let block: Uint8Array = new Uint8Array(8);
  for (let offset = 0; offset < padded.length; offset += 8) {
    const input = padded.subarray(offset, offset + 8).map((octet, i) => octet ^ block[i]!);
    block = des('single', 'encrypt', first, input);
  }
  return des('single', 'encrypt', first, des('single', 'decrypt', second, block));
}

/** The 8-byte MAC of the suite over unpadded data: retail MAC with padding, or CMAC cut to 8 bytes. */
export function computeMac(suite: CipherSuite, key: Uint8Array, data: Uint8Array): Uint8Array {
  return suite === '3DES' ? retailMac(key, pad(data, 8)) : cmac(data, key).subarray(0, 8);
}

/** Session keys and send sequence counter of one secure channel. The counter is as long as a cipher block. */
export interface SessionKeys {
  readonly suite: CipherSuite;
  readonly encryptionKey: Uint8Array;
  readonly macKey: Uint8Array;
  readonly sendSequenceCounter: Uint8Array;
}

export function incrementCounter(counter: Uint8Array): Uint8Array {
  const next = counter.slice();
  for (let i = next.length - 1; i >= 0; i--) {
    next[i] = (next[i]! + 1) & 0xff;
    if (next[i] !== 0) break;
  }
  return next;
}

/** Encrypts padded data under the channel: 3DES with zero IV, AES with IV = E(KSenc, SSC) (§9.8.6.1). */
export function encryptBody(keys: SessionKeys, data: Uint8Array): Uint8Array {
  const padded = pad(data, blockSizeOf(keys.suite));
  return keys.suite === '3DES'
    ? tripleDesEncrypt(keys.encryptionKey, padded)
    : aesCbcEncrypt(keys.encryptionKey, padded, aesEcbEncrypt(keys.encryptionKey, keys.sendSequenceCounter));
}

/** Decrypts and removes the padding; undefined when the length or the padding is wrong. */
export function decryptBody(keys: SessionKeys, cryptogram: Uint8Array): Uint8Array | undefined {
  const blockSize = blockSizeOf(keys.suite);
  if (cryptogram.length === 0 || cryptogram.length % blockSize !== 0) return undefined;
  return unpad(
    keys.suite === '3DES'
      ? tripleDesDecrypt(keys.encryptionKey, cryptogram)
      : aesCbcDecrypt(
          keys.encryptionKey,
          cryptogram,
          aesEcbEncrypt(keys.encryptionKey, keys.sendSequenceCounter),
        ),
  );
}

/** MAC over SSC ‖ data, where `data` ends on a block boundary or still needs padding as the caller built it. */
export const channelMac = (keys: SessionKeys, data: Uint8Array): Uint8Array =>
  computeMac(keys.suite, keys.macKey, concatBytes(keys.sendSequenceCounter, data));

export const macMatches = (keys: SessionKeys, data: Uint8Array, mac: Uint8Array): boolean =>
  equalBytes(channelMac(keys, data), mac);
