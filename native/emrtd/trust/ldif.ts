/** LDIF (RFC 2849) as the ICAO PKD publishes it: records of attributes, values in base64, long lines folded. */
import { fromBase64 } from '../evidence/base64.ts';

export interface LdifAttribute {
  /** Lower case, without options such as ';binary'. */
  readonly name: string;
  readonly value: Uint8Array;
}

const FIRST_LINE = /^\uFEFF?(?:#|version:|dn:)/;
const ATTRIBUTE = /^([A-Za-z][A-Za-z0-9-]*)((?:;[A-Za-z0-9-]+)*)::[ \t]*(.*)$/;

export const isLdif = (text: string): boolean => FIRST_LINE.test(text) && /^dn:/m.test(text);

/**
 * The binary attributes (`name:: base64`) of all records, in their order. Plain ones are of no use to us, and references to
 * files or hosts (`name:< url`) are never followed. A value that is not base64 is left out.
 */
export function binaryAttributesIn(ldif: string): readonly LdifAttribute[] {
  const attributes: LdifAttribute[] = [];
  for (const line of unfolded(ldif)) {
    const match = ATTRIBUTE.exec(line);
    const value = match && decoded(match[3]!);
    if (match && value) attributes.push({ name: match[1]!.toLowerCase(), value });
  }
  return attributes;
}

/** A line that begins with a space goes on with the one before it. */
function unfolded(ldif: string): readonly string[] {
  const lines: string[][] = [];
  for (const line of ldif.split(/\r?\n/)) {
    if (line.startsWith(' ')) lines.at(-1)?.push(line.slice(1));
    else lines.push([line]);
  }
  return lines.map((pieces) => pieces.join(''));
}

function decoded(text: string): Uint8Array | undefined {
  try {
    return fromBase64(text.trim());
  } catch {
    return undefined; // atob reports what is not base64 by throwing
  }
}
