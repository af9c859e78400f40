/** SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) of RSA, elliptic-curve and DSA keys: certificates, DG15. */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { parseTlv, type Tlv } from '../../iso7816/tlv.ts';
import {
  bitStringOf,
  childrenOf,
  integerOf,
  objectIdentifierOf,
  sequenceIn,
  TAG,
} from '../security-info/der.ts';
import { decodePoint, type EcDomain, type EcPoint, parseEcParameters } from '../security-info/ec-domain.ts';
import type { DsaPublicKey } from './dsa.ts';

export interface RsaPublicKey {
  readonly kind: 'RSA';
  readonly modulus: bigint;
  readonly exponent: bigint;
  /** Octets of the modulus and so of a signature. */
  readonly length: number;
}

export interface EcPublicKey {
  readonly kind: 'EC';
  readonly domain: EcDomain;
  readonly point: EcPoint;
}

export type PublicKey = RsaPublicKey | EcPublicKey | DsaPublicKey;

const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';
const RSASSA_PSS = '1.2.840.113549.1.1.10';
const DSA = '1.2.840.10040.4.1';
const EC_PUBLIC_KEY = '1.2.840.10045.2.1';
/** Some issuers name the key agreement instead (RFC 5480 §2.1.2). */
const EC_DH = '1.3.132.1.12';

// SECURITY: bounds on what a stranger may make us compute. CSCA keys in the master lists are 2048 to 6144 bits.
const MIN_RSA_BITS = 1024;
const MAX_RSA_BITS = 8192;
const MAX_EXPONENT_BITS = 64;
const DSA_BITS = { p: [1024, 3072], q: [160, 256] } as const;

/** Parses the DER of a SubjectPublicKeyInfo. The error says that we cannot verify with it, whatever the reason. */
export function parsePublicKey(der: Uint8Array): Result<PublicKey, 'public-key-unsupported'> {
  const [algorithm, subjectPublicKey] = sequenceIn(der) ?? [];
  const [identifier, parameters] = childrenOf(algorithm, TAG.SEQUENCE) ?? [];
  const key = bitStringOf(subjectPublicKey);
  const oid = objectIdentifierOf(identifier);
  if (key === undefined || oid === undefined) return err('public-key-unsupported');
  if (oid === RSA_ENCRYPTION || oid === RSASSA_PSS) return parseRsaPublicKey(key);
  if (oid === DSA) return parseDsaPublicKey(parameters, key);
  if ((oid !== EC_PUBLIC_KEY && oid !== EC_DH) || parameters === undefined)
    return err('public-key-unsupported');
  const domain = parseEcParameters(parameters.encoded);
  if (!domain.ok) return err('public-key-unsupported');
  const point = decodePoint(domain.value, key);
  return point.ok
    ? ok({ kind: 'EC', domain: domain.value, point: point.value })
    : err('public-key-unsupported');
}

/** RSAPublicKey ::= SEQUENCE { modulus, publicExponent } (RFC 8017 A.1.1). */
function parseRsaPublicKey(der: Uint8Array): Result<RsaPublicKey, 'public-key-unsupported'> {
  const [n, e] = sequenceIn(der) ?? [];
  const modulus = integerOf(n);
  const exponent = integerOf(e);
  if (modulus === undefined || exponent === undefined) return err('public-key-unsupported');
  const bits = modulus.toString(2).length;
  if (bits < MIN_RSA_BITS || bits > MAX_RSA_BITS || modulus % 2n === 0n) return err('public-key-unsupported');
  if (exponent < 3n || exponent % 2n === 0n || exponent.toString(2).length > MAX_EXPONENT_BITS) {
    return err('public-key-unsupported');
  }
  return ok({ kind: 'RSA', modulus, exponent, length: Math.ceil(bits / 8) });
}

/** Dss-Parms ::= SEQUENCE { p, q, g } and the key as INTEGER (RFC 3279 §2.3.2); inherited parameters are not supported. */
function parseDsaPublicKey(
  parameters: Tlv | undefined,
  der: Uint8Array,
): Result<DsaPublicKey, 'public-key-unsupported'> {
  const [p, q, g] = (childrenOf(parameters, TAG.SEQUENCE) ?? []).map(integerOf);
  const value = parseTlv(der);
  const y = value.ok ? integerOf(value.value) : undefined;
  if (p === undefined || q === undefined || g === undefined || y === undefined) {
    return err('public-key-unsupported');
  }
  const within = (number: bigint, [least, most]: readonly [number, number]) => {
    const bits = number.toString(2).length;
    return bits >= least && bits <= most && number % 2n === 1n;
  };
  if (!within(p, DSA_BITS.p) || !within(q, DSA_BITS.q)) return err('public-key-unsupported');
  if (g <= 1n || g >= p || y <= 1n || y >= p) return err('public-key-unsupported');
  return ok({ kind: 'DSA', p, q, g, y });
}
