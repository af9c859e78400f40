/**
 * EF.SOD, the Document Security Object (Doc 9303-10 §4.6.2): CMS SignedData over the hashes of the data groups,
 * inside tag 77.
 */
import { ContentInfo, SignedData, type SignerInfo } from '@peculiar/asn1-cms';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Time } from '@peculiar/asn1-x509';
import { type BaseBlock, Constructed, fromBER, OctetString } from 'asn1js';
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { bytesToHex, equalBytes } from '../../iso7816/bytes.ts';
import { parseTlv, type Tlv } from '../../iso7816/tlv.ts';
import { childrenOf, objectIdentifierOf, octetStringOf, smallIntegerOf, TAG } from '../security-info/der.ts';
import { computeDigest, type DigestName, digestByObjectIdentifier } from '../signature/digest.ts';
import {
  type SignatureAlgorithm,
  signatureAlgorithmOf,
  verifySignature,
} from '../signature/signature-algorithm.ts';
import {
  describeCertificate,
  describeName,
  serialNumberOf,
  type X509Certificate,
} from '../trust/certificate.ts';

export interface DocumentSecurityObject {
  /** LDSSecurityObject version: 0, or 1 with an LDS version inside. */
  readonly version: number;
  readonly digest: DigestName;
  /** Data group number → hash. */
  readonly dataGroupHashes: ReadonlyMap<number, Uint8Array>;
  readonly signer: X509Certificate;
  readonly algorithm: SignatureAlgorithm;
  /** What the signature covers: signed attributes retagged as SET, or the content itself. */
  readonly signedOctets: Uint8Array;
  readonly signature: Uint8Array;
  /** Whether the messageDigest attribute is the hash of the content (RFC 5652 §5.4). */
  readonly contentMatchesDigest: boolean;
  /** Signing time as the signer states it; often absent. */
  readonly signedAt?: Date;
}

export interface SodError {
  readonly code: 'sod-malformed' | 'sod-unsupported';
  /** For the evidence file; no personal data. */
  readonly detail: string;
}

const SOD_TAG = 0x77;
const SIGNED_DATA = '1.2.840.113549.1.7.2';
/** id-icao-mrtd-security-ldsSecurityObject, and two identifiers of early documents (Belgium, Netherlands). */
const LDS_SECURITY_OBJECT: readonly string[] = ['2.23.136.1.1.1', '1.3.27.1.1.1', '1.2.528.1.1006.1.20.1'];
const ATTRIBUTE = {
  CONTENT_TYPE: '1.2.840.113549.1.9.3',
  MESSAGE_DIGEST: '1.2.840.113549.1.9.4',
  SIGNING_TIME: '1.2.840.113549.1.9.5',
} as const;
/** Doc 9303-10 knows sixteen data groups. */
const MAX_DATA_GROUP = 16;

const malformed = (detail: string): SodError => ({ code: 'sod-malformed', detail });
const unsupported = (detail: string): SodError => ({ code: 'sod-unsupported', detail });

/**
 * Parses EF.SOD without judging it. `sod-malformed`: not the structure; `sod-unsupported`: an algorithm, key or
 * layout that we cannot verify. Never throws, whatever the octets.
 */
export function parseDocumentSecurityObject(sod: Uint8Array): Result<DocumentSecurityObject, SodError> {
  const outer = parseTlv(sod);
  if (!outer.ok || outer.value.tag !== SOD_TAG) return err(malformed('no tag 77'));
  try {
    const contentInfo = AsnConvert.parse(outer.value.value, ContentInfo);
    if (contentInfo.contentType !== SIGNED_DATA) return err(malformed('not CMS SignedData'));
    const tree = fromBER(contentInfo.content).result;
    return describeSignedData(
      AsnConvert.parse(contentInfo.content, SignedData),
      contentIn(tree),
      signedAttributesIn(tree),
    );
  } catch {
    return err(malformed('CMS')); // the ASN.1 library reports every malformation by throwing
  }
}

