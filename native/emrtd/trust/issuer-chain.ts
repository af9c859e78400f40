/**
 * Certification path of a document signer (DS), Doc 9303-12 §4: issued by a CSCA that the operator trusts, or by one
 * that link certificates tie to it, and not on a revocation list that the operator imported.
 */
import { verifySignature } from '../signature/signature-algorithm.ts';
import type { X509Certificate } from './certificate.ts';
import { isListSignedBy, type RevocationList } from './revocation-list.ts';

export type IssuerChain =
  | {
      readonly status: 'trusted';
      readonly authority: X509Certificate;
      readonly expired: boolean;
      /** Link certificates between the issuer and the trusted root. */
      readonly links: number;
      readonly revocation: RevocationStatus;
    }
  /** Issued, but outside a validity period that had to cover it. */
  | { readonly status: 'out-of-period'; readonly authority: X509Certificate; readonly detail: string }
  /** Issued, and withdrawn by the issuer. */
  | { readonly status: 'revoked'; readonly authority: X509Certificate; readonly detail: string }
  | { readonly status: 'unknown'; readonly detail: string }
  | { readonly status: 'invalid'; readonly detail: string };

/** `stale`: not on the newest list, but a newer one should be out by now. */
export type RevocationStatus = 'no-list' | 'not-revoked' | 'stale';

/** What the operator imported, parsed. */
export interface IssuerTrust {
  /** CSCA certificates: roots, and links from an older key to a newer one. */
  readonly anchors: readonly X509Certificate[];
  readonly revocationLists: readonly RevocationList[];
}

/**
 * SECURITY: bounds the walk. A state makes a new key every three to five years and a DS lives some ten, so that more
 * than a few links between an old root and the issuer of a valid document do not occur.
 */
const MAX_LINKS = 5;

/** Extended key usages that make a certificate something else than a signer of documents (Doc 9303-12 §7.1.1). */
const FOREIGN_PURPOSES: Readonly<Record<string, string>> = {
  '2.23.136.1.1.3': 'master list signer',
  '2.23.136.1.1.8': 'deviation list signer',
};

/**
 * Finds the CSCA that issued the document signer and judges the path.
 *
 * Validity follows the model of Doc 9303-12 §4 (private key usage and certificate validity): a DS signs for some
 * months and its certificate must outlive the documents. So a period has to cover the *act*: the CSCA's the
 * issuance of the DS, the DS's the signing of the document. That a certificate has ended by now does not undo
 * what was signed within it; a Vietnamese card of a holder over 60 never expires and outlives every DS. It is
 * reported as `expired` all the same, so that it stands among the reasons.
 *
 * Revocation has no such "act": the CRL profile of Doc 9303-12 §7 keeps reason and invalidity date out of the lists, so
 * that a leaked key and a mere replacement look the same, and whoever has the key writes any signing time. RFC 5280 §6 ends there.
 *
 * @param signedAt signing time as the SOD states it, if it does; it is the signer's own word
 */
export function judgeIssuerChain(
  signer: X509Certificate,
  trust: IssuerTrust,
  now: Date,
  signedAt?: Date,
): IssuerChain {
  const candidates = trust.anchors.filter((anchor) => mayHaveIssued(signer, anchor));
  const issued = issuerAmong(signer, candidates, trust);
  if (!issued) {
    // Name and key identifier both say that this anchor signed it, and it did not.
    const claimed = candidates.some(
      (anchor) =>
        isIssuerByName(signer, anchor) &&
        !contradictsKeyId(signer, anchor) &&
        canJudge(signer, anchor) &&
        !isIssuedBy(signer, anchor),
    );
    return claimed
      ? { status: 'invalid', detail: 'signature of the CSCA on the document signer does not verify' }
      : {
          status: 'unknown',
          detail: `no trust anchor, and no link to one, for issuer ${signer.issuer.text}`,
        };
  }
  const { authority, links } = issued;
  const [unknownCritical] = [...signer.unknownCritical, ...authority.unknownCritical];
  if (unknownCritical !== undefined) {
    return { status: 'unknown', detail: `critical extension ${unknownCritical} is not known` };
  }
  const purpose = signerDefect(signer);
  if (purpose) return { status: 'invalid', detail: purpose };
  const revocation = revocationOf(signer, authority, trust, now);
  if (typeof revocation !== 'string') {
    const since = revocation.revokedAt.toISOString().slice(0, 10);
    return { status: 'revoked', authority, detail: `document signer revoked on ${since}` };
  }
  const outOfPeriod = periodDefect(signer, authority, now, signedAt);
  if (outOfPeriod) return { status: 'out-of-period', authority, detail: outOfPeriod };
  const expired = now > signer.notAfter || now > authority.notAfter;
  return { status: 'trusted', authority, expired, links, revocation };
}

function periodDefect(
  signer: X509Certificate,
  authority: X509Certificate,
  now: Date,
  signedAt: Date | undefined,
): string | undefined {
  if (!covers(authority, signer.notBefore)) return 'document signer issued outside the validity of the CSCA';
  if (signedAt && !covers(signer, signedAt)) return 'signed outside the validity of the document signer';
  return now < signer.notBefore ? 'document signer not yet valid: check the clock' : undefined;
}

interface Issuer {
  readonly authority: X509Certificate;
  readonly links: number;
}

