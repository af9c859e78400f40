/**
 * Certification path of a document signer (DS): exactly one step, from a CSCA that the operator trusts
 * (Doc 9303-12 §4.1). Revocation lists are not consulted: the desk may be offline.
 */
import { verifySignature } from '../signature/signature-algorithm.ts';
import type { X509Certificate } from './certificate.ts';

export type IssuerChain =
  | { readonly status: 'trusted'; readonly authority: X509Certificate; readonly expired: boolean }
  /** Issued, but outside a validity period that had to cover it. */
  | { readonly status: 'out-of-period'; readonly authority: X509Certificate; readonly detail: string }
  | { readonly status: 'unknown'; readonly detail: string }
  | { readonly status: 'invalid'; readonly detail: string };

/** Extended key usages that make a certificate something else than a signer of documents (Doc 9303-12 §7.1.1). */
const FOREIGN_PURPOSES: Readonly<Record<string, string>> = {
  '2.23.136.1.1.3': 'master list signer',
  '2.23.136.1.1.8': 'deviation list signer',
};

/**
 * Finds the CSCA that issued the document signer and judges the link.
 *
 * Validity follows the model of Doc 9303-12 §4 (private key usage and certificate validity): a DS signs for some
 * months and its certificate must outlive the documents. So a period has to cover the *act*: the CSCA's the
 * issuance of the DS, the DS's the signing of the document. That a certificate has ended by now does not undo
 * what was signed within it; a Vietnamese card of a holder over 60 never expires and outlives every DS. It is
 * reported as `expired` all the same, so that it stands among the reasons.
 *
 * @param signedAt signing time as the SOD states it, if it does; it is the signer's own word
 */
export function judgeIssuerChain(
  signer: X509Certificate,
  anchors: readonly X509Certificate[],
  now: Date,
  signedAt?: Date,
): IssuerChain {
  const purpose = signerDefect(signer);
  const candidates = anchors.filter(
    (anchor) => isIssuerByName(signer, anchor) || isIssuerByKeyId(signer, anchor),
  );
  const authority = candidates.find((anchor) => isIssuedBy(signer, anchor));
  if (!authority) {
    // Name and key identifier both say that this anchor signed it, and it did not.
    const claimed = candidates.some(
      (anchor) =>
        isIssuerByName(signer, anchor) && !contradictsKeyId(signer, anchor) && canJudge(signer, anchor),
    );
    return claimed
      ? { status: 'invalid', detail: 'signature of the CSCA on the document signer does not verify' }
      : { status: 'unknown', detail: `no trust anchor for issuer ${signer.issuer.text}` };
  }
  if (purpose) return { status: 'invalid', detail: purpose };
  if (!covers(authority, signer.notBefore)) {
    return {
      status: 'out-of-period',
      authority,
      detail: 'document signer issued outside the validity of the CSCA',
    };
  }
  if (signedAt && !covers(signer, signedAt)) {
    return {
      status: 'out-of-period',
      authority,
      detail: 'signed outside the validity of the document signer',
    };
  }
  if (now < signer.notBefore) {
    return { status: 'out-of-period', authority, detail: 'document signer not yet valid: check the clock' };
  }
  return { status: 'trusted', authority, expired: now > signer.notAfter || now > authority.notAfter };
}

/** SECURITY: other certificates under a CSCA must not vouch for documents (Doc 9303-12 §7.1.1, Table 6). */
function signerDefect(signer: X509Certificate): string | undefined {
  if (signer.isAuthority) return 'document signer certificate is a CA certificate';
  if (signer.keyUsage && !signer.keyUsage.includes('digitalSignature')) {
    return 'document signer certificate may not sign documents (key usage)';
  }
  const foreign = signer.extendedKeyUsage.find((purpose) => FOREIGN_PURPOSES[purpose] !== undefined);
  return foreign && `document signer certificate is that of a ${FOREIGN_PURPOSES[foreign]}`;
}

/** Whether an anchor may issue certificates at all: basicConstraints cA and, where stated, keyCertSign. */
export const mayIssue = (anchor: X509Certificate): boolean =>
  anchor.isAuthority && (anchor.keyUsage?.includes('keyCertSign') ?? true);

const isIssuerByName = (signer: X509Certificate, anchor: X509Certificate): boolean =>
  signer.issuer.key === anchor.subject.key;

const isIssuerByKeyId = (signer: X509Certificate, anchor: X509Certificate): boolean =>
  signer.authorityKeyId !== undefined && signer.authorityKeyId === anchor.subjectKeyId;

/** A country's older and newer CSCA share a name and differ in key identifier. */
const contradictsKeyId = (signer: X509Certificate, anchor: X509Certificate): boolean =>
  signer.authorityKeyId !== undefined &&
  anchor.subjectKeyId !== undefined &&
  signer.authorityKeyId !== anchor.subjectKeyId;

const canJudge = (signer: X509Certificate, anchor: X509Certificate): boolean =>
  signer.signatureAlgorithm.ok && anchor.publicKey.ok && mayIssue(anchor);

const isIssuedBy = (signer: X509Certificate, anchor: X509Certificate): boolean =>
  mayIssue(anchor) &&
  anchor.publicKey.ok &&
  signer.signatureAlgorithm.ok &&
  verifySignature(anchor.publicKey.value, signer.signatureAlgorithm.value, signer.tbs, signer.signature);

const covers = (certificate: X509Certificate, at: Date): boolean =>
  at >= certificate.notBefore && at <= certificate.notAfter;
