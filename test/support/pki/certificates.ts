/** A test CSCA and document signers under it, built with an ASN.1 library that the verifier's own DER code does not share. */

import { sha1 } from '@noble/hashes/legacy.js';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectKeyIdentifier,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  RelativeDistinguishedName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import { makeEcKey, type TestKey } from './test-key.ts';

export interface TestName {
  readonly country?: string;
  readonly organization?: string;
  readonly commonName: string;
}

export interface TestCertificate {
  readonly der: Uint8Array;
  readonly name: TestName;
  readonly serialNumber: number;
  readonly key: TestKey;
}

export interface CertificateOptions {
  readonly name?: TestName;
  readonly key?: TestKey;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly serialNumber?: number;
  readonly keyUsage?: number | null;
  readonly extendedKeyUsage?: readonly string[];
  readonly authority?: boolean;
  /** Key identifier written as authorityKeyIdentifier in place of the issuer's. */
  readonly authorityKeyId?: Uint8Array | null;
  readonly utf8Names?: boolean;
  /** Object identifiers of further critical extensions. */
  readonly critical?: readonly string[];
}

const NOT_BEFORE = new Date('2024-01-01T00:00:00Z');
const NOT_AFTER = new Date('2039-01-01T00:00:00Z');

export const CSCA_NAME: TestName = { country: 'VN', organization: 'Test Authority', commonName: 'Test CSCA' };
export const DS_NAME: TestName = { country: 'VN', organization: 'Test Authority', commonName: 'Test DS 1' };

export const keyIdOf = (key: TestKey): Uint8Array => sha1(key.publicKeyInfo);

export function nameOf(name: TestName, utf8 = false): Name {
  const attribute = (type: string, value: string) =>
    new RelativeDistinguishedName([
      new AttributeTypeAndValue({
        type,
        value: new AttributeValue(utf8 ? { utf8String: value } : { printableString: value }),
      }),
    ]);
  return new Name([
    ...(name.country ? [attribute('2.5.4.6', name.country)] : []),
    ...(name.organization ? [attribute('2.5.4.10', name.organization)] : []),
    attribute('2.5.4.3', name.commonName),
  ]);
}

const buffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

const extension = (extnID: string, critical: boolean, value: object) =>
  new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });

let serialNumbers = 1000;

function makeCertificate(
  options: CertificateOptions,
  defaults: {
    readonly name: TestName;
    readonly key: TestKey;
    readonly keyUsage: number;
    readonly authority: boolean;
  },
  issuer: { readonly name: TestName; readonly key: TestKey } | undefined,
): TestCertificate {
  const name = options.name ?? defaults.name;
  const key = options.key ?? defaults.key;
  const authority = options.authority ?? defaults.authority;
  const issuedBy = issuer ?? { name, key };
  const serialNumber = options.serialNumber ?? ++serialNumbers;
  const keyUsage = options.keyUsage === undefined ? defaults.keyUsage : options.keyUsage;
  const authorityKeyId =
    options.authorityKeyId === undefined ? keyIdOf(issuedBy.key) : options.authorityKeyId;
  const algorithm = AsnConvert.parse(issuedBy.key.signatureAlgorithm, AlgorithmIdentifier);
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: Uint8Array.of(serialNumber >> 8, serialNumber & 0xff).buffer,
    signature: algorithm,
    issuer: nameOf(issuedBy.name, options.utf8Names),
    validity: new Validity({
      notBefore: options.notBefore ?? NOT_BEFORE,
      notAfter: options.notAfter ?? NOT_AFTER,
    }),
    subject: nameOf(name, options.utf8Names),
    subjectPublicKeyInfo: AsnConvert.parse(key.publicKeyInfo, SubjectPublicKeyInfo),
    extensions: new Extensions([
      extension(id_ce_subjectKeyIdentifier, false, new SubjectKeyIdentifier(buffer(keyIdOf(key)))),
      ...(authorityKeyId
        ? [
            extension(
              id_ce_authorityKeyIdentifier,
              false,
              new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(buffer(authorityKeyId)) }),
            ),
          ]
        : []),
      ...(keyUsage !== null ? [extension(id_ce_keyUsage, true, new KeyUsage(keyUsage))] : []),
      ...(authority
        ? [extension(id_ce_basicConstraints, true, new BasicConstraints({ cA: true, pathLenConstraint: 0 }))]
        : []),
      ...(options.extendedKeyUsage
        ? [extension(id_ce_extKeyUsage, true, new ExtendedKeyUsage([...options.extendedKeyUsage]))]
        : []),
      ...(options.critical ?? []).map(
        (extnID) =>
          new Extension({ extnID, critical: true, extnValue: new OctetString(Uint8Array.of(0x05, 0x00)) }),
      ),
    ]),
  });
  const tbs = new Uint8Array(AsnConvert.serialize(tbsCertificate));
  const certificate = new Certificate({
    tbsCertificate,
    signatureAlgorithm: algorithm,
    signatureValue: buffer(issuedBy.key.sign(tbs)),
  });
  return { der: new Uint8Array(AsnConvert.serialize(certificate)), name, serialNumber, key };
}

/** A self-signed CSCA. */
export function makeCsca(options: CertificateOptions = {}): TestCertificate {
  return makeCertificate(
    options,
    {
      name: CSCA_NAME,
      key: options.key ?? makeEcKey(),
      keyUsage: KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign,
      authority: true,
    },
    undefined,
  );
}

/** A document signer issued by that CSCA. */
export function makeDocumentSigner(csca: TestCertificate, options: CertificateOptions = {}): TestCertificate {
  return makeCertificate(
    options,
    {
      name: DS_NAME,
      key: options.key ?? makeEcKey(),
      keyUsage: KeyUsageFlags.digitalSignature,
      authority: false,
    },
    csca,
  );
}

/** A link certificate: the newer CSCA's name and key, signed by the older one. */
export function makeLink(
  older: TestCertificate,
  newer: TestCertificate,
  options: Pick<CertificateOptions, 'notBefore' | 'notAfter' | 'authority' | 'keyUsage'> = {},
): TestCertificate {
  return makeCertificate(
    options,
    {
      name: newer.name,
      key: newer.key,
      keyUsage: KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign,
      authority: true,
    },
    older,
  );
}
