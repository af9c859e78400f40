/** Extensions of certificates, revocation lists and their entries (RFC 5280 §4.2, §5.2). */
import { parseTlv, type Tlv } from '../../iso7816/tlv.ts';
import { childrenOf, objectIdentifierOf, octetStringOf, TAG } from '../security-info/der.ts';

export interface Extension {
  readonly critical: boolean;
  /** What the extnValue holds; undefined when that is no TLV. */
  readonly value: Tlv | undefined;
}
export type Extensions = ReadonlyMap<string, Extension>;

const BOOLEAN = 0x01;

/** From the explicitly tagged field; empty when the field is absent, undefined when it is malformed or repeats one. */
export function parseExtensions(field: Tlv | undefined): Extensions | undefined {
  const extensions = new Map<string, Extension>();
  if (!field) return extensions;
  const [list] = childrenOf(field, field.tag) ?? [];
  for (const entry of childrenOf(list, TAG.SEQUENCE) ?? [undefined]) {
    const [type, ...rest] = childrenOf(entry, TAG.SEQUENCE) ?? [];
    const oid = objectIdentifierOf(type);
    const critical = rest[0]?.tag === BOOLEAN && rest[0].value[0] !== 0;
    const octets = octetStringOf(rest.at(-1));
    // SECURITY: of two extensions of one type, which would count? RFC 5280 §4.2 forbids it.
    if (oid === undefined || !octets || extensions.has(oid)) return undefined;
    const value = parseTlv(octets);
    extensions.set(oid, { critical, value: value.ok ? value.value : undefined });
  }
  return extensions;
}

/** Children of an extension that is a SEQUENCE; undefined when it is absent or something else. */
export const sequenceOfExtension = (extensions: Extensions, oid: string): readonly Tlv[] | undefined =>
  childrenOf(extensions.get(oid)?.value, TAG.SEQUENCE);
