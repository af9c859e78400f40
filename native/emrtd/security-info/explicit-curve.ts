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
import { bytesToBigInt } from '../../iso7816/bytes.ts';
import type { Tlv } from '../../iso7816/tlv.ts';
import { childrenOf, integerOf, objectIdentifierOf, octetStringOf, TAG } from './der.ts';
import { isProbablePrime } from './probable-prime.ts';

const PRIME_FIELD = '1.2.840.10045.1.1';
/** Doc 9303-11 Table 6 ends at 521 bits; below 192 bits nothing is allowed. */
const MIN_BITS = 192;
const MAX_BITS = 521;

export interface SpecifiedCurve {
  readonly curve: WeierstrassOpts<bigint>;
  /** Checks what the sender claims about the curve; costs some milliseconds. Undefined: not a prime-order curve. */
  readonly validate: () => WeierstrassPointCons<bigint> | undefined;
}

/** Reads the shape and the sizes; undefined when they do not fit. */
export function parseSpecifiedCurve(parameters: Tlv): SpecifiedCurve | undefined {
  const [, fieldId, curve, base, order, cofactor] = childrenOf(parameters, TAG.SEQUENCE) ?? [];
  const [fieldType, prime] = childrenOf(fieldId, TAG.SEQUENCE) ?? [];
  const [aOctets, bOctets] = childrenOf(curve, TAG.SEQUENCE) ?? [];
  const p = integerOf(prime);
  const a = fieldElementOf(aOctets);
  const b = fieldElementOf(bOctets);
  const n = integerOf(order);
  const h = cofactor?.tag === TAG.INTEGER ? integerOf(cofactor) : 1n;
  if (objectIdentifierOf(fieldType) !== PRIME_FIELD || h !== 1n) return undefined;
  if (p === undefined || a === undefined || b === undefined || n === undefined) return undefined;
  const bits = bitLength(p);
  // SECURITY: sizes are bounded before any arithmetic, so that a hostile card cannot make the desk compute for minutes.
  if (bits < MIN_BITS || bits > MAX_BITS || bitLength(n) > bits + 1 || p % 2n === 0n) return undefined;
  if (a >= p || b >= p) return undefined;
  const generator = generatorOf(octetStringOf(base), p, a, b);
  if (!generator) return undefined;
  const opts = { p, a, b, n, h, Gx: generator.x, Gy: generator.y };
  return { curve: opts, validate: () => validateCurve(opts) };
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

/**
 * SECURITY: TR-03111 §4.1.2 in the part that matters to a verifier: p and n prime, curve not singular, generator
 * on the curve and of order n, n in the Hasse interval (so the cofactor is 1), not anomalous.
 */
function validateCurve(curve: WeierstrassOpts<bigint>): WeierstrassPointCons<bigint> | undefined {
  const { p, a, b, n } = curve;
  if (n === p || (4n * a ** 3n + 27n * b ** 2n) % p === 0n) return undefined;
  const trace = p + 1n - n;
  if (trace * trace > 4n * p) return undefined;
  if (!isProbablePrime(p) || !isProbablePrime(n)) return undefined;
  try {
    const Point = weierstrass(curve); // throws for a generator off the curve
    // n·G = 0 written as (n−1)·G = −G, because noble takes scalars below n.
    return Point.BASE.multiplyUnsafe(n - 1n).equals(Point.BASE.negate()) ? Point : undefined;
  } catch {
    return undefined; // noble reports impossible parameters by throwing
  }
}
