/**
 * X.509 certificates of CSCAs and document signers (Doc 9303-12 §7.1), reduced to what verification needs. Read by our
 * own few lines of DER: a master list has hundreds, and a general ASN.1 library takes seconds for it on an old PC.
 */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { bytesToHex } from '../../iso7816/bytes.ts';
import { parseTlv, type Tlv } from '../../iso7816/tlv.ts';
import { bitStringOf, childrenOf, objectIdentifierOf, octetStringOf, TAG } from '../security-info/der.ts';
import { type PublicKey, parsePublicKey } from '../signature/public-key.ts';
import { type SignatureAlgorithm, signatureAlgorithmOf } from '../signature/signature-algorithm.ts';
import { type DistinguishedName, parseDistinguishedName } from './distinguished-name.ts';
import { type Extensions, parseExtensions, sequenceOfExtension } from './extensions.ts';
import { parseTime } from './time.ts';

export type { DistinguishedName } from './distinguished-name.ts';

export interface X509Certificate {
  /** DER of the part that is signed, as it stood in the certificate. */
  readonly tbs: Uint8Array;
  readonly signature: Uint8Array;
  readonly signatureAlgorithm: Result<SignatureAlgorithm, 'signature-algorithm-unsupported'>;
  readonly publicKey: Result<PublicKey, 'public-key-unsupported'>;
  readonly subject: DistinguishedName;
  readonly issuer: DistinguishedName;
  /** Lower-case hex without leading zeros. */
  readonly serialNumber: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Lower-case hex. */
  readonly subjectKeyId?: string;
  readonly authorityKeyId?: string;
  /** Absent: no keyUsage extension. */
  readonly keyUsage?: readonly KeyUsage[];
  readonly extendedKeyUsage: readonly string[];
  readonly isAuthority: boolean;
  /** Object identifiers of critical extensions that this verifier does not know (RFC 5280 §4.2: then it must refuse). */
  readonly unknownCritical: readonly string[];
}

/** RFC 5280 §4.2.1.3, in the order of the bits. */
const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;
export type KeyUsage = (typeof KEY_USAGES)[number];

const EXTENSION = {
  SUBJECT_KEY_ID: '2.5.29.14',
  KEY_USAGE: '2.5.29.15',
  BASIC_CONSTRAINTS: '2.5.29.19',
  AUTHORITY_KEY_ID: '2.5.29.35',
  EXTENDED_KEY_USAGE: '2.5.29.37',
} as const;
/** Those that are judged, and those of the profiles of Doc 9303-12 §7 that restrict nothing which is judged here. */
const KNOWN_EXTENSIONS: ReadonlySet<string> = new Set([
  ...Object.values(EXTENSION),
  '2.5.29.16', // privateKeyUsagePeriod
  '2.5.29.17', // subjectAltName
  '2.5.29.18', // issuerAltName
  '2.5.29.31', // cRLDistributionPoints
  '2.5.29.32', // certificatePolicies
  '2.23.136.1.1.6.1', // nameChange
  '2.23.136.1.1.6.2', // documentTypeList
]);
const VERSION = 0xa0;
const EXTENSIONS = 0xa3;
const BOOLEAN = 0x01;

/** Parses one DER certificate; unsupported keys and algorithms are results inside it, not errors of it. */
export function parseCertificate(der: Uint8Array): Result<X509Certificate, 'certificate-malformed'> {
  const outer = parseTlv(der);
  const [tbs, algorithm, signature] = (outer.ok && childrenOf(outer.value, TAG.SEQUENCE)) || [];
  const fields = childrenOf(tbs, TAG.SEQUENCE);
  const signatureOctets = bitStringOf(signature);
  if (!tbs || !fields || !signatureOctets) return err('certificate-malformed');
  const [serial, innerAlgorithm, issuerName, validity, subjectName, key] = fields.filter(
    ({ tag }) => tag !== VERSION,
  );
  const [from, until] = childrenOf(validity, TAG.SEQUENCE) ?? [];
  const issuer = parseDistinguishedName(issuerName);
  const subject = parseDistinguishedName(subjectName);
  const notBefore = parseTime(from);
  const notAfter = parseTime(until);
  const extensions = parseExtensions(fields.find(({ tag }) => tag === EXTENSIONS));
  if (!issuer || !subject || !notBefore || !notAfter || !key || !extensions) {
    return err('certificate-malformed');
  }
  const described = describeExtensions(extensions);
  const signatureAlgorithm = algorithmIn(algorithm);
  if (!described || !signatureAlgorithm || serial?.tag !== TAG.INTEGER) return err('certificate-malformed');
  // SECURITY: RFC 5280 §4.1.1.2: the algorithm under the signature is the one beside it, which is not protected.
  if (algorithmName(innerAlgorithm) !== algorithmName(algorithm)) return err('certificate-malformed');
  return ok({
    tbs: tbs.encoded,
    signature: signatureOctets,
    signatureAlgorithm,
    publicKey: parsePublicKey(key.encoded),
    subject,
    issuer,
    serialNumber: serialNumberOf(serial),
    notBefore,
    notAfter,
    ...described,
  });
}

