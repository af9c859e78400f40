/**
 * What PACE and chip authentication do with elliptic curves and with prime fields alike, so that each protocol is
 * written once. Elements are points or integers; the operation is written as on a curve.
 */
import { invert, mod, pow } from '@noble/curves/abstract/modular.js';
import type { Result } from '../../../electron/core/result.ts';
import { bigIntToBytes } from '../../iso7816/bytes.ts';
import { decodePoint, type EcDomain, type EcPoint, encodePoint } from './ec-domain.ts';
import { decodePublicValue, encodePublicValue, type ModpGroup } from './modp-group.ts';

export interface AgreementGroup<E> {
  readonly name: string;
  readonly generator: E;
  /** Secrets are drawn below it: the order of the generator, or a multiple where that is unknown. */
  readonly order: bigint;
  /** Prime of the field. */
  readonly prime: bigint;
  /** Tag of the public key inside 7F49 (Doc 9303-11 §9.4.3, §9.4.4). */
  readonly publicKeyTag: 0x84 | 0x86;
  /** Octets of the longest encoded public key. */
  readonly publicKeyBytes: number;
  multiply(element: E, scalar: bigint): E;
  add(a: E, b: E): E;
  equals(a: E, b: E): boolean;
  /** Whether it is of no use as a generator. */
  isNeutral(element: E): boolean;
  encode(element: E): Uint8Array;
  /** SECURITY: gives elements of the group only. */
  decode(bytes: Uint8Array): Result<E, 'ec-point-invalid' | 'dh-public-key-invalid'>;
  /** K as octets: the x coordinate, or the integer, in the length of the field (§9.6, PKCS#3 §8.3). */
  sharedSecret(element: E): Uint8Array;
  /** fG or fg of the integrated mapping (§4.4.3.3.2). Undefined: nothing to use comes of this number. */
  encodeFieldElement(element: bigint): E | undefined;
}

export function ellipticGroup(domain: EcDomain): AgreementGroup<EcPoint> {
  const { Point, fieldBytes } = domain;
  return {
    name: domain.name,
    generator: Point.BASE,
    order: domain.order,
    prime: Point.Fp.ORDER,
    publicKeyTag: 0x86,
    publicKeyBytes: 1 + 2 * fieldBytes,
    multiply: (point, scalar) => point.multiply(scalar),
    add: (a, b) => a.add(b),
    equals: (a, b) => a.equals(b),
    isNeutral: (point) => point.is0(),
    encode: encodePoint,
    decode: (bytes) => decodePoint(domain, bytes),
    sharedSecret: (point) => bigIntToBytes(point.x, fieldBytes),
    encodeFieldElement: (element) => encodeToPoint(domain, element),
  };
}

/**
 * Whether the point encoding is defined: it takes square roots as powers (Doc 9303-11 App. B.1), and it divides by a
 * and maps everything to x = 0 where b is 0.
 */
export function hasPointEncoding({ Point }: EcDomain): boolean {
  const { p, a, b } = Point.CURVE();
  return p % 4n === 3n && a !== 0n && b !== 0n;
}

/**
 * Point encoding for the integrated mapping, Doc 9303-11 App. B.2, with the names of its steps. All accepted curves
 * have cofactor 1, which makes step 10 nothing.
 */
function encodeToPoint(domain: EcDomain, t: bigint): EcPoint | undefined {
  const { p, a, b } = domain.Point.CURVE();
  if (!hasPointEncoding(domain) || t <= 0n || t >= p) return undefined;
  const alpha = mod(-t * t, p);
  const sum = mod(alpha + alpha * alpha, p);
  // t = ±1 has no image; the chance of that is 2 in p.
  if (sum === 0n) return undefined;
  const x2 = mod(-b * invert(a, p) * (1n + invert(sum, p)), p);
  const x3 = mod(alpha * x2, p);
  const h2 = mod(x2 ** 3n + a * x2 + b, p);
  const u = mod(t ** 3n * h2, p);
  const root = pow(h2, p - 1n - (p + 1n) / 4n, p);
  const [x, y] = mod(root * root * h2, p) === 1n ? [x2, mod(root * h2, p)] : [x3, mod(root * u, p)];
  const point = domain.Point.fromAffine({ x, y });
  return point.is0() ? undefined : point;
}

export function modularGroup(group: ModpGroup): AgreementGroup<bigint> {
  const { prime, fieldBytes } = group;
  return {
    name: group.name,
    generator: group.generator,
    order: group.order ?? prime - 1n,
    prime,
    publicKeyTag: 0x84,
    publicKeyBytes: fieldBytes,
    multiply: (element, scalar) => pow(element, scalar, prime),
    add: (a, b) => (a * b) % prime,
    equals: (a, b) => a === b,
    isNeutral: (element) => element <= 1n,
    encode: encodePublicValue,
    decode: (bytes) => decodePublicValue(group, bytes),
    sharedSecret: (element) => bigIntToBytes(element, fieldBytes),
    encodeFieldElement(element) {
      if (group.order === undefined) return undefined;
      const mapped = pow(element, (prime - 1n) / group.order, prime);
      return mapped <= 1n ? undefined : mapped;
    },
  };
}
