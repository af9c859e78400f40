/** CSCA master lists (Doc 9303-12 §8): CMS SignedData over a set of CSCA certificates, signed by one state. */
import { sha256 } from '@noble/hashes/sha2.js';
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { bytesToHex } from '../../iso7816/bytes.ts';
import { parseTlv } from '../../iso7816/tlv.ts';
import { childrenOf, TAG } from '../security-info/der.ts';
import type { X509Certificate } from './certificate.ts';
import { isIssuedBy } from './issuer-chain.ts';
import { isSignatureValid, parseSignedData, type SignedContent, signedContentType } from './signed-data.ts';

export interface MasterList {
  /** DER of each certificate, as it stands in the list; not judged. */
  readonly certificates: readonly Uint8Array[];
  readonly signed: SignedContent;
}

/** Who signed a list: what the operator compares with what the state publishes. */
export interface MasterListSigner {
  /** Master list signer, e.g. 'C=DE, O=bund, …'. */
  readonly subject: string;
  readonly country?: string;
  /** As the signer states it. */
  readonly signedAt?: Date;
  /** The CSCA that issued the signer. */
  readonly authority: {
    readonly subject: string;
    readonly sha256: string;
    /** False: it is known from this list alone, so that only the operator can say whether the list is the state's. */
    readonly alreadyTrusted: boolean;
  };
}

export type MasterListError =
  | 'master-list-malformed'
  | 'master-list-signature-invalid' // changed since it was signed
  | 'master-list-signer-invalid'; // not a master list signer, or no CSCA at hand issued it

/** id-icao-cscaMasterList, id-icao-cscaMasterListSigningKey. */
const MASTER_LIST = '2.23.136.1.1.2';
const MASTER_LIST_SIGNER = '2.23.136.1.1.3';

export const isMasterList = (contentInfo: Uint8Array): boolean =>
  signedContentType(contentInfo) === MASTER_LIST;

/** CscaMasterList ::= SEQUENCE { version INTEGER, certList SET OF Certificate }, with its signature checked. */
export function parseMasterList(contentInfo: Uint8Array): Result<MasterList, MasterListError> {
  const signed = parseSignedData(contentInfo, [MASTER_LIST]);
  if (!signed.ok) return err('master-list-malformed');
  const outer = parseTlv(signed.value.content);
  const [version, list] = (outer.ok && childrenOf(outer.value, TAG.SEQUENCE)) || [];
  const certificates = childrenOf(list, TAG.SET);
  if (version?.tag !== TAG.INTEGER || !certificates) return err('master-list-malformed');
  if (!isSignatureValid(signed.value)) return err('master-list-signature-invalid');
  return ok({ certificates: certificates.map(({ encoded }) => encoded), signed: signed.value });
}

export interface KnownCertificate {
  readonly der: Uint8Array;
  readonly certificate: X509Certificate;
}

/**
 * SECURITY: the key that signed the list must be a master list signer's, issued by a CSCA. Where that CSCA comes with
 * the list itself, this shows which state the list claims, and the operator's own act of importing it is the trust.
 * @param listed certificates of the list, parsed
 * @param trusted what the desk trusted before
 */
export function judgeMasterListSigner(
  { signed }: MasterList,
  listed: readonly KnownCertificate[],
  trusted: readonly KnownCertificate[],
): Result<MasterListSigner, MasterListError> {
  const { signer, signedAt } = signed;
  if (!signer.extendedKeyUsage.includes(MASTER_LIST_SIGNER)) return err('master-list-signer-invalid');
  const issuer = [...trusted, ...signed.certificates, ...listed].find(
    ({ certificate }) => certificate.subject.key === signer.issuer.key && isIssuedBy(signer, certificate),
  );
  if (!issuer) return err('master-list-signer-invalid');
  const { country, text } = signer.subject;
  return ok({
    subject: text,
    ...(country && { country }),
    ...(signedAt && { signedAt }),
    authority: {
      subject: issuer.certificate.subject.text,
      sha256: bytesToHex(sha256(issuer.der)),
      alreadyTrusted: trusted.includes(issuer),
    },
  });
}
