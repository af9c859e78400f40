/** EF.SOD and EF.CardSecurity: CMS SignedData of RFC 5652 as Doc 9303-10 §4.6.2 and §3.11.4 narrow it. */
import { sha256 } from '@noble/hashes/sha2.js';
import { encodeTlv } from '../../iso7816/tlv.ts';
import {
  encodeInteger,
  encodeOctetString,
  encodeOid,
  encodePrintableString,
  encodeSequence,
  encodeSet,
  encodeSetOf,
  encodeTime,
} from '../asn1.ts';
import type { RandomSource } from '../card-contents.ts';
import { UNICODE_VERSION } from '../file-system/ef-com.ts';
import type { DataGroupName } from '../profiles/chip-profile.ts';
import { type DistinguishedName, encodeName } from './certificate.ts';
import {
  digestFor,
  hashAlgorithmIdentifier,
  type SigningKey,
  sign,
  signatureAlgorithmIdentifier,
} from './signature.ts';

const OID = {
  SIGNED_DATA: '1.2.840.113549.1.7.2',
  LDS_SECURITY_OBJECT: '2.23.136.1.1.1',
  SECURITY_OBJECT: '0.4.0.127.0.7.3.2.1',
  CONTENT_TYPE: '1.2.840.113549.1.9.3',
  MESSAGE_DIGEST: '1.2.840.113549.1.9.4',
  SIGNING_TIME: '1.2.840.113549.1.9.5',
  SHA256: '2.16.840.1.101.3.4.2.1',
} as const;

export interface DocumentSigner {
  readonly key: SigningKey;
  readonly certificate: Uint8Array;
  readonly issuer: DistinguishedName;
  readonly serialNumber: bigint;
}

const numberOf = (name: DataGroupName): number => Number(name.slice(2));

/** LDSSecurityObject v0, or v1 which also names the LDS version (Doc 9303-10 §4.6.2.3). */
export function buildLdsSecurityObject(
  dataGroups: ReadonlyMap<DataGroupName, Uint8Array>,
  version: 0 | 1,
  ldsVersion: string,
): Uint8Array {
  const hashes = [...dataGroups]
    .sort(([a], [b]) => numberOf(a) - numberOf(b))
    .map(([name, content]) =>
      encodeSequence(encodeInteger(numberOf(name)), encodeOctetString(sha256(content))),
    );
  return encodeSequence(
    encodeInteger(version),
    encodeSequence(encodeOid(OID.SHA256)),
    encodeSequence(...hashes),
    ...(version === 1
      ? [encodeSequence(encodePrintableString(ldsVersion), encodePrintableString(UNICODE_VERSION))]
      : []),
  );
}

const attribute = (oid: string, value: Uint8Array): Uint8Array =>
  encodeSequence(encodeOid(oid), encodeSet(value));

export interface SigningAct {
  readonly signer: DocumentSigner;
  readonly signingTime: Date;
  readonly random: RandomSource;
}

/** EF.SOD (tag 77) around the LDS security object. */
export const signSecurityObject = (content: Uint8Array, act: SigningAct): Uint8Array =>
  encodeTlv(0x77, signContent(OID.LDS_SECURITY_OBJECT, content, act));

/** EF.CardSecurity around SecurityInfos. */
export const signCardSecurity = (content: Uint8Array, act: SigningAct): Uint8Array =>
  signContent(OID.SECURITY_OBJECT, content, act);

/** ContentInfo of a SignedData with one signer and its certificate. */
function signContent(contentType: string, content: Uint8Array, act: SigningAct): Uint8Array {
  const { signer, signingTime, random } = act;
  // The signature covers the attributes as a SET OF in DER order; in the message they stand as [0] (RFC 5652 §5.4).
  const signedAttributes = encodeSetOf(
    attribute(OID.CONTENT_TYPE, encodeOid(contentType)),
    attribute(OID.SIGNING_TIME, encodeTime(signingTime)),
    attribute(OID.MESSAGE_DIGEST, encodeOctetString(digestFor(signer.key, content))),
  );
  const implicitAttributes = signedAttributes.slice();
  implicitAttributes[0] = 0xa0;

  const signerInfo = encodeSequence(
    encodeInteger(1),
    encodeSequence(encodeName(signer.issuer), encodeInteger(signer.serialNumber)),
    hashAlgorithmIdentifier(signer.key),
    implicitAttributes,
    signatureAlgorithmIdentifier(signer.key),
    encodeOctetString(sign(signer.key, signedAttributes, random)),
  );
  const signedData = encodeSequence(
    encodeInteger(3),
    encodeSet(hashAlgorithmIdentifier(signer.key)),
    encodeSequence(encodeOid(contentType), encodeTlv(0xa0, encodeOctetString(content))),
    encodeTlv(0xa0, signer.certificate),
    encodeSet(signerInfo),
  );
  return encodeSequence(encodeOid(OID.SIGNED_DATA), encodeTlv(0xa0, signedData));
}
