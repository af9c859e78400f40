/** EF.SOD for tests, with every deviation that a test wants to see judged. */
import {
  Attribute,
  CertificateChoices,
  CertificateSet,
  CMSVersion,
  ContentInfo,
  DigestAlgorithmIdentifier,
  DigestAlgorithmIdentifiers,
  EncapsulatedContent,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignatureAlgorithmIdentifier,
  SignedData,
  SignerIdentifier,
  SignerInfo,
  SignerInfos,
} from '@peculiar/asn1-cms';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { Certificate, SubjectKeyIdentifier, Time } from '@peculiar/asn1-x509';
import type { FileName } from '../../../native/emrtd/reading.ts';
import { computeDigest, type DigestName } from '../../../native/emrtd/signature/digest.ts';
import { bytesToHex, concatBytes } from '../../../native/iso7816/bytes.ts';
import { encodeTlv, parseTlv, parseTlvList, type Tlv } from '../../../native/iso7816/tlv.ts';
import { keyIdOf, type TestCertificate } from './certificates.ts';
import { digestAlgorithm, integer, oid, type TestKey } from './test-key.ts';

export interface SodOptions {
  readonly signer: TestCertificate;
  /** Data group number → octets that are hashed. */
  readonly dataGroups: Iterable<readonly [number, Uint8Array]>;
  readonly digest?: DigestName;
  readonly version?: 0 | 1;
  readonly contentType?: string;
  /** Certificates in the SOD, when not just the signer's. */
  readonly certificates?: readonly TestCertificate[];
  /** Signs in place of the signer's key. */
  readonly signingKey?: TestKey;
  readonly signingTime?: Date;
  readonly withoutSignedAttributes?: boolean;
  /** Value of the contentType attribute, in place of the content's own type. */
  readonly attributeContentType?: string;
  /** A second messageDigest attribute. */
  readonly repeatedDigest?: Uint8Array;
  readonly byKeyId?: boolean;
  /** AlgorithmIdentifier (DER) in the SignerInfo, in place of the key's own. */
  readonly signatureAlgorithm?: Uint8Array;
  /** Changes the content after it was signed. */
  readonly tamper?: (content: Uint8Array) => Uint8Array;
}

const LDS_SECURITY_OBJECT = '2.23.136.1.1.1';
const buffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

export function ldsSecurityObject(
  options: Pick<SodOptions, 'dataGroups' | 'digest' | 'version'>,
): Uint8Array {
  const { dataGroups, digest = 'SHA-256', version = 0 } = options;
  const hashes = [...dataGroups].map(([number, bytes]) =>
    encodeTlv(0x30, encodeTlv(0x02, Uint8Array.of(number)), encodeTlv(0x04, computeDigest(digest, bytes))),
  );
  const text = (value: string) => encodeTlv(0x13, new TextEncoder().encode(value));
  return encodeTlv(
    0x30,
    version === 0 ? encodeTlv(0x02, Uint8Array.of(0)) : integer(1n),
    digestAlgorithm(digest),
    encodeTlv(0x30, ...hashes),
    version === 0 ? new Uint8Array() : encodeTlv(0x30, text('0108'), text('040000')),
  );
}

export const makeSod = (options: SodOptions): Uint8Array =>
  encodeTlv(
    0x77,
    makeSignedData({ contentType: LDS_SECURITY_OBJECT, ...options, content: ldsSecurityObject(options) }),
  );

export interface SignedDataOptions extends Omit<SodOptions, 'dataGroups' | 'digest' | 'version'> {
  readonly content: Uint8Array;
  readonly contentType: string;
}

