/**
 * Explicit curve parameters (X9.62 SpecifiedECDomain), as Vietnamese DG14 files and most CSCA certificates
 * carry them. Only prime fields and cofactor 1, as TR-03111 §4.1.1 asks for.
 */
import { pow } from '@noble/curves/abstract/modular.js';
import {
  type WeierstrassOpts,
  type WeierstrassPointCons,
  weierstrass,
} from '@noble/curves/abstract/weierstrass.js';
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { bytesToBigInt } from '../../iso7816/bytes.ts';
import type { Tlv } from '../../iso7816/tlv.ts';
import { childrenOf, integerOf, objectIdentifierOf, octetStringOf, TAG } from './der.ts';
import type { EcDomainRefusal } from './domain-refusal.ts';
import { isProbablePrime } from './probable-prime.ts';

const PRIME_FIELD = '1.2.840.10045.1.1';
/** Doc 9303-11 §9.5.1 numbers curves of 192 to 521 bits. */
const MIN_BITS = 192;
const MAX_BITS = 521;

export interface SpecifiedCurve {
  readonly curve: WeierstrassOpts<bigint>;
  /** Checks what the sender claims about the curve; costs up to a tenth of a second. */
  readonly validate: () => Result<WeierstrassPointCons<bigint>, EcDomainRefusal>;
}

/** Reads the shape and the sizes. */
export function parseSpecifiedCurve(parameters: Tlv): Result<SpecifiedCurve, EcDomainRefusal> {
  const [, fieldId, curve, base, order, cofactor] = childrenOf(parameters, TAG.SEQUENCE) ?? [];
  const [fieldType, prime] = childrenOf(fieldId, TAG.SEQUENCE) ?? [];
  const [aOctets, bOctets] = childrenOf(curve, TAG.SEQUENCE) ?? [];
  const p = integerOf(prime);
  const a = fieldElementOf(aOctets);
  const b = fieldElementOf(bOctets);
  const n = integerOf(order);
  const h = cofactor?.tag === TAG.INTEGER ? integerOf(cofactor) : 1n;
  if (objectIdentifierOf(fieldType) !== PRIME_FIELD) return err('ec-domain-unsupported');
  if (p === undefined || a === undefined || b === undefined || n === undefined) {
    return err('ec-domain-unsupported');
  }
  if (h !== 1n) return err('ec-cofactor-not-1');
  const bits = bitLength(p);
  // SECURITY: sizes are bounded before any arithmetic, so that a hostile card cannot make the desk compute for minutes.
  if (bits < MIN_BITS || bits > MAX_BITS) return err('ec-field-size-refused');
  if (p % 2n === 0n) return err('ec-field-not-prime');
  if (bitLength(n) > bits + 1) return err('ec-order-wrong');
  if (a >= p || b >= p) return err('ec-domain-unsupported');
  const generator = generatorOf(octetStringOf(base), p, a, b);
  if (!generator) return err('ec-generator-off-curve');
  const opts = { p, a, b, n, h, Gx: generator.x, Gy: generator.y };
  return ok({ curve: opts, validate: () => validateCurve(opts) });
}

const bitLength = (value: bigint): number => value.toString(2).length;

function fieldElementOf(tlv: Tlv | undefined): bigint | undefined {
  const octets = octetStringOf(tlv);
  return octets && octets.length * 8 <= MAX_BITS + 15 ? bytesToBigInt(octets) : undefined;
}

/** Uncompressed, or compressed (02, 03) on fields where the root is a plain power: all curves in use. */
function generatorOf(
  octets: Uint8Array | undefined,
  p: bigint,
  a: bigint,
  b: bigint,
): { readonly x: bigint; readonly y: bigint } | undefined {
  const size = Math.ceil(bitLength(p) / 8);
  if (octets?.length === 1 + 2 * size && octets[0] === 0x04) {
    const x = bytesToBigInt(octets.subarray(1, 1 + size));
    const y = bytesToBigInt(octets.subarray(1 + size));
    return x < p && y < p ? { x, y } : undefined;
  }
  if (octets?.length === 1 + size && (octets[0] === 0x02 || octets[0] === 0x03) && p % 4n === 3n) {
    const x = bytesToBigInt(octets.subarray(1));
    if (x >= p) return undefined;
    const root = pow((x * x * x + a * x + b) % p, (p + 1n) / 4n, p);
    const odd = octets[0] === 0x03;
    return { x, y: (root % 2n === 1n) === odd ? root : p - root };
  }
  return undefined;
}

/** Powers of p that must not be 1 modulo n: far beyond every degree in which a field of that size could be attacked. */
const MIN_EMBEDDING_DEGREE = 10_000;

/**
 * SECURITY: TR-03111 §4.1.2 in the part that a verifier can check: p and n prime, curve not singular, generator on the
 * curve and of order n, n in the Hasse interval (so the cofactor is 1) and as long as that of the weakest standardized
 * set, not anomalous, no small embedding degree.
 */
function validateCurve(
  curve: WeierstrassOpts<bigint>,
): Result<WeierstrassPointCons<bigint>, EcDomainRefusal> {
  const { p, a, b, n } = curve;
  if (n === p) return err('ec-curve-anomalous');
  if ((4n * a ** 3n + 27n * b ** 2n) % p === 0n) return err('ec-curve-singular');
  const trace = p + 1n - n;
  if (trace * trace > 4n * p || bitLength(n) < MIN_BITS) return err('ec-order-wrong');
  if (!isProbablePrime(p)) return err('ec-field-not-prime');
  if (!isProbablePrime(n)) return err('ec-order-not-prime');
  if (hasSmallEmbeddingDegree(p, n)) return err('ec-embedding-degree-small');
  let Point: WeierstrassPointCons<bigint>;
  try {
    Point = weierstrass(curve);
  } catch {
    return err('ec-generator-off-curve'); // noble throws; everything else that it looks at is checked above
  }
  // n·G = 0 written as (n−1)·G = −G, because noble takes scalars below n.
  return Point.BASE.multiplyUnsafe(n - 1n).equals(Point.BASE.negate()) ? ok(Point) : err('ec-order-wrong');
}

function hasSmallEmbeddingDegree(p: bigint, n: bigint): boolean {
  const step = p % n;
  let power = 1n;
  for (let degree = 1; degree <= MIN_EMBEDDING_DEGREE; degree++) {
    power = (power * step) % n;
    if (power === 1n) return true;
  }
  return false;
}
