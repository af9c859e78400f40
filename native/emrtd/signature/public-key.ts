/** SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) of RSA and elliptic-curve keys: certificates, DG15. */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import {
  bitStringOf,
  childrenOf,
  integerOf,
  objectIdentifierOf,
  sequenceIn,
  TAG,
} from '../security-info/der.ts';
import { decodePoint, type EcDomain, type EcPoint, parseEcParameters } from '../security-info/ec-domain.ts';

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

export type PublicKey = RsaPublicKey | EcPublicKey;

const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';
const RSASSA_PSS = '1.2.840.113549.1.1.10';
const EC_PUBLIC_KEY = '1.2.840.10045.2.1';
/** Some issuers name the key agreement instead (RFC 5480 §2.1.2). */
const EC_DH = '1.3.132.1.12';

// SECURITY: bounds on what a stranger may make us compute. CSCA keys in the master lists are 2048 to 6144 bits.
const MIN_RSA_BITS = 1024;
const MAX_RSA_BITS = 8192;
const MAX_EXPONENT_BITS = 64;

/** Parses the DER of a SubjectPublicKeyInfo. The error says that we cannot verify with it, whatever the reason. */
export function parsePublicKey(der: Uint8Array): Result<PublicKey, 'public-key-unsupported'> {
  const [algorithm, subjectPublicKey] = sequenceIn(der) ?? [];
  const [identifier, parameters] = childrenOf(algorithm, TAG.SEQUENCE) ?? [];
  const key = bitStringOf(subjectPublicKey);
  const oid = objectIdentifierOf(identifier);
  if (key === undefined || oid === undefined) return err('public-key-unsupported');
  if (oid === RSA_ENCRYPTION || oid === RSASSA_PSS) return parseRsaPublicKey(key);
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
