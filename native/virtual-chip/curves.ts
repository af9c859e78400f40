/** Elliptic curves by their standard names, and what every protocol on the card does with them. */
import { ecdsa, weierstrass } from '@noble/curves/abstract/weierstrass.js';
import { brainpoolP256r1, brainpoolP384r1, brainpoolP512r1 } from '@noble/curves/misc.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bigIntToBytes, bytesToBigInt } from '../iso7816/bytes.ts';
import type { EllipticKey, RandomSource } from './card-contents.ts';
import { INVENTED_CURVE } from './invented-domains.ts';
import type { CurveName } from './profiles/chip-profile.ts';
import { SMALL_CURVES, type SmallCurveName } from './small-curves.ts';

type Ecdsa = typeof brainpoolP256r1;
export type CurvePoint = InstanceType<Ecdsa['Point']>;

export interface Curve {
  readonly name: CurveName;
  /** Named-curve object identifier (RFC 5639, RFC 5480); an invented curve has none. */
  readonly oid?: string;
  readonly Point: Ecdsa['Point'];
  readonly ecdsa: Ecdsa;
  readonly fieldBytes: number;
  readonly order: bigint;
}

const curve = (name: CurveName, oid: string | undefined, ecdsa: Ecdsa, fieldBytes: number): Curve => ({
  name,
  ...(oid !== undefined && { oid }),
  Point: ecdsa.Point,
  ecdsa,
  fieldBytes,
  order: ecdsa.Point.CURVE().n,
});

/** The hash is never used: everything that is signed here is hashed before. */
const smallCurve = (name: SmallCurveName, oid: string, fieldBytes: number): Curve =>
  curve(name, oid, ecdsa(weierstrass(SMALL_CURVES[name]), sha256), fieldBytes);

export const CURVES: { readonly [K in CurveName]: Curve } = {
  'P-192': smallCurve('P-192', '1.2.840.10045.3.1.1', 24),
  'P-224': smallCurve('P-224', '1.3.132.0.33', 28),
  brainpoolP192r1: smallCurve('brainpoolP192r1', '1.3.36.3.3.2.8.1.1.3', 24),
  brainpoolP224r1: smallCurve('brainpoolP224r1', '1.3.36.3.3.2.8.1.1.5', 28),
  brainpoolP320r1: smallCurve('brainpoolP320r1', '1.3.36.3.3.2.8.1.1.9', 40),
  'P-256': curve('P-256', '1.2.840.10045.3.1.7', p256, 32),
  'P-384': curve('P-384', '1.3.132.0.34', p384, 48),
  'P-521': curve('P-521', '1.3.132.0.35', p521, 66),
  brainpoolP256r1: curve('brainpoolP256r1', '1.3.36.3.3.2.8.1.1.7', brainpoolP256r1, 32),
  brainpoolP384r1: curve('brainpoolP384r1', '1.3.36.3.3.2.8.1.1.11', brainpoolP384r1, 48),
  brainpoolP512r1: curve('brainpoolP512r1', '1.3.36.3.3.2.8.1.1.13', brainpoolP512r1, 64),
  'invented-256': curve('invented-256', undefined, ecdsa(weierstrass(INVENTED_CURVE), sha256), 32),
};

const MAX_DRAWS = 128;

/** A scalar in [1, n−1], drawn by rejection so that no value is likelier than another. */
export function drawScalar(curve: Curve, random: RandomSource): bigint {
  for (let draw = 0; draw < MAX_DRAWS; draw++) {
    const octets = random(curve.fieldBytes).slice();
    octets[0]! &= 0xff >> (8 * curve.fieldBytes - curve.order.toString(2).length);
    const candidate = bytesToBigInt(octets);
    if (candidate > 0n && candidate < curve.order) return candidate;
  }
  throw new Error('random source yields no scalar');
}

export function drawKey(name: CurveName, random: RandomSource): EllipticKey {
  const curve = CURVES[name];
  return { curve: name, privateKey: bigIntToBytes(drawScalar(curve, random), curve.fieldBytes) };
}

/** Uncompressed point 04‖x‖y. */
export const publicKeyOf = (key: EllipticKey): Uint8Array =>
  CURVES[key.curve].ecdsa.getPublicKey(key.privateKey, false);

/** Decodes an uncompressed point of the curve; undefined for anything else, infinity included. */
export function decodePoint(curve: Curve, bytes: Uint8Array): CurvePoint | undefined {
  if (bytes.length !== 1 + 2 * curve.fieldBytes || bytes[0] !== 0x04) return undefined;
  try {
    return curve.Point.fromBytes(bytes);
  } catch {
    return undefined; // not on the curve
  }
}

/** The shared secret of a key agreement: the x coordinate, as long as the field (TR-03111 §4.3.1). */
export const sharedSecretOf = (curve: Curve, point: CurvePoint): Uint8Array =>
  bigIntToBytes(point.toAffine().x, curve.fieldBytes);