type DescribedExtensions = Pick<
  X509Certificate,
  'subjectKeyId' | 'authorityKeyId' | 'keyUsage' | 'extendedKeyUsage' | 'isAuthority' | 'unknownCritical'
>;

/** Undefined when an extension that decides about trust is malformed. */
function describeExtensions(extensions: Extensions): DescribedExtensions | undefined {
  const subjectKeyId = extensions.get(EXTENSION.SUBJECT_KEY_ID);
  const keyId = subjectKeyId && octetStringOf(subjectKeyId.value);
  const authorityKeyId = authorityKeyIdOf(extensions);
  const usage = extensions.get(EXTENSION.KEY_USAGE);
  const keyUsage = usage && keyUsagesIn(usage.value);
  const constraints = sequenceOfExtension(extensions, EXTENSION.BASIC_CONSTRAINTS);
  const purposes = sequenceOfExtension(extensions, EXTENSION.EXTENDED_KEY_USAGE);
  const extendedKeyUsage = (purposes ?? []).map(objectIdentifierOf);
  if (subjectKeyId && !keyId) return undefined;
  if (usage && !keyUsage) return undefined;
  if (extensions.has(EXTENSION.BASIC_CONSTRAINTS) && !constraints) return undefined;
  if (extensions.has(EXTENSION.EXTENDED_KEY_USAGE) && !purposes) return undefined;
  if (!extendedKeyUsage.every((purpose) => purpose !== undefined)) return undefined;
  return {
    ...(keyId && { subjectKeyId: bytesToHex(keyId) }),
    ...(authorityKeyId !== undefined && { authorityKeyId }),
    ...(keyUsage && { keyUsage }),
    extendedKeyUsage,
    isAuthority: constraints?.[0]?.tag === BOOLEAN && constraints[0].value[0] !== 0,
    unknownCritical: [...extensions]
      .filter(([oid, { critical }]) => critical && !KNOWN_EXTENSIONS.has(oid))
      .map(([oid]) => oid),
  };
}

const KEY_IDENTIFIER = 0x80;

/** keyIdentifier of an AuthorityKeyIdentifier, in lower-case hex; certificates and revocation lists have it. */
export function authorityKeyIdOf(extensions: Extensions): string | undefined {
  const [field] = sequenceOfExtension(extensions, EXTENSION.AUTHORITY_KEY_ID) ?? [];
  return field?.tag === KEY_IDENTIFIER ? bytesToHex(field.value) : undefined;
}

function keyUsagesIn(tlv: Tlv | undefined): readonly KeyUsage[] | undefined {
  if (tlv?.tag !== TAG.BIT_STRING || tlv.value.length < 2) return undefined;
  const bits = tlv.value.subarray(1);
  return KEY_USAGES.filter((_, bit) => ((bits[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0);
}

/** AlgorithmIdentifier of a signature; undefined when it is malformed. */
export function algorithmIn(tlv: Tlv | undefined): X509Certificate['signatureAlgorithm'] | undefined {
  const [identifier, parameters] = childrenOf(tlv, TAG.SEQUENCE) ?? [];
  const oid = objectIdentifierOf(identifier);
  return oid === undefined ? undefined : signatureAlgorithmOf(oid, parameters?.encoded);
}

const algorithmName = (tlv: Tlv | undefined): string | undefined =>
  objectIdentifierOf(childrenOf(tlv, TAG.SEQUENCE)?.[0]);

/** As lower-case hex without leading zeros, the form in which we compare. */
export const serialNumberOf = (integer: Tlv): string => bytesToHex(integer.value).replace(/^0+/, '');
