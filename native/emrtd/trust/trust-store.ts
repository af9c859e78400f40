/**
 * The CSCA certificates that the operator trusts, and their revocation lists. Pure: reading files is the caller's work.
 * A trust store never learns by itself; nothing that came out of a chip gets in here.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import type { Result } from '../../../electron/core/result.ts';
import { bytesToHex } from '../../iso7816/bytes.ts';
import type { TrustAnchors } from '../reading.ts';
import { parseCertificate, type X509Certificate } from './certificate.ts';
import { type IssuerTrust, isRoot, mayIssue } from './issuer-chain.ts';
import {
  judgeMasterListSigner,
  type KnownCertificate,
  type MasterListError,
  type MasterListSigner,
  parseMasterList,
} from './master-list.ts';
import { isListSignedBy, parseRevocationList, type RevocationListError } from './revocation-list.ts';
import { piecesIn, type TrustPiece } from './trust-file.ts';

/** One file or setting that holds certificates. */
export interface TrustSource {
  /** Where it came from, for people: a file name, 'built in'. */
  readonly origin: string;
  /** DER of one certificate or revocation list, a master list, PEM text with any number of them, or LDIF. */
  readonly bytes: Uint8Array;
}

export interface TrustAnchor {
  readonly der: Uint8Array;
  readonly subject: string;
  /** Two letters in upper case, where the subject names a country. */
  readonly country?: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Fingerprint in lower-case hex: SHA-256 of the DER. */
  readonly sha256: string;
  /** `link`: a newer key signed by an older one; believed only as far as the older one is (`issuer-chain.ts`). */
  readonly kind: 'root' | 'link';
  /** Of the source; for a certificate of a master list also who signed the list. */
  readonly origin: string;
}

export interface TrustedRevocationList {
  readonly der: Uint8Array;
  readonly issuer: string;
  /** Of the key that signed it, lower-case hex, where the list states it. */
  readonly authorityKeyId?: string;
  readonly thisUpdate: Date;
  readonly nextUpdate?: Date;
  /** How many certificates it revokes. */
  readonly revoked: number;
  readonly sha256: string;
  readonly origin: string;
}

export interface LoadedMasterList {
  readonly origin: string;
  readonly signer: MasterListSigner;
  /** How many certificates it holds. */
  readonly certificates: number;
}

export type TrustProblemCode =
  | 'certificate-malformed' // neither DER nor PEM of an X.509 certificate
  | 'not-a-csca' // a certificate that may not issue others, such as a document signer
  | 'key-unsupported' // a CSCA whose key we cannot compute with
  | MasterListError
  | RevocationListError
  | 'revocation-list-unverified'; // no CSCA at hand signed it

export interface TrustProblem {
  readonly origin: string;
  readonly code: TrustProblemCode;
  /** Subject, where the certificate could be read. */
  readonly subject?: string;
}

export interface TrustStore {
  /** Without duplicates, in the order of the sources. */
  readonly anchors: readonly TrustAnchor[];
  readonly revocationLists: readonly TrustedRevocationList[];
  readonly masterLists: readonly LoadedMasterList[];
  readonly problems: readonly TrustProblem[];
}

/**
 * Loads what can be trusted and says what cannot and why; one bad file does not hide the others.
 * @param trusted what is trusted already: it vouches for signers of master lists and of revocation lists
 */