/** Roots first: a newer key often stands in the store twice, self-signed and linked. */
function issuerAmong(
  signer: X509Certificate,
  candidates: readonly X509Certificate[],
  trust: IssuerTrust,
): Issuer | undefined {
  const roots = candidates.filter(isRoot);
  const links = candidates.filter((candidate) => !isRoot(candidate));
  for (const authority of [...roots, ...links]) {
    if (!isIssuedBy(signer, authority)) continue;
    const length = linksToRoot(authority, trust, MAX_LINKS, new Set());
    if (length !== undefined) return { authority, links: length };
  }
  return undefined;
}

/**
 * How many link certificates (Doc 9303-12 §4) lead from this CSCA certificate back to a self-signed one;
 * undefined when none do.
 * SECURITY: a link is believed for the signature of the key before it, never for lying in the store.
 */
function linksToRoot(
  certificate: X509Certificate,
  trust: IssuerTrust,
  budget: number,
  seen: Set<X509Certificate>,
): number | undefined {
  if (isRoot(certificate)) return 0;
  if (budget === 0 || seen.has(certificate)) return undefined;
  seen.add(certificate);
  for (const older of trust.anchors) {
    if (older === certificate || !mayHaveIssued(certificate, older)) continue;
    if (!covers(older, certificate.notBefore) || !isIssuedBy(certificate, older)) continue;
    if (isRevoked(certificate, older, trust)) continue;
    const rest = linksToRoot(older, trust, budget - 1, seen);
    if (rest !== undefined) return rest + 1;
  }
  return undefined;
}

/** Self-signed by its names and key identifiers; anything else is a link from another key. */
export const isRoot = (anchor: X509Certificate): boolean =>
  anchor.subject.key === anchor.issuer.key &&
  (anchor.authorityKeyId === undefined || anchor.authorityKeyId === anchor.subjectKeyId);

/** The status on the lists that speak for this issuer; one valid list that names it is enough. */
function revocationOf(
  certificate: X509Certificate,
  authority: X509Certificate,
  trust: IssuerTrust,
  now: Date,
): RevocationStatus | { readonly revokedAt: Date } {
  const lists = trust.revocationLists.filter(
    (list) =>
      list.issuer.key === certificate.issuer.key &&
      // A CSCA signs its list with its newest key, for the signers of all its keys (Doc 9303-12 §4).
      [authority, ...trust.anchors].some((anchor) => mayIssue(anchor) && isListSignedBy(list, anchor)),
  );
  for (const list of lists) {
    const revokedAt = list.revoked.get(certificate.serialNumber);
    if (revokedAt) return { revokedAt };
  }
  if (lists.length === 0) return 'no-list';
  return lists.some(({ nextUpdate }) => nextUpdate === undefined || nextUpdate >= now)
    ? 'not-revoked'
    : 'stale';
}

const isRevoked = (certificate: X509Certificate, authority: X509Certificate, trust: IssuerTrust): boolean =>
  typeof revocationOf(certificate, authority, trust, new Date(0)) !== 'string';

/** SECURITY: other certificates under a CSCA must not vouch for documents (Doc 9303-12 §7.1.1, Table 6). */
function signerDefect(signer: X509Certificate): string | undefined {
  if (signer.isAuthority) return 'document signer certificate is a CA certificate';
  if (signer.keyUsage && !signer.keyUsage.includes('digitalSignature')) {
    return 'document signer certificate may not sign documents (key usage)';
  }
  const foreign = signer.extendedKeyUsage.find((purpose) => FOREIGN_PURPOSES[purpose] !== undefined);
  return foreign && `document signer certificate is that of a ${FOREIGN_PURPOSES[foreign]}`;
}

/**
 * Whether an anchor may issue certificates at all: key usage keyCertSign where it is stated, basicConstraints cA
 * otherwise. RFC 5280 wants both; eight link certificates of the German master list of 2026-05 have keyCertSign alone.
 */
export const mayIssue = (anchor: X509Certificate): boolean =>
  anchor.keyUsage?.includes('keyCertSign') ?? anchor.isAuthority;

const mayHaveIssued = (certificate: X509Certificate, anchor: X509Certificate): boolean =>
  isIssuerByName(certificate, anchor) || isIssuerByKeyId(certificate, anchor);

const isIssuerByName = (certificate: X509Certificate, anchor: X509Certificate): boolean =>
  certificate.issuer.key === anchor.subject.key;

const isIssuerByKeyId = (certificate: X509Certificate, anchor: X509Certificate): boolean =>
  certificate.authorityKeyId !== undefined && certificate.authorityKeyId === anchor.subjectKeyId;

/** A country's older and newer CSCA share a name and differ in key identifier. */
const contradictsKeyId = (certificate: X509Certificate, anchor: X509Certificate): boolean =>
  certificate.authorityKeyId !== undefined &&
  anchor.subjectKeyId !== undefined &&
  certificate.authorityKeyId !== anchor.subjectKeyId;

const canJudge = (certificate: X509Certificate, anchor: X509Certificate): boolean =>
  certificate.signatureAlgorithm.ok && anchor.publicKey.ok && mayIssue(anchor);

/** Whether this anchor's key signed the certificate, and may have. */
export const isIssuedBy = (certificate: X509Certificate, anchor: X509Certificate): boolean =>
  mayIssue(anchor) &&
  anchor.publicKey.ok &&
  certificate.signatureAlgorithm.ok &&
  verifySignature(
    anchor.publicKey.value,
    certificate.signatureAlgorithm.value,
    certificate.tbs,
    certificate.signature,
  );

const covers = (certificate: X509Certificate, at: Date): boolean =>
  at >= certificate.notBefore && at <= certificate.notAfter;
