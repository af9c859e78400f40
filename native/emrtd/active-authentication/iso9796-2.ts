/** ISO/IEC 9796-2 digital signature scheme 1 with partial message recovery, as Doc 9303-11 §6.1.2 uses it. */
import { bigIntToBytes, bytesToBigInt, concatBytes, equalBytes } from '../../iso7816/bytes.ts';
import { computeDigest, type DigestName, digestLength } from '../signature/digest.ts';
import type { RsaPublicKey } from '../signature/public-key.ts';
import { rsaPublicOperation } from '../signature/rsa.ts';

/** Hash identifiers of ISO/IEC 10118 in the two-octet trailer. */
const TRAILER_DIGEST: Readonly<Record<number, DigestName>> = {
  51: 'SHA-1',
  52: 'SHA-256',
  53: 'SHA-512',
  54: 'SHA-384',
  56: 'SHA-224',
};

/**
 * Whether the signature holds over M1 ‖ `message`, where M1 is what the chip chose and put into the signature.
 * @returns the hash function that the trailer names, or undefined when the signature does not hold
 */
export function verifyIso9796(
  key: RsaPublicKey,
  signature: Uint8Array,
  message: Uint8Array,
): DigestName | undefined {
  const recovered = rsaPublicOperation(key, signature);
  if (!recovered) return undefined;
  // A signer may give the smaller of s and n − s; then the block is n minus what was recovered (ISO 9796-2 §B.6).
  const mirrored = bigIntToBytes(key.modulus - bytesToBigInt(recovered), key.length);
  return blockDigest(recovered, message) ?? blockDigest(mirrored, message);
}

/** Block: header, M1, hash of M1 ‖ M2, trailer. */
function blockDigest(block: Uint8Array, message: Uint8Array): DigestName | undefined {
  const trailer = trailerOf(block);
  const start = recoverableStart(block);
  if (!trailer || start === undefined) return undefined;
  const hashAt = block.length - trailer.length - digestLength(trailer.digest);
  if (hashAt < start) return undefined;
  const hash = block.subarray(hashAt, block.length - trailer.length);
  const recoverable = block.subarray(start, hashAt);
  const expected = computeDigest(trailer.digest, concatBytes(recoverable, message));
  return equalBytes(hash, expected) ? trailer.digest : undefined;
}

/** BC: implicit, SHA-1 on eMRTDs (Doc 9303-11 §6.1.2.2); xxCC names the hash. */
function trailerOf(block: Uint8Array): { readonly digest: DigestName; readonly length: number } | undefined {
  const last = block[block.length - 1];
  if (last === 0xbc) return { digest: 'SHA-1', length: 1 };
  const digest = last === 0xcc ? TRAILER_DIGEST[block[block.length - 2] ?? 0] : undefined;
  return digest && { digest, length: 2 };
}

/**
 * Where M1 begins: after 6A, or after 6B BB … BA when M1 is shorter than the room for it.
 * SECURITY: the first octet carries the bits for "partial recovery"; anything else is no such block.
 */
function recoverableStart(block: Uint8Array): number | undefined {
  if (block[0] === 0x6a) return 1;
  if (block[0] !== 0x6b) return undefined;
  let at = 1;
  while (block[at] === 0xbb) at++;
  return block[at] === 0xba ? at + 1 : undefined;
}
