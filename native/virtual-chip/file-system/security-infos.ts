/** The SecurityInfo structures of EF.CardAccess and DG14, Doc 9303-11 §9.2. */
import { bigIntToBytes, bytesToBigInt, concatBytes } from '../../iso7816/bytes.ts';
import { encodeBitString, encodeInteger, encodeOctetString, encodeOid, encodeSequence } from '../asn1.ts';
import { CURVES, type Curve } from '../curves.ts';
import { isModpName } from '../groups.ts';
import { MODP_GROUPS, type ModpName } from '../modp-groups.ts';
import type {
  ActiveAuthenticationProfile,
  ChipAuthenticationProfile,
  CurveEncoding,
  CurveName,
  PaceProfile,
} from '../profiles/chip-profile.ts';

const OID = {
  TERMINAL_AUTHENTICATION: '0.4.0.127.0.7.2.2.2',
  PUBLIC_KEY_DH: '0.4.0.127.0.7.2.2.1.1',
  PUBLIC_KEY_ECDH: '0.4.0.127.0.7.2.2.1.2',
  ACTIVE_AUTHENTICATION: '2.23.136.1.1.5',
  EC_PUBLIC_KEY: '1.2.840.10045.2.1',
  PRIME_FIELD: '1.2.840.10045.1.1',
  DH_PUBLIC_NUMBER: '1.2.840.10046.2.1',
} as const;

/** ecdsa-plain-SHA256, -384, -512 of TR-03111 §5.2.1.1: the hash as long as the curve. */
const PLAIN_SIGNATURE_OID: { readonly [bytes: number]: string } = {
  32: '0.4.0.127.0.7.1.1.4.1.3',
  48: '0.4.0.127.0.7.1.1.4.1.4',
  64: '0.4.0.127.0.7.1.1.4.1.5',
  66: '0.4.0.127.0.7.1.1.4.1.5',
};
/** ecdsa-with-SHA256, -384, -512 of X9.62, for cards that answer an ECDSA-Sig-Value. */
const DER_SIGNATURE_OID: { readonly [bytes: number]: string } = {
  32: '1.2.840.10045.4.3.2',
  48: '1.2.840.10045.4.3.3',
  64: '1.2.840.10045.4.3.4',
  66: '1.2.840.10045.4.3.4',
};

export const terminalAuthenticationInfo = (): Uint8Array =>
  encodeSequence(encodeOid(OID.TERMINAL_AUTHENTICATION), encodeInteger(1));

export const chipAuthenticationInfo = (profile: ChipAuthenticationProfile): Uint8Array =>
  encodeSequence(encodeOid(profile.oid), encodeInteger(1));

export const paceInfo = (profile: PaceProfile): Uint8Array =>
  encodeSequence(encodeOid(profile.oid), encodeInteger(2), encodeInteger(profile.parameterId));

/** PACEDomainParameterInfo: the protocol without its cipher, which is the last arc. */
export const paceDomainParameterInfo = ({ oid, group, parameterId }: PaceProfile): Uint8Array =>
  encodeSequence(
    encodeOid(oid.slice(0, oid.lastIndexOf('.'))),
    isModpName(group)
      ? encodeSequence(encodeOid(OID.DH_PUBLIC_NUMBER), fieldParameters(group))
      : encodeSequence(encodeOid(OID.EC_PUBLIC_KEY), domainParameters(CURVES[group], 'explicit')),
    encodeInteger(parameterId),
  );

export const chipAuthenticationPublicKeyInfo = (
  { group, encoding }: Pick<ChipAuthenticationProfile, 'group' | 'encoding'>,
  publicKey: Uint8Array,
  keyId?: number,
): Uint8Array =>
  encodeSequence(
    encodeOid(isModpName(group) ? OID.PUBLIC_KEY_DH : OID.PUBLIC_KEY_ECDH),
    isModpName(group) ? dhPublicKeyInfo(group, publicKey) : subjectPublicKeyInfo(group, encoding, publicKey),
    ...(keyId === undefined ? [] : [encodeInteger(keyId)]),
  );

/** SubjectPublicKeyInfo of a DH key, RFC 3279 §2.3.3: p, g, q, and the public value as INTEGER. */
function dhPublicKeyInfo(name: ModpName, publicKey: Uint8Array): Uint8Array {
  return encodeSequence(
    encodeSequence(encodeOid(OID.DH_PUBLIC_NUMBER), fieldParameters(name)),
    encodeBitString(encodeInteger(bytesToBigInt(publicKey))),
  );
}

/** DomainParameters of X9.42. */
function fieldParameters(name: ModpName): Uint8Array {
  const { p, g, q } = MODP_GROUPS[name];
  return encodeSequence(encodeInteger(p), encodeInteger(g), encodeInteger(q));
}

export function activeAuthenticationInfo(
  profile: Extract<ActiveAuthenticationProfile, { algorithm: 'ecdsa' }>,
): Uint8Array {
  const oids = profile.signatureFormat === 'plain' ? PLAIN_SIGNATURE_OID : DER_SIGNATURE_OID;
  const oid = oids[CURVES[profile.curve].fieldBytes];
  if (oid === undefined) throw new Error(`no signature algorithm for ${profile.curve}`);
  return encodeSequence(encodeOid(OID.ACTIVE_AUTHENTICATION), encodeInteger(1), encodeOid(oid));
}

/** SubjectPublicKeyInfo of an elliptic key, RFC 5480 §2. */
export const subjectPublicKeyInfo = (
  curve: CurveName,
  encoding: CurveEncoding,
  publicKey: Uint8Array,
): Uint8Array =>
  encodeSequence(
    encodeSequence(encodeOid(OID.EC_PUBLIC_KEY), domainParameters(CURVES[curve], encoding)),
    encodeBitString(publicKey),
  );

/** Explicit parameters: ECParameters of X9.62 with the uncompressed base point, no seed, cofactor 1. */
function domainParameters(curve: Curve, encoding: CurveEncoding): Uint8Array {
  if (encoding === 'named') {
    if (curve.oid === undefined) throw new Error(`${curve.name} has no object identifier`);
    return encodeOid(curve.oid);
  }
  const { p, a, b, n, h, Gx, Gy } = curve.Point.CURVE();
  const field = (value: bigint) => bigIntToBytes(value, curve.fieldBytes);
  return encodeSequence(
    encodeInteger(1),
    encodeSequence(encodeOid(OID.PRIME_FIELD), encodeInteger(p)),
    encodeSequence(encodeOctetString(field(a)), encodeOctetString(field(b))),
    encodeOctetString(concatBytes(Uint8Array.of(0x04), field(Gx), field(Gy))),
    encodeInteger(n),
    encodeInteger(h),
  );
}
