/** The certificates of a country's signing PKI after the profiles of Doc 9303-12 §7.1. */
import { sha1 } from '@noble/hashes/legacy.js';
import { asciiToBytes } from '../../iso7816/bytes.ts';
import { encodeTlv } from '../../iso7816/tlv.ts';
import {
  encodeBitString,
  encodeInteger,
  encodeOctetString,
  encodeOid,
  encodePrintableString,
  encodeSequence,
  encodeSet,
  encodeSetOf,
  encodeTime,
  encodeUtf8String,
  generalizedTimeContents,
} from '../asn1.ts';
import type { RandomSource } from '../card-contents.ts';
import type { CurveEncoding } from '../profiles/chip-profile.ts';
import {
  publicKeyBits,
  type SigningKey,
  sign,
  signatureAlgorithmIdentifier,
  signerPublicKeyInfo,
} from './signature.ts';

export interface DistinguishedName {
  /** Two upper-case letters. */
  readonly country: string;
  readonly organization: string;
  readonly commonName: string;
}

export interface Period {
  readonly from: Date;
  readonly to: Date;
}

export interface CertificateRequest {
  readonly role: 'csca' | 'document-signer';
  readonly serialNumber: bigint;
  readonly issuer: DistinguishedName;
  readonly subject: DistinguishedName;
  readonly validity: Period;
  readonly privateKeyUsage: Period;
  readonly subjectKey: SigningKey;
  readonly curveEncoding: CurveEncoding;
  /** Signs the certificate; the CSCA's own key for both roles. */
  readonly signingKey: SigningKey;
}

const OID = {
  COUNTRY: '2.5.4.6',
  ORGANIZATION: '2.5.4.10',
  COMMON_NAME: '2.5.4.3',
  LOCALITY: '2.5.4.7',
  SUBJECT_KEY_IDENTIFIER: '2.5.29.14',
  KEY_USAGE: '2.5.29.15',
  PRIVATE_KEY_USAGE_PERIOD: '2.5.29.16',
  SUBJECT_ALTERNATIVE_NAME: '2.5.29.17',
  ISSUER_ALTERNATIVE_NAME: '2.5.29.18',
  BASIC_CONSTRAINTS: '2.5.29.19',
  CRL_DISTRIBUTION_POINTS: '2.5.29.31',
  AUTHORITY_KEY_IDENTIFIER: '2.5.29.35',
  DOCUMENT_TYPE_LIST: '2.23.136.1.1.6.2',
} as const;

/** The name `invalid` is reserved so that nobody can own it (RFC 2606). */
const CONTACT_URI = 'https://training.invalid/';
const CRL_URI = 'https://training.invalid/csca.crl';
const ICAO_COUNTRY_CODE = 'VNM';
const DOCUMENT_TYPES = ['ID', 'P'];

/** KeyUsage as BIT STRING contents, unused bits first. */
const KEY_USAGE = {
  csca: Uint8Array.of(1, 0b0000_0110), // keyCertSign, cRLSign
  'document-signer': Uint8Array.of(7, 0b1000_0000), // digitalSignature
} as const;

export function encodeName(name: DistinguishedName): Uint8Array {
  const part = (oid: string, value: Uint8Array) => encodeSet(encodeSequence(encodeOid(oid), value));
  return encodeSequence(
    part(OID.COUNTRY, encodePrintableString(name.country)),
    part(OID.ORGANIZATION, encodeUtf8String(name.organization)),
    part(OID.COMMON_NAME, encodeUtf8String(name.commonName)),
  );
}

/** RFC 5280 §4.2.1.2 method 1: SHA-1 over the public key's bits. */
const keyIdentifier = (key: SigningKey): Uint8Array => sha1(publicKeyBits(key));

const extension = (oid: string, value: Uint8Array, critical = false): Uint8Array =>
  encodeSequence(
    encodeOid(oid),
    ...(critical ? [encodeTlv(0x01, Uint8Array.of(0xff))] : []),
    encodeOctetString(value),
  );

const uri = (text: string): Uint8Array => encodeTlv(0x86, asciiToBytes(text));

/** Contact address and the country's ICAO code as a locality, Doc 9303-12 §7.1.1. */
const alternativeName = (): Uint8Array =>
  encodeSequence(
    uri(CONTACT_URI),
    encodeTlv(
      0xa4,
      encodeSequence(
        encodeSet(encodeSequence(encodeOid(OID.LOCALITY), encodePrintableString(ICAO_COUNTRY_CODE))),
      ),
    ),
  );

function extensions(request: CertificateRequest): readonly Uint8Array[] {
  const { role, privateKeyUsage } = request;
  const common = [
    extension(
      OID.AUTHORITY_KEY_IDENTIFIER,
      encodeSequence(encodeTlv(0x80, keyIdentifier(request.signingKey))),
    ),
    extension(OID.SUBJECT_KEY_IDENTIFIER, encodeOctetString(keyIdentifier(request.subjectKey))),
    extension(
      OID.PRIVATE_KEY_USAGE_PERIOD,
      encodeSequence(
        encodeTlv(0x80, generalizedTimeContents(privateKeyUsage.from)),
        encodeTlv(0x81, generalizedTimeContents(privateKeyUsage.to)),
      ),
    ),
    extension(OID.KEY_USAGE, encodeTlv(0x03, KEY_USAGE[role]), true),
    extension(OID.SUBJECT_ALTERNATIVE_NAME, alternativeName()),
    extension(OID.ISSUER_ALTERNATIVE_NAME, alternativeName()),
    extension(
      OID.CRL_DISTRIBUTION_POINTS,
      encodeSequence(encodeSequence(encodeTlv(0xa0, encodeTlv(0xa0, uri(CRL_URI))))),
    ),
  ];
  switch (role) {
    case 'csca': {
      const certificateAuthorityForSigners = encodeSequence(
        encodeTlv(0x01, Uint8Array.of(0xff)),
        encodeInteger(0),
      );
      return [...common, extension(OID.BASIC_CONSTRAINTS, certificateAuthorityForSigners, true)];
    }
    case 'document-signer':
      return [
        ...common,
        extension(
          OID.DOCUMENT_TYPE_LIST,
          encodeSequence(encodeInteger(0), encodeSetOf(...DOCUMENT_TYPES.map(encodePrintableString))),
        ),
      ];
  }
}

/** DER of a signed X.509 v3 certificate. */
export function signCertificate(request: CertificateRequest, random: RandomSource): Uint8Array {
  const algorithm = signatureAlgorithmIdentifier(request.signingKey);
  const toBeSigned = encodeSequence(
    encodeTlv(0xa0, encodeInteger(2)),
    encodeInteger(request.serialNumber),
    algorithm,
    encodeName(request.issuer),
    encodeSequence(encodeTime(request.validity.from), encodeTime(request.validity.to)),
    encodeName(request.subject),
    signerPublicKeyInfo(request.subjectKey, request.curveEncoding),
    encodeTlv(0xa3, encodeSequence(...extensions(request))),
  );
  return encodeSequence(toBeSigned, algorithm, encodeBitString(sign(request.signingKey, toBeSigned, random)));
}
