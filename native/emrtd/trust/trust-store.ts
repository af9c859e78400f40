/**
 * The CSCA certificates that the operator trusts. Pure: reading files is the caller's work.
 * A trust store never learns by itself; nothing that came out of a chip gets in here.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import type { Result } from '../../../electron/core/result.ts';
import { bytesToHex } from '../../iso7816/bytes.ts';
import { parseTlv } from '../../iso7816/tlv.ts';
import type { TrustAnchors } from '../reading.ts';
import { parseCertificate, type X509Certificate } from './certificate.ts';
import { type IssuerTrust, mayIssue } from './issuer-chain.ts';
import { parseRevocationList } from './revocation-list.ts';

/** One file or setting that holds certificates. */
export interface TrustSource {
  /** Where it came from, for people: a file name, 'built in'. */
  readonly origin: string;
  /** DER of one certificate, or PEM text with any number of them. */
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
  readonly origin: string;
}

export type TrustProblemCode =
  | 'certificate-malformed' // neither DER nor PEM of an X.509 certificate
  | 'not-a-csca' // a certificate that may not issue others, such as a document signer
  | 'key-unsupported'; // a CSCA whose key we cannot compute with

export interface TrustProblem {
  readonly origin: string;
  readonly code: TrustProblemCode;
  /** Subject, where the certificate could be read. */
  readonly subject?: string;
}

export interface TrustStore {
  /** Without duplicates, in the order of the sources. */
  readonly anchors: readonly TrustAnchor[];
  readonly problems: readonly TrustProblem[];
}

/** Loads what can be trusted and says what cannot and why; one bad file does not hide the others. */
export function loadTrustStore(sources: readonly TrustSource[]): TrustStore {
  const anchors = new Map<string, TrustAnchor>();
  const problems: TrustProblem[] = [];
  for (const { origin, bytes } of sources) {
    const certificates = certificatesIn(bytes);
    if (certificates.length === 0) problems.push({ origin, code: 'certificate-malformed' });
    for (const der of certificates) {
      const parsed = parseCertificate(der);
      if (!parsed.ok) {
        problems.push({ origin, code: parsed.error });
        continue;
      }
      const certificate = parsed.value;
      const subject = certificate.subject.text;
      if (!mayIssue(certificate)) problems.push({ origin, code: 'not-a-csca', subject });
      else if (!certificate.publicKey.ok) problems.push({ origin, code: 'key-unsupported', subject });
      else {
        const anchor = describeAnchor(der, certificate, origin);
        if (!anchors.has(anchor.sha256)) anchors.set(anchor.sha256, anchor);
      }
    }
  }
  return { anchors: [...anchors.values()], problems };
}

/** What a card read takes. */
export const trustAnchorsOf = (store: TrustStore): TrustAnchors => ({
  certificates: store.anchors.map((anchor) => anchor.der),
});

function describeAnchor(der: Uint8Array, certificate: X509Certificate, origin: string): TrustAnchor {
  const { subject, notBefore, notAfter } = certificate;
  return {
    der,
    subject: subject.text,
    ...(subject.country && { country: subject.country }),
    notBefore,
    notAfter,
    sha256: bytesToHex(sha256(der)),
    origin,
  };
}

const PEM_BLOCK = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([\sA-Za-z0-9+/=]*)-----END/g;
const SEQUENCE = 0x30;

function certificatesIn(bytes: Uint8Array): readonly Uint8Array[] {
  if (bytes[0] === SEQUENCE) {
    const tlv = parseTlv(bytes); // a trailing line break from an editor is tolerated
    return tlv.ok ? [tlv.value.encoded] : [];
  }
  const text = new TextDecoder('latin1').decode(bytes);
  return [...text.matchAll(PEM_BLOCK)].map((block) => decodeBase64(block[1]!));
}

/** Empty on malformed text, which then fails as a certificate. */
function decodeBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replace(/\s+/g, '')), (char) => char.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
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

/** What the operator imported, parsed. Unreadable pieces are left out. */
export const parseTrustAnchors = (trust: TrustAnchors): IssuerTrust => ({
  anchors: trust.certificates.flatMap((der) => certificateOf(der) ?? []),
  revocationLists: (trust.revocationLists ?? []).flatMap((der) => revocationListOf(der) ?? []),
});
