/** Groups of key agreement by their standard names: curves and prime fields, for protocols that do not care which. */
import { bigIntToBytes, bytesToBigInt } from '../iso7816/bytes.ts';
import type { AgreementKey, RandomSource } from './card-contents.ts';
import { CURVES, type Curve, type CurvePoint, decodePoint, drawScalar, sharedSecretOf } from './curves.ts';
import { MODP_GROUPS, type ModpName, type ModpParameters, type StandardModpName } from './modp-groups.ts';
import type { GroupName, StandardCurveName } from './profiles/chip-profile.ts';
import { modularPower } from './protocols/rsa.ts';

/** Written as on a curve. Elements travel encoded: 04 ‖ x ‖ y, or an integer without leading zeros. */
export interface Group<E> {
  readonly base: E;
  readonly order: bigint;
  /** Prime of the field. */
  readonly prime: bigint;
  /** Tag of a public key inside 7F49 (Doc 9303-11 §9.4). */
  readonly publicKeyTag: 0x84 | 0x86;
  scale(element: E, scalar: bigint): E;
  combine(a: E, b: E): E;
  isNeutral(element: E): boolean;
  encode(element: E): Uint8Array;
  /** Undefined for anything outside the group. */
  decode(bytes: Uint8Array): E | undefined;
  sharedSecret(element: E): Uint8Array;
  /** f of the integrated mapping (Doc 9303-11 §4.4.3.3.2). */
  fromFieldElement(number: bigint): E | undefined;
  drawScalar(random: RandomSource): bigint;
}

export const isModpName = (name: GroupName): name is ModpName => Object.hasOwn(MODP_GROUPS, name);

/** Calls with the group of that name. */
export function withGroup<R>(name: GroupName, use: <E>(group: Group<E>) => R): R {
  return isModpName(name) ? use(fieldGroup(MODP_GROUPS[name])) : use(curveGroup(CURVES[name]));
}

function curveGroup(curve: Curve): Group<CurvePoint> {
  const { Point, order } = curve;
  return {
    base: Point.BASE,
    order,
    prime: Point.CURVE().p,
    publicKeyTag: 0x86,
    scale: (point, scalar) => point.multiply(scalar),
    combine: (a, b) => a.add(b),
    isNeutral: (point) => point.is0(),
    encode: (point) => point.toBytes(false),
    decode: (bytes) => decodePoint(curve, bytes),
    sharedSecret: (point) => sharedSecretOf(curve, point),
    fromFieldElement: (number) => pointFrom(curve, number),
    drawScalar: (random) => drawScalar(curve, random),
  };
}

/** The simplified Shallue–van de Woestijne–Ulas map in the form of Doc 9303-11 App. B.2; p ≡ 3 mod 4. */
function pointFrom({ Point }: Curve, t: bigint): CurvePoint | undefined {
  const { p, a, b } = Point.CURVE();
  const reduce = (value: bigint) => ((value % p) + p) % p;
  const inverse = (value: bigint) => modularPower(reduce(value), p - 2n, p);
  const minusSquare = reduce(-t * t);
  const denominator = reduce(minusSquare * (1n + minusSquare));
  if (p % 4n !== 3n || denominator === 0n) return undefined;
  const first = reduce(-b * inverse(a) * (1n + inverse(denominator)));
  const right = reduce(first ** 3n + a * first + b);
  const power = modularPower(right, p - 1n - (p + 1n) / 4n, p);
  // Exactly one of the two x belongs to the curve; `power` gives the root for either.
  return reduce(power * power * right) === 1n
    ? Point.fromAffine({ x: first, y: reduce(power * right) })
    : Point.fromAffine({ x: reduce(minusSquare * first), y: reduce(power * t ** 3n * right) });
}

const MAX_DRAWS = 128;

function fieldGroup({ p, g, q, bytes }: ModpParameters): Group<bigint> {
  return {
    base: g,
    order: q,
    prime: p,
    publicKeyTag: 0x84,
    scale: (element, scalar) => modularPower(element, scalar, p),
    combine: (a, b) => (a * b) % p,
    isNeutral: (element) => element === 1n,
    encode: (element) => bigIntToBytes(element, Math.ceil(element.toString(16).length / 2)),
    decode(octets) {
      if (octets.length === 0 || octets.length > bytes) return undefined;
      const element = bytesToBigInt(octets);
      if (element < 2n || element > p - 2n) return undefined;
      return modularPower(element, q, p) === 1n ? element : undefined;
    },
    sharedSecret: (element) => bigIntToBytes(element, bytes),
    fromFieldElement(number) {
      const element = modularPower(number, (p - 1n) / q, p);
      return element <= 1n ? undefined : element;
    },
    drawScalar(random) {
      const length = Math.ceil(q.toString(2).length / 8);
      for (let draw = 0; draw < MAX_DRAWS; draw++) {
        const scalar = bytesToBigInt(random(length));
        if (scalar > 0n && scalar < q) return scalar;
      }
      throw new Error('random source yields no scalar');
    },
  };
}

/** A static key for chip authentication or for the chip authentication mapping. */
export function drawAgreementKey(name: GroupName, random: RandomSource): AgreementKey {
  return withGroup(name, (group) => {
    const length = Math.ceil(group.order.toString(2).length / 8);
    return { group: name, privateKey: bigIntToBytes(group.drawScalar(random), length) };
  });
}

export const agreementPublicKeyOf = (key: AgreementKey): Uint8Array =>
  withGroup(key.group, (group) => group.encode(group.scale(group.base, bytesToBigInt(key.privateKey))));

/** Numbers of Doc 9303-11 §9.5.1. */
export const PARAMETER_ID: { readonly [N in StandardModpName | StandardCurveName]: number } = {
  'modp-1024-160': 0,
  'modp-2048-224': 1,
  'modp-2048-256': 2,
  'P-192': 8,
  brainpoolP192r1: 9,
  'P-224': 10,
  brainpoolP224r1: 11,
  'P-256': 12,
  brainpoolP256r1: 13,
  brainpoolP320r1: 14,
  'P-384': 15,
  brainpoolP384r1: 16,
  brainpoolP512r1: 17,
  'P-521': 18,
};
