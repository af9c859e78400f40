/** CMS SignedData (RFC 5652 §5) with one signer, as EF.SOD and master lists use it. Parsing does not judge. */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { bytesToHex, equalBytes } from '../../iso7816/bytes.ts';
import { parseTlv, type Tlv } from '../../iso7816/tlv.ts';
import { childrenOf, objectIdentifierOf, octetStringOf, TAG } from '../security-info/der.ts';
import { computeDigest, type DigestName, digestByObjectIdentifier } from '../signature/digest.ts';
import {
  type SignatureAlgorithm,
  signatureAlgorithmOf,
  verifySignature,
} from '../signature/signature-algorithm.ts';
import { type BerNode, berChildren, berOctets, readBer } from './ber.ts';
import { parseCertificate, serialNumberOf, type X509Certificate } from './certificate.ts';
import { parseDistinguishedName } from './distinguished-name.ts';
import { parseTime } from './time.ts';

export interface SignedContent {
  readonly content: Uint8Array;
  readonly certificates: readonly EmbeddedCertificate[];
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

export interface EmbeddedCertificate {
  readonly der: Uint8Array;
  readonly certificate: X509Certificate;
}

export interface SignedDataError {
  readonly code: 'malformed' | 'unsupported';
  /** For notes; no personal data. */
  readonly detail: string;
}

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const ATTRIBUTE = {
  CONTENT_TYPE: '1.2.840.113549.1.9.3',
  MESSAGE_DIGEST: '1.2.840.113549.1.9.4',
  SIGNING_TIME: '1.2.840.113549.1.9.5',
} as const;
/** Context tag [0]: content, certificates, signedAttrs. */
const TAG_0 = 0xa0;
/** subjectKeyIdentifier [0] in a SignerIdentifier. */
const KEY_ID = 0x80;

/** SECURITY: a key on a curve of its own takes some time to check, and a chip could send thousands of certificates. */
const MAX_CERTIFICATES = 64;

const malformed = (detail: string) => err<SignedDataError>({ code: 'malformed', detail });
const unsupported = (detail: string) => err<SignedDataError>({ code: 'unsupported', detail });

/** The parts of SignedData, before anything is made of them. */
interface SignedDataParts {
  readonly contentType: string;
  readonly content: Uint8Array | undefined;
  readonly certificates: readonly Uint8Array[];
  readonly signerInfo: BerNode | undefined;
}

function partsOf(contentInfo: Uint8Array): SignedDataParts | undefined {
  const [type, wrapped] = berChildren(readBer(contentInfo), TAG.SEQUENCE) ?? [];
  if (oidOf(type) !== SIGNED_DATA) return undefined;
  const [signedData] = berChildren(wrapped, TAG_0) ?? [];
  const fields = berChildren(signedData, TAG.SEQUENCE) ?? [];
  const [contentType, wrappedContent] = berChildren(fields[2], TAG.SEQUENCE) ?? [];
  const oid = oidOf(contentType);
  if (oid === undefined) return undefined;
  const embedded = fields.slice(3).find(({ tag }) => tag === TAG_0);
  return {
    contentType: oid,
    content: berOctets(berChildren(wrappedContent, TAG_0)?.[0]),
    // Other choices of CertificateSet (attribute certificates) are of no use here.
    certificates: (berChildren(embedded, TAG_0) ?? [])
      .filter(({ tag }) => tag === TAG.SEQUENCE)
      .map(({ encoded }) => encoded),
    signerInfo: berChildren(fields.at(-1), TAG.SET)?.[0],
  };
}

/** Type of the content when this is CMS SignedData, without looking further. */
export const signedContentType = (contentInfo: Uint8Array): string | undefined =>
  partsOf(contentInfo)?.contentType;

/**
 * Parses a ContentInfo with SignedData over one of these content types. `malformed`: not the structure;
 * `unsupported`: an algorithm, key or layout that we cannot verify. Never throws, whatever the octets.
 */
export function parseSignedData(
  contentInfo: Uint8Array,
  contentTypes: readonly string[],
): Result<SignedContent, SignedDataError> {
  const parts = partsOf(contentInfo);
  if (!parts) return malformed('CMS');
  const { contentType, content, signerInfo } = parts;
  if (!contentTypes.includes(contentType)) return malformed(`content type ${contentType}`);
  if (!content) return malformed('no content');
  if (parts.certificates.length > MAX_CERTIFICATES) return unsupported('too many certificates');
  const certificates: EmbeddedCertificate[] = [];
  for (const der of parts.certificates) {
    const certificate = parseCertificate(der);
    if (!certificate.ok) return malformed('certificate');
    certificates.push({ der, certificate: certificate.value });
  }
  const signerParts = signerPartsOf(signerInfo);
  if (!signerParts) return malformed('no signer');
  const signer = signerAmong(
    certificates.map(({ certificate }) => certificate),
    signerParts.identifier,
  );
  if (!signer) return unsupported('no certificate of the signer inside');
  if (!signer.publicKey.ok) return unsupported('key of the signer');
  const algorithm = signatureAlgorithmOf(
    signerParts.algorithm,
    signerParts.parameters,
    digestByObjectIdentifier(signerParts.digest),
  );
  if (!algorithm.ok) return unsupported(`signature algorithm ${signerParts.algorithm}`);
  const signed = signedPartOf(
    signerParts.signedAttributes,
    contentType,
    content,
    digestByObjectIdentifier(signerParts.digest),
  );
  if (!signed.ok) return signed;
  const { signature } = signerParts;
  return ok({ content, certificates, signer, algorithm: algorithm.value, signature, ...signed.value });
}

/** SECURITY: true only when the signer's key signed the attributes and the attributes name this content. */
export function isSignatureValid(
  signed: Pick<SignedContent, 'signer' | 'algorithm' | 'signedOctets' | 'signature' | 'contentMatchesDigest'>,
): boolean {
  return (
    signed.contentMatchesDigest &&
    signed.signer.publicKey.ok &&
    verifySignature(signed.signer.publicKey.value, signed.algorithm, signed.signedOctets, signed.signature)
  );
}

interface SignerParts {
  readonly identifier: Tlv;
  readonly digest: string;
  /** As they stood in the file, under their tag [0]. */
  readonly signedAttributes: Uint8Array | undefined;
  readonly algorithm: string;
  readonly parameters: Uint8Array | undefined;
  readonly signature: Uint8Array;
}

/** SignerInfo: version, sid, digestAlgorithm, [0] signedAttrs, signatureAlgorithm, signature. */
function signerPartsOf(signerInfo: BerNode | undefined): SignerParts | undefined {
  const [, sid, digestAlgorithm, ...rest] = berChildren(signerInfo, TAG.SEQUENCE) ?? [];
  const signedAttributes = rest[0]?.tag === TAG_0 ? rest[0].encoded : undefined;
  const [signatureAlgorithm, signature] = signedAttributes ? rest.slice(1) : rest;
  const identifier = sid && parseTlv(sid.encoded);
  const digest = oidOf(berChildren(digestAlgorithm, TAG.SEQUENCE)?.[0]);
  const [algorithm, parameters] = berChildren(signatureAlgorithm, TAG.SEQUENCE) ?? [];
  const oid = oidOf(algorithm);
  const octets = berOctets(signature);
  if (!identifier?.ok || digest === undefined || oid === undefined || !octets) return undefined;
  return {
    identifier: identifier.value,
    digest,
    signedAttributes,
    algorithm: oid,
    parameters: parameters?.encoded,
    signature: octets,
  };
}

function oidOf(node: BerNode | undefined): string | undefined {
  const tlv = node && parseTlv(node.encoded);
  return tlv?.ok ? objectIdentifierOf(tlv.value) : undefined;
}

/** By issuer and serial number or by key identifier; a lone certificate is taken whatever the identifier says. */
function signerAmong(certificates: readonly X509Certificate[], identifier: Tlv): X509Certificate | undefined {
  if (certificates.length === 1) return certificates[0];
  if (identifier.tag === KEY_ID) {
    const keyId = bytesToHex(identifier.value);
    return certificates.find((certificate) => certificate.subjectKeyId === keyId);
  }
  const [name, serial] = childrenOf(identifier, TAG.SEQUENCE) ?? [];
  const issuer = parseDistinguishedName(name);
  if (!issuer || !serial) return undefined;
  const serialNumber = serialNumberOf(serial);
  return certificates.find(
    (certificate) => certificate.issuer.key === issuer.key && certificate.serialNumber === serialNumber,
  );
}

type SignedPart = Pick<SignedContent, 'signedOctets' | 'contentMatchesDigest' | 'signedAt'>;

/**
 * SECURITY: what is hashed for the signature and what is parsed for the digest are the same octets, the signed
 * attributes as they stood in the file.
 */
function signedPartOf(
  signedAttributes: Uint8Array | undefined,
  contentType: string,
  content: Uint8Array,
  digest: DigestName | undefined,
): Result<SignedPart, SignedDataError> {
  if (!signedAttributes) return ok({ signedOctets: content, contentMatchesDigest: true });
  if (!digest) return unsupported('digest algorithm of the signer');
  // RFC 5652 §5.4: the signature is over the attributes as SET OF (31), not under their tag [0] (A0).
  const signedOctets = signedAttributes.slice();
  signedOctets[0] = TAG.SET;
  const attributes = attributesIn(signedOctets);
  if (!attributes) return unsupported('signed attributes are not DER');
  const messageDigest = octetStringOf(attributes.get(ATTRIBUTE.MESSAGE_DIGEST));
  if (!messageDigest) return malformed('no messageDigest attribute');
  const type = attributes.get(ATTRIBUTE.CONTENT_TYPE);
  const time = attributes.get(ATTRIBUTE.SIGNING_TIME);
  const signedAt = parseTime(time);
  if (time && !signedAt) return malformed('signingTime');
  return ok({
    signedOctets,
    // A content type that is missing is tolerated (early documents); another one is not.
    contentMatchesDigest:
      (type === undefined || objectIdentifierOf(type) === contentType) &&
      equalBytes(messageDigest, computeDigest(digest, content)),
    ...(signedAt && { signedAt }),
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