/** Throws on malformed parts; the caller turns that into `sod-malformed`. */
function describeSignedData(
  signedData: SignedData,
  content: Uint8Array | undefined,
  signedAttributes: Uint8Array | undefined,
): Result<DocumentSecurityObject, SodError> {
  const { eContentType } = signedData.encapContentInfo;
  if (!LDS_SECURITY_OBJECT.includes(eContentType)) return err(malformed(`content type ${eContentType}`));
  const lds = content && parseLdsSecurityObject(content);
  if (!content || !lds) return err(malformed('LDS security object'));
  const digest = digestByObjectIdentifier(lds.hashAlgorithm);
  if (!digest) return err(unsupported(`hash ${lds.hashAlgorithm}`));

  const signerInfo = signedData.signerInfos[0];
  if (!signerInfo) return err(malformed('no signer'));
  if ((signerInfo.signedAttrs !== undefined) !== (signedAttributes !== undefined)) {
    return err(malformed('signed attributes'));
  }
  const certificates = (signedData.certificates ?? []).flatMap((choice) => choice.certificate ?? []);
  const signer = signerAmong(certificates.map(describeCertificate), signerInfo);
  if (!signer) return err(unsupported('no document signer certificate inside'));
  if (!signer.publicKey.ok) return err(unsupported('key of the document signer'));

  const attributeDigest = digestByObjectIdentifier(signerInfo.digestAlgorithm.algorithm);
  const { algorithm: oid, parameters } = signerInfo.signatureAlgorithm;
  const algorithm = signatureAlgorithmOf(
    oid,
    parameters ? new Uint8Array(parameters) : undefined,
    attributeDigest,
  );
  if (!algorithm.ok) return err(unsupported(`signature algorithm ${oid}`));
  const signed = signedPartOf(signedAttributes, eContentType, content, attributeDigest);
  if (!signed.ok) return signed;
  return ok({
    version: lds.version,
    digest,
    dataGroupHashes: lds.hashes,
    signer,
    algorithm: algorithm.value,
    signature: new Uint8Array(signerInfo.signature.buffer),
    ...signed.value,
  });
}

/** SECURITY: true only when the signer's key signed the attributes and the attributes name this content. */
export function isSodSignatureValid(sod: DocumentSecurityObject): boolean {
  return (
    sod.contentMatchesDigest &&
    sod.signer.publicKey.ok &&
    verifySignature(sod.signer.publicKey.value, sod.algorithm, sod.signedOctets, sod.signature)
  );
}

/** By issuer and serial number or by key identifier; a lone certificate is taken whatever the identifier says. */
function signerAmong(
  certificates: readonly X509Certificate[],
  { sid }: SignerInfo,
): X509Certificate | undefined {
  if (certificates.length === 1) return certificates[0];
  const { issuerAndSerialNumber, subjectKeyIdentifier } = sid;
  if (issuerAndSerialNumber) {
    const issuer = describeName(issuerAndSerialNumber.issuer).key;
    const serialNumber = serialNumberOf(issuerAndSerialNumber.serialNumber);
    return certificates.find(
      (certificate) => certificate.issuer.key === issuer && certificate.serialNumber === serialNumber,
    );
  }
  if (!subjectKeyIdentifier) return undefined;
  const keyId = bytesToHex(new Uint8Array(subjectKeyIdentifier.buffer));
  return certificates.find((certificate) => certificate.subjectKeyId === keyId);
}

type SignedPart = Pick<DocumentSecurityObject, 'signedOctets' | 'contentMatchesDigest' | 'signedAt'>;

/**
 * SECURITY: what is hashed for the signature and what is parsed for the digest are the same octets, the signed
 * attributes as they stood in the file.
 */
function signedPartOf(
  signedAttributes: Uint8Array | undefined,
  contentType: string,
  content: Uint8Array,
  digest: DigestName | undefined,
): Result<SignedPart, SodError> {
  if (!signedAttributes) return ok({ signedOctets: content, contentMatchesDigest: true });
  if (!digest) return err(unsupported('digest algorithm of the signer'));
  // RFC 5652 §5.4: the signature is over the attributes as SET OF (31), not under their tag [0] (A0).
  const signedOctets = signedAttributes.slice();
  signedOctets[0] = TAG.SET;
  const attributes = attributesIn(signedOctets);
  if (!attributes) return err(unsupported('signed attributes are not DER'));
  const messageDigest = octetStringOf(attributes.get(ATTRIBUTE.MESSAGE_DIGEST));
  if (!messageDigest) return err(malformed('no messageDigest attribute'));
  const type = attributes.get(ATTRIBUTE.CONTENT_TYPE);
  const time = attributes.get(ATTRIBUTE.SIGNING_TIME);
  return ok({
    signedOctets,
    // A content type that is missing is tolerated (early documents); another one is not.
    contentMatchesDigest:
      (type === undefined || objectIdentifierOf(type) === contentType) &&
      equalBytes(messageDigest, computeDigest(digest, content)),
    ...(time && { signedAt: AsnConvert.parse(time.encoded, Time).getTime() }),
  });
}

