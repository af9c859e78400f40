/** RSA signatures of RFC 8017 §8 over a SHA-256 digest. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bigIntToBytes, bytesToBigInt, concatBytes, xorBytes } from '../../iso7816/bytes.ts';
import { encodeNull, encodeOctetString, encodeOid, encodeSequence } from '../asn1.ts';
import type { RsaKey } from '../card-contents.ts';
import { modularPower } from '../protocols/rsa.ts';

const sizeOf = (key: RsaKey): number => Math.ceil(key.modulus.toString(2).length / 8);

const applyPrivateKey = (key: RsaKey, message: Uint8Array): Uint8Array =>
  bigIntToBytes(modularPower(bytesToBigInt(message), key.privateExponent, key.modulus), sizeOf(key));

/** RSASSA-PKCS1-v1_5: 00 01 FF … 00 ‖ DigestInfo (§9.2). */
export function signPkcs1(key: RsaKey, hashOid: string, digest: Uint8Array): Uint8Array {
  const info = encodeSequence(encodeSequence(encodeOid(hashOid), encodeNull()), encodeOctetString(digest));
  const filler = new Uint8Array(sizeOf(key) - info.length - 3).fill(0xff);
  return applyPrivateKey(key, concatBytes(Uint8Array.of(0, 1), filler, Uint8Array.of(0), info));
}

/** RSASSA-PSS with MGF1 over SHA-256 (§9.1.1). The modulus has a multiple of eight bits. */
export function signPss(key: RsaKey, digest: Uint8Array, salt: Uint8Array): Uint8Array {
  const size = sizeOf(key);
  const hash = sha256(concatBytes(new Uint8Array(8), digest, salt));
  const block = new Uint8Array(size - hash.length - 1);
  block[block.length - salt.length - 1] = 1;
  block.set(salt, block.length - salt.length);
  const masked = xorBytes(block, maskOf(hash, block.length));
  masked[0]! &= 0x7f;
  return applyPrivateKey(key, concatBytes(masked, hash, Uint8Array.of(0xbc)));
}

/** MGF1 (App. B.2.1). */
function maskOf(seed: Uint8Array, length: number): Uint8Array {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, counter) =>
    sha256(concatBytes(seed, bigIntToBytes(BigInt(counter), 4))),
  );
  return concatBytes(...blocks).subarray(0, length);
}
