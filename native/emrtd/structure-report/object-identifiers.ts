/** Object identifiers in a file: which algorithms, attributes and formats its issuer used. */
import { parseTlv, parseTlvList } from '../../iso7816/tlv.ts';
import { objectIdentifierOf } from '../security-info/der.ts';

const OBJECT_IDENTIFIER = 0x06;
const OCTET_STRING = 0x04;
const CONSTRUCTED = 0x20;
const MAX_DEPTH = 24;
const MAX_LISTED = 64;

/**
 * SECURITY: under these arcs there are no personal identifiers. Octets that stand where an identifier should, and are
 * something else, begin otherwise and are called `unknown`.
 */
const ARCS: readonly string[] = [
  '0.4.0.127.0.7.', // BSI: TR-03110, TR-03111
  '1.0.10646.', // UTF-8, as DG13 says
  '1.2.840.', // RSA, ANSI X9
  '1.3.6.1.5.5.7.', // PKIX
  '1.3.14.3.2.',
  '1.3.36.3.', // TeleTrusT: brainpool, RIPEMD
  '1.3.132.', // SECG
  '1.3.27.1.', // early documents
  '1.2.528.1.',
  '2.5.4.',
  '2.5.29.',
  '2.16.840.1.101.3.4.', // NIST
  '2.23.136.', // ICAO
];

/** Each once, in their order; `unknown` for all under other arcs. */
export function objectIdentifiersIn(file: Uint8Array): readonly string[] {
  const found = new Set<string>();
  const outer = parseTlv(file);
  if (outer.ok) collect(outer.value.encoded, 0, found);
  return [...found].slice(0, MAX_LISTED);
}

export const knownObjectIdentifier = (oid: string): string =>
  ARCS.some((arc) => oid.startsWith(arc)) ? oid : 'unknown';

function collect(bytes: Uint8Array, depth: number, found: Set<string>): void {
  const list = parseTlvList(bytes);
  if (!list.ok || depth > MAX_DEPTH) return;
  for (const tlv of list.value) {
    const oid = tlv.tag === OBJECT_IDENTIFIER ? objectIdentifierOf(tlv) : undefined;
    if (oid !== undefined) found.add(knownObjectIdentifier(oid));
    // The content of a CMS structure stands inside an OCTET STRING.
    if ((tlv.tag & CONSTRUCTED) !== 0 || tlv.tag > 0xff || tlv.tag === OCTET_STRING) {
      collect(tlv.value, depth + 1, found);
    }
  }
}
