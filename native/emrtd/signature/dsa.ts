/** DSA verification (FIPS 186-4 §4.7): Doc 9303-12 §4.4 allows it, and a few early issuers used it with SHA-1. */
import { invert, pow } from '@noble/curves/abstract/modular.js';
import { bytesToBigInt } from '../../iso7816/bytes.ts';
import { integerOf, sequenceIn } from '../security-info/der.ts';

export interface DsaPublicKey {
  readonly kind: 'DSA';
  readonly p: bigint;
  readonly q: bigint;
  readonly g: bigint;
  readonly y: bigint;
}

/** Over a finished hash; a hash longer than q is cut to its leftmost bits. The signature is Dss-Sig-Value, DER. */
export function verifyDsa(key: DsaPublicKey, hash: Uint8Array, signature: Uint8Array): boolean {
  const { p, q, g, y } = key;
  const children = sequenceIn(signature);
  const r = integerOf(children?.[0]);
  const s = integerOf(children?.[1]);
  if (children?.length !== 2 || r === undefined || s === undefined) return false;
  if (r <= 0n || r >= q || s <= 0n || s >= q) return false;
  const surplus = Math.max(0, 8 * hash.length - q.toString(2).length);
  const z = bytesToBigInt(hash) >> BigInt(surplus);
  try {
    const w = invert(s, q);
    const v = (pow(g, (z * w) % q, p) * pow(y, (r * w) % q, p)) % p;
    return v % q === r;
  } catch {
    return false; // q was no prime and s has no inverse: noble reports that by throwing
  }
}
