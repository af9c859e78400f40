/** JSON Canonicalization Scheme (RFC 8785): one JSON value has exactly one text, so that its hash means its content. */
import { createHash } from 'node:crypto';

/** RFC 8785 §3.2.2.2: ECMAScript's own string form, but a lone surrogate has no canonical form. */
function canonicalString(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('a string with a lone surrogate has no canonical form');
  return JSON.stringify(text);
}

/**
 * The canonical text of a JSON value: members sorted by UTF-16 code units, no white space, numbers and strings as
 * ECMAScript writes them (RFC 8785 §3.2).
 * Throws a TypeError on what is not JSON: undefined, functions, NaN, infinities, lone surrogates.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return canonicalString(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} is not a JSON number`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    const members = value as Readonly<Record<string, unknown>>;
    let text = '';
    // RFC 8785 §3.2.3: by UTF-16 code units, which is how ECMAScript sorts strings by itself.
    for (const name of Object.keys(members).sort()) {
      text += `${text === '' ? '' : ','}${canonicalString(name)}:${canonicalJson(members[name])}`;
    }
    return `{${text}}`;
  }
  throw new TypeError(`${typeof value} is not JSON`);
}

/** SHA-256 of the UTF-8 bytes of the canonical text, in lower-case hex. Throws like `canonicalJson`. */
export const contentSha256 = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