export function loadTrustStore(
  sources: readonly TrustSource[],
  trusted: TrustAnchors = { certificates: [] },
): TrustStore {
  const known = trusted.certificates.flatMap(knownCertificate);
  const anchors = new Map<string, TrustAnchor>();
  const lists = new Map<string, TrustedRevocationList>();
  const masterLists: LoadedMasterList[] = [];
  const problems: TrustProblem[] = [];

  function addCertificate(der: Uint8Array, origin: string): void {
    const certificate = certificateOf(der);
    if (!certificate) {
      problems.push({ origin, code: 'certificate-malformed' });
      return;
    }
    const subject = certificate.subject.text;
    if (!mayIssue(certificate)) problems.push({ origin, code: 'not-a-csca', subject });
    else if (!certificate.publicKey.ok) problems.push({ origin, code: 'key-unsupported', subject });
    else {
      const anchor = describeAnchor(der, certificate, origin);
      if (!anchors.has(anchor.sha256)) anchors.set(anchor.sha256, anchor);
    }
  }

  function addMasterList(der: Uint8Array, origin: string): void {
    const list = parseMasterList(der);
    if (!list.ok) {
      problems.push({ origin, code: list.error });
      return;
    }
    const { certificates } = list.value;
    const signer = judgeMasterListSigner(list.value, certificates.flatMap(knownCertificate), known);
    // SECURITY: nothing of a list is taken whose signer is nobody's.
    if (!signer.ok) {
      problems.push({ origin, code: signer.error });
      return;
    }
    masterLists.push({ origin, signer: signer.value, certificates: certificates.length });
    const signedBy = `${origin} (${signer.value.subject})`;
    for (const certificate of certificates) addCertificate(certificate, signedBy);
  }

  function addRevocationList(der: Uint8Array, origin: string): void {
    const parsed = parseRevocationList(der);
    if (!parsed.ok) {
      problems.push({ origin, code: parsed.error });
      return;
    }
    const list = parsed.value;
    const authorities = [
      ...known,
      ...[...anchors.values()].flatMap((anchor) => knownCertificate(anchor.der)),
    ];
    if (!authorities.some(({ certificate }) => mayIssue(certificate) && isListSignedBy(list, certificate))) {
      problems.push({ origin, code: 'revocation-list-unverified', subject: list.issuer.text });
      return;
    }
    const fingerprint = bytesToHex(sha256(der));
    lists.set(fingerprint, {
      der,
      issuer: list.issuer.text,
      ...(list.authorityKeyId !== undefined && { authorityKeyId: list.authorityKeyId }),
      thisUpdate: list.thisUpdate,
      ...(list.nextUpdate && { nextUpdate: list.nextUpdate }),
      revoked: list.revoked.size,
      sha256: fingerprint,
      origin,
    });
  }

  const add: Readonly<Record<TrustPiece['kind'], (der: Uint8Array, origin: string) => void>> = {
    certificate: addCertificate,
    'master-list': addMasterList,
    'revocation-list': addRevocationList,
  };
  const pieces = sources.flatMap(({ origin, bytes }) => {
    const found = piecesIn(bytes);
    if (found.length === 0) problems.push({ origin, code: 'certificate-malformed' });
    return found.map((piece) => ({ ...piece, origin }));
  });
  // Revocation lists last: the CSCA that signed one may stand behind it in the same file.
  const isList = ({ kind }: TrustPiece) => kind === 'revocation-list';
  for (const { kind, der, origin } of pieces.filter((piece) => !isList(piece))) add[kind](der, origin);
  for (const { kind, der, origin } of pieces.filter(isList)) add[kind](der, origin);
  return { anchors: [...anchors.values()], revocationLists: [...lists.values()], masterLists, problems };
}

/** What a card read takes. */
export const trustAnchorsOf = (store: TrustStore): TrustAnchors => ({
  certificates: store.anchors.map((anchor) => anchor.der),
  ...(store.revocationLists.length > 0 && { revocationLists: store.revocationLists.map((list) => list.der) }),
});

export type AnchorExpiry = 'valid' | 'expires-soon' | 'expired';
const SOON_MS = 90 * 24 * 3_600_000;

/**
 * For warnings only: an ended CSCA still vouches for what it issued while it was valid, but signs nothing new, so that the
 * operator should look for its successor.
 */
export function expiryOf({ notAfter }: Pick<TrustAnchor, 'notAfter'>, now: Date): AnchorExpiry {
  const left = notAfter.getTime() - now.getTime();
  if (left < 0) return 'expired';
  return left < SOON_MS ? 'expires-soon' : 'valid';
}

interface Expiring {
  readonly country?: string;
  readonly notAfter: Date;
}

/**
 * Anchors to look after: ended or about to end, with no later one of their country in the store. Master lists hold every
 * generation of a state's CSCA on purpose, so that most of their ended ones need nothing done.
 */
export function anchorsToRenew<T extends Expiring>(anchors: readonly T[], now: Date): readonly T[] {
  const lasting = new Set(
    anchors.filter((anchor) => expiryOf(anchor, now) === 'valid').map(({ country }) => country),
  );
  return anchors.filter((anchor) => expiryOf(anchor, now) !== 'valid' && !lasting.has(anchor.country));
}

function describeAnchor(der: Uint8Array, certificate: X509Certificate, origin: string): TrustAnchor {
  const { subject, notBefore, notAfter } = certificate;
  return {
    der,
    subject: subject.text,
    ...(subject.country && { country: subject.country }),
    notBefore,
    notAfter,
    sha256: bytesToHex(sha256(der)),
    kind: isRoot(certificate) ? 'root' : 'link',
    origin,
  };
}

/** Parses each once for as long as the caller keeps its octets: a master list has hundreds. */
function remembering<T>(parse: (der: Uint8Array) => Result<T, unknown>): (der: Uint8Array) => T | undefined {
  const known = new WeakMap<Uint8Array, { readonly value: T | undefined }>();
  return (der) => {
    const entry = known.get(der);
    if (entry) return entry.value;
    const parsed = parse(der);
    const value = parsed.ok ? parsed.value : undefined;
    known.set(der, { value });
    return value;
  };
}

const certificateOf = remembering(parseCertificate);
const revocationListOf = remembering(parseRevocationList);

function knownCertificate(der: Uint8Array): readonly KnownCertificate[] {
  const certificate = certificateOf(der);
  return certificate ? [{ der, certificate }] : [];
}

/** What the operator imported, parsed. Unreadable pieces are left out. */
export const parseTrustAnchors = (trust: TrustAnchors): IssuerTrust => ({
  anchors: trust.certificates.flatMap((der) => certificateOf(der) ?? []),
  revocationLists: (trust.revocationLists ?? []).flatMap((der) => revocationListOf(der) ?? []),
});
