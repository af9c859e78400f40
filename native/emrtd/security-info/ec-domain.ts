/**
 * Elliptic-curve domain parameters as eMRTDs name them: by standardized number (Doc 9303-11 §9.5.1),
 * by object identifier, or written out in full (TR-03111 §5.1, X9.62 SpecifiedECDomain).
 */
import type { WeierstrassPoint, WeierstrassPointCons } from '@noble/curves/abstract/weierstrass.js';
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { parseTlv, type Tlv } from '../../iso7816/tlv.ts';
import { objectIdentifierOf, TAG } from './der.ts';
import type { DomainRefusal } from './domain-refusal.ts';
import { parseSpecifiedCurve } from './explicit-curve.ts';
import { KNOWN_CURVES, type KnownCurve } from './known-curves.ts';

export interface EcDomain {
  readonly agreement: 'ECDH';
  /** Name of the curve, or 'explicit-<bits>' for parameters that match no known curve. */
  readonly name: string;
  /** @noble/curves point class; `Point.BASE` is the generator, `Point.Fp` and `Point.Fn` the fields. */
  readonly Point: WeierstrassPointCons<bigint>;
  /** Order of the generator; the cofactor is 1 on every curve that we accept. */
  readonly order: bigint;
  /** Octets of one coordinate. */
  readonly fieldBytes: number;
}

export type EcPoint = WeierstrassPoint<bigint>;

const domains = new Map<string, EcDomain>();

/** Point classes are built at first use and kept, so that their tables are built once per process. */
function domainOf(curve: KnownCurve): EcDomain {
  const known = domains.get(curve.name);
  if (known) return known;
  const domain = describe(curve.name, curve.point());
  domains.set(curve.name, domain);
  return domain;
}

const describe = (name: string, Point: WeierstrassPointCons<bigint>): EcDomain => ({
  agreement: 'ECDH',
  name,
  Point,
  order: Point.Fn.ORDER,
  fieldBytes: Point.Fp.BYTES,
});

/** Doc 9303-11 §9.5.1: 8 (secp192r1) to 18 (secp521r1). Undefined for the DH groups 0–2 and unused numbers. */
export function curveByParameterId(parameterId: number): EcDomain | undefined {
  const curve = KNOWN_CURVES.find((known) => known.parameterId === parameterId);
  return curve && domainOf(curve);
}

/** By object identifier of the named curve, dotted. */
export function curveByObjectIdentifier(oid: string): EcDomain | undefined {
  const curve = KNOWN_CURVES.find((known) => known.oid === oid);
  return curve && domainOf(curve);
}

/** By name, e.g. 'brainpoolP256r1'. */
export function curveByName(name: string): EcDomain | undefined {
  const curve = KNOWN_CURVES.find((known) => known.name === name);
  return curve && domainOf(curve);
}

/**
 * ECParameters (DER): a named curve, or explicit parameters. Explicit parameters equal to a known curve give
 * that curve, whose point class is built once; others are checked in full (`explicit-curve.ts`).
 * Fails when the curve is unknown, not over a prime field, malformed, or not a prime-order curve.
 * @param onlyKnown explicit parameters of no known curve are refused without the check (`own-domains-too-many`)
 */
export function parseEcParameters(der: Uint8Array, onlyKnown = false): Result<EcDomain, DomainRefusal> {
  const tlv = parseTlv(der);
  if (!tlv.ok || tlv.value.encoded.length !== der.length) return err('ec-domain-unsupported');
  return ecDomainOf(tlv.value, onlyKnown);
}

function ecDomainOf(parameters: Tlv, onlyKnown: boolean): Result<EcDomain, DomainRefusal> {
  const oid = objectIdentifierOf(parameters);
  if (oid !== undefined) {
    const named = curveByObjectIdentifier(oid);
    return named ? ok(named) : err('ec-domain-unsupported');
  }
  if (parameters.tag !== TAG.SEQUENCE) return err('ec-domain-unsupported');
  const specified = parseSpecifiedCurve(parameters);
  if (!specified.ok) return specified;
  const { curve, validate } = specified.value;
  for (const known of KNOWN_CURVES) {
    const domain = domainOf(known);
    const parameters = domain.Point.CURVE();
    const same =
      parameters.p === curve.p &&
      parameters.a === curve.a &&
      parameters.b === curve.b &&
      parameters.n === curve.n &&
      parameters.Gx === curve.Gx &&
      parameters.Gy === curve.Gy;
    if (same) return ok(domain);
  }
  if (onlyKnown) return err('own-domains-too-many');
  const Point = validate();
  return Point.ok ? ok(describe(`explicit-${curve.p.toString(2).length}`, Point.value)) : Point;
}

/** 04 ‖ x ‖ y, TR-03111 §3.2.1. The point at infinity has no such form and throws: a protocol bug. */
export const encodePoint = (point: EcPoint): Uint8Array => point.toBytes(false);

/**
 * Reads an uncompressed point.
 * SECURITY: refuses points off the curve and the point at infinity (Doc 9303-11 §4.4.1, invalid-curve attacks);
 * the cofactor is 1, so every point on the curve is in the group.
 */
export function decodePoint(domain: EcDomain, bytes: Uint8Array): Result<EcPoint, 'ec-point-invalid'> {
  if (bytes.length !== 1 + 2 * domain.fieldBytes || bytes[0] !== 0x04) return err('ec-point-invalid');
  try {
    return ok(domain.Point.fromBytes(bytes));
  } catch {
    return err('ec-point-invalid'); // noble checks the curve equation and throws
  }
}