/** Attribute ::= SEQUENCE { type OID, values SET OF ANY }; each type once and with one value (RFC 5652 §11). */
function attributesIn(set: Uint8Array): ReadonlyMap<string, Tlv> | undefined {
  const outer = parseTlv(set);
  const list = outer.ok ? childrenOf(outer.value, TAG.SET) : undefined;
  if (!list) return undefined;
  const attributes = new Map<string, Tlv>();
  for (const attribute of list) {
    const [type, values] = childrenOf(attribute, TAG.SEQUENCE) ?? [];
    const oid = objectIdentifierOf(type);
    const [value, second] = childrenOf(values, TAG.SET) ?? [];
    if (oid === undefined || attributes.has(oid) || value === undefined || second !== undefined)
      return undefined;
    attributes.set(oid, value);
  }
  return attributes;
}

const ENCAPSULATED_CONTENT_AT = 2; // version, digestAlgorithms, encapContentInfo
const SIGNED_ATTRIBUTES_AT = 3; // version, sid, digestAlgorithm, [0] signedAttrs
const CONTEXT_CLASS = 3;

/** eContent: one OCTET STRING, or in BER the concatenation of several. */
function contentIn(signedData: BaseBlock): Uint8Array | undefined {
  const [, wrapper] = partsOf(partsOf(signedData)[ENCAPSULATED_CONTENT_AT]);
  const [content] = partsOf(wrapper);
  return content instanceof OctetString ? new Uint8Array(content.getValue()) : undefined;
}

/** signedAttrs of the first SignerInfo as octets, which the typed parser does not keep. */
function signedAttributesIn(signedData: BaseBlock): Uint8Array | undefined {
  const [signerInfo] = partsOf(partsOf(signedData).at(-1));
  const attributes = partsOf(signerInfo)[SIGNED_ATTRIBUTES_AT];
  if (attributes?.idBlock.tagClass !== CONTEXT_CLASS || attributes.idBlock.tagNumber !== 0) return undefined;
  return attributes.valueBeforeDecodeView;
}

const partsOf = (block: BaseBlock | undefined) =>
  block instanceof Constructed ? block.valueBlock.value : [];

/** LDSSecurityObject, Doc 9303-10 Appendix D: version, hash algorithm, hashes, and in version 1 the LDS version. */
function parseLdsSecurityObject(content: Uint8Array):
  | {
      readonly version: number;
      readonly hashAlgorithm: string;
      readonly hashes: ReadonlyMap<number, Uint8Array>;
    }
  | undefined {
  const outer = parseTlv(content);
  const [versionTlv, algorithm, values] = (outer.ok && childrenOf(outer.value, TAG.SEQUENCE)) || [];
  const version = smallIntegerOf(versionTlv);
  const hashAlgorithm = objectIdentifierOf(childrenOf(algorithm, TAG.SEQUENCE)?.[0]);
  const list = childrenOf(values, TAG.SEQUENCE);
  if (version === undefined || hashAlgorithm === undefined || !list) return undefined;
  const hashes = new Map<number, Uint8Array>();
  for (const entry of list) {
    const [number, hash] = childrenOf(entry, TAG.SEQUENCE) ?? [];
    const dataGroup = smallIntegerOf(number);
    const value = octetStringOf(hash);
    if (dataGroup === undefined || dataGroup < 1 || dataGroup > MAX_DATA_GROUP || !value) return undefined;
    if (hashes.has(dataGroup)) return undefined;
    hashes.set(dataGroup, value);
  }
  return { version, hashAlgorithm, hashes };
}
