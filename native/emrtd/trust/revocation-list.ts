/** Certificate revocation lists of CSCAs (Doc 9303-12 §7, RFC 5280 §5). Parsing does not verify. */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { parseTlv, type Tlv } from '../../iso7816/tlv.ts';
import { bitStringOf, childrenOf, TAG } from '../security-info/der.ts';
import { verifySignature } from '../signature/signature-algorithm.ts';
import { algorithmIn, authorityKeyIdOf, serialNumberOf, type X509Certificate } from './certificate.ts';
import { type DistinguishedName, parseDistinguishedName } from './distinguished-name.ts';
import { parseExtensions } from './extensions.ts';
import { parseTime } from './time.ts';

export interface RevocationList {
  readonly tbs: Uint8Array;
  readonly signature: Uint8Array;
  readonly signatureAlgorithm: X509Certificate['signatureAlgorithm'];
  readonly issuer: DistinguishedName;
  readonly authorityKeyId?: string;
  readonly thisUpdate: Date;
  readonly nextUpdate?: Date;
  /** Serial number, as in X509Certificate, → when it was revoked. */
  readonly revoked: ReadonlyMap<string, Date>;
}

export type RevocationListError = 'revocation-list-malformed' | 'revocation-list-unsupported'; // a delta or an indirect list: does not speak for all certificates of its issuer

const EXTENSIONS = 0xa0;
/** cRLNumber, authorityKeyIdentifier, issuerAltName: what the CRL profile of Doc 9303-12 knows. */
const KNOWN_CRITICAL: readonly string[] = ['2.5.29.20', '2.5.29.35', '2.5.29.18'];

/** Parses one DER CertificateList. Never throws. */
export function parseRevocationList(der: Uint8Array): Result<RevocationList, RevocationListError> {
  const outer = parseTlv(der);
  const [tbs, algorithm, signature] = (outer.ok && childrenOf(outer.value, TAG.SEQUENCE)) || [];
  const fields = childrenOf(tbs, TAG.SEQUENCE);
  const signatureOctets = bitStringOf(signature);
  const signatureAlgorithm = algorithmIn(algorithm);
  if (!tbs || !fields || !signatureOctets || !signatureAlgorithm) return err('revocation-list-malformed');
  // version INTEGER OPTIONAL, signature, issuer, thisUpdate, nextUpdate OPTIONAL, entries OPTIONAL, [0] extensions
  const [, name, from, ...rest] = fields[0]?.tag === TAG.INTEGER ? fields.slice(1) : fields;
  const issuer = parseDistinguishedName(name);
  const thisUpdate = parseTime(from);
  const nextUpdate = parseTime(rest[0]);
  const revoked = revokedIn(rest.find(({ tag }) => tag === TAG.SEQUENCE));
  const extensions = parseExtensions(rest.find(({ tag }) => tag === EXTENSIONS));
  if (!issuer || !thisUpdate || !revoked || !extensions) return err('revocation-list-malformed');
  for (const [oid, { critical }] of extensions) {
    if (critical && !KNOWN_CRITICAL.includes(oid)) return err('revocation-list-unsupported');
  }
  const authorityKeyId = authorityKeyIdOf(extensions);
  return ok({
    tbs: tbs.encoded,
    signature: signatureOctets,
    signatureAlgorithm,
    issuer,
    ...(authorityKeyId !== undefined && { authorityKeyId }),
    thisUpdate,
    ...(nextUpdate && { nextUpdate }),
    revoked,
  });
}

/** Entries: SEQUENCE { serial, date, extensions OPTIONAL }. No list is an empty one. */
function revokedIn(list: Tlv | undefined): ReadonlyMap<string, Date> | undefined {
  const revoked = new Map<string, Date>();
  if (!list) return revoked;
  for (const entry of childrenOf(list, TAG.SEQUENCE) ?? [undefined]) {
    const [serial, date] = childrenOf(entry, TAG.SEQUENCE) ?? [];
    const revokedAt = parseTime(date);
    if (serial?.tag !== TAG.INTEGER || !revokedAt) return undefined;
    revoked.set(serialNumberOf(serial), revokedAt);
  }
  return revoked;
}

/** SECURITY: a list counts only when a CSCA of that name or key that may sign lists signed this one. */
export const isListSignedBy = (list: RevocationList, authority: X509Certificate): boolean =>
  (authority.subject.key === list.issuer.key ||
    (list.authorityKeyId !== undefined && list.authorityKeyId === authority.subjectKeyId)) &&
  (authority.keyUsage?.includes('cRLSign') ?? true) &&
  authority.publicKey.ok &&
  list.signatureAlgorithm.ok &&
  verifySignature(authority.publicKey.value, list.signatureAlgorithm.value, list.tbs, list.signature);