/** ContentInfo with SignedData over any content. */
export function makeSignedData(options: SignedDataOptions): Uint8Array {
  const { signer, contentType, content } = options;
  const key = options.signingKey ?? signer.key;
  const signerDigest = AsnConvert.parse(digestAlgorithm(key.digest), DigestAlgorithmIdentifier);
  const attributes = signedAttributes(options, contentType, computeDigest(key.digest, content));
  const toSign = options.withoutSignedAttributes ? content : encodeTlv(0x31, ...attributes);
  const signerInfo = new SignerInfo({
    version: options.byKeyId ? CMSVersion.v3 : CMSVersion.v1,
    sid: options.byKeyId
      ? new SignerIdentifier({ subjectKeyIdentifier: new SubjectKeyIdentifier(buffer(keyIdOf(signer.key))) })
      : new SignerIdentifier({ issuerAndSerialNumber: issuerAndSerialNumber(signer) }),
    digestAlgorithm: signerDigest,
    signatureAlgorithm: AsnConvert.parse(
      options.signatureAlgorithm ?? key.signatureAlgorithm,
      SignatureAlgorithmIdentifier,
    ),
    signature: new OctetString(key.sign(toSign)),
    ...(!options.withoutSignedAttributes && {
      signedAttrs: attributes.map((attribute) => AsnConvert.parse(attribute, Attribute)),
    }),
  });
  const shown = options.tamper ? options.tamper(content) : content;
  const signedData = new SignedData({
    version: CMSVersion.v3,
    digestAlgorithms: new DigestAlgorithmIdentifiers([signerDigest]),
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: contentType,
      eContent: new EncapsulatedContent({ single: new OctetString(shown) }),
    }),
    certificates: new CertificateSet(
      (options.certificates ?? [signer]).map(
        ({ der }) => new CertificateChoices({ certificate: AsnConvert.parse(der, Certificate) }),
      ),
    ),
    signerInfos: new SignerInfos([signerInfo]),
  });
  const contentInfo = new ContentInfo({
    contentType: '1.2.840.113549.1.7.2',
    content: AsnConvert.serialize(signedData),
  });
  return new Uint8Array(AsnConvert.serialize(contentInfo));
}

/** DER of each attribute, in the order that DER wants for a SET OF. */
function signedAttributes(
  options: SignedDataOptions,
  contentType: string,
  messageDigest: Uint8Array,
): Uint8Array[] {
  const attribute = (type: string, value: Uint8Array) => encodeTlv(0x30, oid(type), encodeTlv(0x31, value));
  const { signingTime } = options;
  return [
    attribute('1.2.840.113549.1.9.3', oid(options.attributeContentType ?? contentType)),
    attribute('1.2.840.113549.1.9.4', encodeTlv(0x04, messageDigest)),
    ...(options.repeatedDigest
      ? [attribute('1.2.840.113549.1.9.4', encodeTlv(0x04, options.repeatedDigest))]
      : []),
    ...(signingTime
      ? [attribute('1.2.840.113549.1.9.5', new Uint8Array(AsnConvert.serialize(new Time(signingTime))))]
      : []),
  ].toSorted((a, b) => (bytesToHex(a) < bytesToHex(b) ? -1 : 1));
}

function issuerAndSerialNumber(signer: TestCertificate): IssuerAndSerialNumber {
  const { tbsCertificate } = AsnConvert.parse(signer.der, Certificate);
  return new IssuerAndSerialNumber({
    issuer: tbsCertificate.issuer,
    serialNumber: tbsCertificate.serialNumber,
  });
}

/** Files as a reader hands them over, from data group numbers. */
export const filesOf = (dataGroups: ReadonlyMap<number, Uint8Array>): Map<FileName, Uint8Array> =>
  new Map([...dataGroups].map(([number, bytes]) => [`DG${number}` as FileName, bytes]));

/**
 * The same SOD as some issuers encode it: BER with indefinite lengths around, and the content in two pieces.
 * Nothing that is signed changes.
 */
export function asIndefiniteBer(sod: Uint8Array): Uint8Array {
  const [contentInfo] = childrenOf(sod);
  const [contentType, explicit] = childrenOf(contentInfo!.encoded);
  const [signedData] = childrenOf(explicit!.encoded);
  const [version, digests, encapsulated, ...rest] = childrenOf(signedData!.encoded);
  const [eContentType, eContent] = childrenOf(encapsulated!.encoded);
  const [content] = childrenOf(eContent!.encoded);
  const half = content!.value.length >> 1;
  const pieces = indefinite(
    0x24,
    encodeTlv(0x04, content!.value.subarray(0, half)),
    encodeTlv(0x04, content!.value.subarray(half)),
  );
  const encapsulatedAgain = indefinite(0x30, eContentType!.encoded, indefinite(0xa0, pieces));
  const signedDataAgain = indefinite(
    0x30,
    version!.encoded,
    digests!.encoded,
    encapsulatedAgain,
    ...rest.map((part) => part.encoded),
  );
  return encodeTlv(0x77, indefinite(0x30, contentType!.encoded, indefinite(0xa0, signedDataAgain)));
}

const indefinite = (tag: number, ...parts: readonly Uint8Array[]): Uint8Array =>
  concatBytes(Uint8Array.of(tag, 0x80), ...parts, Uint8Array.of(0, 0));

function childrenOf(encoded: Uint8Array): readonly Tlv[] {
  const outer = parseTlv(encoded);
  const list = outer.ok ? parseTlvList(outer.value.value) : outer;
  if (!list.ok) throw new Error('not DER');
  return list.value;
}
