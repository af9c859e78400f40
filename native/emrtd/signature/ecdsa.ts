/** ECDSA verification (TR-03111 §4.2.1) on any of our curves, by @noble/curves. */
import { type ECDSA, ecdsa } from '@noble/curves/abstract/weierstrass.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bigIntToBytes, concatBytes } from '../../iso7816/bytes.ts';
import { integerOf, sequenceIn } from '../security-info/der.ts';
import { type EcDomain, encodePoint } from '../security-info/ec-domain.ts';
import type { EcPublicKey } from './public-key.ts';

/** 'plain' is r ‖ s, each as long as the order (TR-03111 §5.2.1); 'der' is ECDSA-Sig-Value (§5.2.2). */
export type EcdsaFormat = 'plain' | 'der';

const verifiers = new WeakMap<EcDomain, ECDSA>();

function verifierFor(domain: EcDomain): ECDSA {
  const known = verifiers.get(domain);
  if (known) return known;
  // The hash given here is never used: every call below passes a finished hash.
  const verifier = ecdsa(domain.Point, sha256);
  verifiers.set(domain, verifier);
  return verifier;
}

/** Octets of r and of s in the plain format. */
export const scalarLength = (domain: EcDomain): number => domain.Point.Fn.BYTES;

/** Verifies over a finished hash; a hash longer than the order is cut to its leftmost bits. */
export function verifyEcdsa(
  key: EcPublicKey,
  hash: Uint8Array,
  signature: Uint8Array,
  format: EcdsaFormat,
): boolean {
  const plain = format === 'plain' ? signature : plainFromDer(signature, scalarLength(key.domain));
  if (plain?.length !== 2 * scalarLength(key.domain)) return false;
  try {
    // lowS is a rule of blockchains; issuers of documents do not keep it.
    return verifierFor(key.domain).verify(plain, hash, encodePoint(key.point), {
      prehash: false,
      lowS: false,
      format: 'compact',
    });
  } catch {
    return false; // r or s out of range is reported by throwing
  }
}

/** ECDSA-Sig-Value ::= SEQUENCE { r INTEGER, s INTEGER } as r ‖ s; undefined when it is something else. */
function plainFromDer(der: Uint8Array, length: number): Uint8Array | undefined {
  const children = sequenceIn(der);
  const r = integerOf(children?.[0]);
  const s = integerOf(children?.[1]);
  if (children?.length !== 2 || r === undefined || s === undefined) return undefined;
  if (r >> BigInt(8 * length) !== 0n || s >> BigInt(8 * length) !== 0n) return undefined;
  return concatBytes(bigIntToBytes(r, length), bigIntToBytes(s, length));
}
