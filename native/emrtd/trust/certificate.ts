/** X.509 certificates of CSCAs and document signers (Doc 9303-12 §7.1), reduced to what verification needs. */

import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectKeyIdentifier,
  KeyUsage,
  type KeyUsageType,
  type Name,
  SubjectKeyIdentifier,
} from '@peculiar/asn1-x509';
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { bytesToHex } from '../../iso7816/bytes.ts';
import { sequenceIn } from '../security-info/der.ts';
import { type PublicKey, parsePublicKey } from '../signature/public-key.ts';
import { type SignatureAlgorithm, signatureAlgorithmOf } from '../signature/signature-algorithm.ts';

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
  readonly keyUsage?: readonly KeyUsageType[];
  readonly extendedKeyUsage: readonly string[];
  readonly isAuthority: boolean;
}

export interface DistinguishedName {
  /** For people, e.g. 'C=VN, O=…, CN=…'. */
  readonly text: string;
  /**
   * For comparison: the same attributes in lower case with single spaces. Issuers encode one name as PrintableString
   * here and UTF8String there, so octets cannot be compared. A wrong match is harmless: the signature decides.
   */
  readonly key: string;
  /** countryName in upper case. */
  readonly country?: string;
}

const ATTRIBUTE_NAMES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
};
const COUNTRY_NAME = '2.5.4.6';

/** Parses one DER certificate; unsupported keys and algorithms are results inside it, not errors of it. */
export function parseCertificate(der: Uint8Array): Result<X509Certificate, 'certificate-malformed'> {
  try {
    return ok(describeCertificate(AsnConvert.parse(der, Certificate)));
  } catch {
    return err('certificate-malformed'); // the ASN.1 library reports every malformation by throwing
  }
}

/** For a certificate that came parsed out of a CMS structure. Throws when an extension is malformed. */
export function describeCertificate(certificate: Certificate): X509Certificate {
  const { tbsCertificate: tbs, tbsCertificateRaw: raw, signatureAlgorithm } = certificate;
  if (!raw) throw new Error('certificate without its signed octets');
  const extensions = new Map(
    (tbs.extensions ?? []).map((extension) => [extension.extnID, extension.extnValue.buffer]),
  );
  const extension = <T>(oid: string, type: new () => T): T | undefined => {
    const value = extensions.get(oid);
    return value && AsnConvert.parse(value, type);
  };
  const subjectKeyId = extension(id_ce_subjectKeyIdentifier, SubjectKeyIdentifier);
  const authorityKeyId = extension(id_ce_authorityKeyIdentifier, AuthorityKeyIdentifier)?.keyIdentifier;
  const keyUsage = extension(id_ce_keyUsage, KeyUsage);
  return {
    tbs: new Uint8Array(raw),
    signature: new Uint8Array(certificate.signatureValue),
    signatureAlgorithm: signatureAlgorithmOf(
      signatureAlgorithm.algorithm,
      signatureAlgorithm.parameters ? new Uint8Array(signatureAlgorithm.parameters) : undefined,
    ),
    publicKey: parsePublicKey(subjectPublicKeyInfoIn(new Uint8Array(raw))),
    subject: describeName(tbs.subject),
    issuer: describeName(tbs.issuer),
    serialNumber: serialNumberOf(tbs.serialNumber),
    notBefore: tbs.validity.notBefore.getTime(),
    notAfter: tbs.validity.notAfter.getTime(),
    ...(subjectKeyId && { subjectKeyId: bytesToHex(new Uint8Array(subjectKeyId.buffer)) }),
    ...(authorityKeyId && { authorityKeyId: bytesToHex(new Uint8Array(authorityKeyId.buffer)) }),
    ...(keyUsage && { keyUsage: keyUsage.toJSON() }),
    extendedKeyUsage: [...(extension(id_ce_extKeyUsage, ExtendedKeyUsage) ?? [])],
    isAuthority: extension(id_ce_basicConstraints, BasicConstraints)?.cA ?? false,
  };
}

const VERSION = 0xa0;

/** The key as it stood in the certificate, not as a library would write it again (RFC 5280 §4.1). */
function subjectPublicKeyInfoIn(tbs: Uint8Array): Uint8Array {
  const fields = (sequenceIn(tbs) ?? []).filter((field) => field.tag !== VERSION);
  return fields[5]?.encoded ?? new Uint8Array(); // serial, signature, issuer, validity, subject, key
}

export const serialNumberOf = (octets: ArrayBuffer): string =>
  bytesToHex(new Uint8Array(octets)).replace(/^0+/, '');

export function describeName(name: Name): DistinguishedName {
  const attributes = [...name].flatMap((rdn) =>
    [...rdn].map((attribute) => ({ type: attribute.type, value: attribute.value.toString() })),
  );
  const country = attributes
    .find((attribute) => attribute.type === COUNTRY_NAME)
    ?.value.trim()
    .toUpperCase();
  const normal = (value: string) => value.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
  return {
    text: attributes.map(({ type, value }) => `${ATTRIBUTE_NAMES[type] ?? type}=${value}`).join(', '),
    key: JSON.stringify(attributes.map(({ type, value }) => [type, normal(value)])),
    ...(country && { country }),
  };
}
