/** RSA verification (RFC 8017) on BigInt: the same in Node and in Electron, and open to ISO 9796-2. */
import { pow } from '@noble/curves/abstract/modular.js';
import { bigIntToBytes, bytesToBigInt, concatBytes, equalBytes, xorBytes } from '../../iso7816/bytes.ts';
import { encodeTlv } from '../../iso7816/tlv.ts';
import { encodeObjectIdentifier } from '../security-info/object-identifier.ts';
import { computeDigest, type DigestName, digestLength, digestObjectIdentifier } from './digest.ts';
import type { RsaPublicKey } from './public-key.ts';

/** s^e mod n as octets of the key's length; undefined when s is not below n or has another length. */
export function rsaPublicOperation(key: RsaPublicKey, signature: Uint8Array): Uint8Array | undefined {
  if (signature.length !== key.length) return undefined;
  const s = bytesToBigInt(signature);
  if (s >= key.modulus) return undefined;
  return bigIntToBytes(pow(s, key.exponent, key.modulus), key.length);
}

/** DigestInfo ::= SEQUENCE { SEQUENCE { OID, NULL OPTIONAL }, OCTET STRING }. */
function digestInfo(digest: DigestName, hash: Uint8Array, parameters: Uint8Array): Uint8Array {
  const oid = encodeTlv(0x06, encodeObjectIdentifier(digestObjectIdentifier(digest)));
  return encodeTlv(0x30, encodeTlv(0x30, oid, parameters), encodeTlv(0x04, hash));
}

/**
 * RSASSA-PKCS1-v1_5 (RFC 8017 §8.2.2).
 * SECURITY: builds the expected block and compares all of it; nothing of the signature is parsed, so there is
 * no padding to hide a forgery in.
 */
export function verifyPkcs1(
  key: RsaPublicKey,
  digest: DigestName,
  hash: Uint8Array,
  signature: Uint8Array,
): boolean {
  const block = rsaPublicOperation(key, signature);
  if (!block) return false;
  // RFC 8017 §8.2.2 note 2: signers without the NULL exist.
  return [Uint8Array.of(0x05, 0x00), new Uint8Array()].some((parameters) => {
    const info = digestInfo(digest, hash, parameters);
    const filler = key.length - info.length - 3; // at least 42: keys have 1024 bits or more
    const expected = concatBytes(
      Uint8Array.of(0, 1),
      new Uint8Array(filler).fill(0xff),
      Uint8Array.of(0),
      info,
    );
    return equalBytes(block, expected);
  });
}

export interface PssParameters {
  readonly digest: DigestName;
  readonly maskDigest: DigestName;
  readonly saltLength: number;
}

/** RSASSA-PSS (RFC 8017 §8.1.2, EMSA-PSS-VERIFY §9.1.2), trailer field BC. */
export function verifyPss(
  key: RsaPublicKey,
  parameters: PssParameters,
  hash: Uint8Array,
  signature: Uint8Array,
): boolean {
  const block = rsaPublicOperation(key, signature);
  if (!block) return false;
  const emBits = key.modulus.toString(2).length - 1;
  const emLength = Math.ceil(emBits / 8);
  // With a modulus of 8k+1 bits the encoded message is one octet shorter than the modulus.
  if (block.subarray(0, block.length - emLength).some((octet) => octet !== 0)) return false;
  const em = block.subarray(block.length - emLength);
  const { digest, maskDigest, saltLength } = parameters;
  const hashLength = digestLength(digest);
  if (emLength < hashLength + saltLength + 2 || em[emLength - 1] !== 0xbc) return false;
  const dbLength = emLength - hashLength - 1;
  const masked = em.subarray(0, dbLength);
  const h = em.subarray(dbLength, dbLength + hashLength);
  const unusedBits = 8 * emLength - emBits;
  const topMask = 0xff >> unusedBits;
  if ((masked[0]! & ~topMask & 0xff) !== 0) return false;
  const db = xorBytes(masked, maskGeneration(maskDigest, h, dbLength));
  db[0] = db[0]! & topMask;
  const saltAt = dbLength - saltLength;
  if (db.subarray(0, saltAt - 1).some((octet) => octet !== 0) || db[saltAt - 1] !== 0x01) return false;
  const message = concatBytes(new Uint8Array(8), hash, db.subarray(saltAt));
  return equalBytes(h, computeDigest(digest, message));
}

/** MGF1, RFC 8017 B.2.1. */
function maskGeneration(digest: DigestName, seed: Uint8Array, length: number): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(length / digestLength(digest)) }, (_, counter) =>
    computeDigest(digest, concatBytes(seed, bigIntToBytes(BigInt(counter), 4))),
  );
  return concatBytes(...blocks).subarray(0, length);
}
