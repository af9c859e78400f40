/**
 * BER as CMS files in the field use it (X.690 §8.1): definite and indefinite lengths, octet strings in pieces.
 * DER is a subset, so what was signed as DER comes out of it with its octets unchanged.
 */
import { concatBytes } from '../../iso7816/bytes.ts';
import { parseTlvHeader } from '../../iso7816/tlv.ts';
import { TAG } from '../security-info/der.ts';

export interface BerNode {
  /** The tag octets as one number. */
  readonly tag: number;
  /** Without the end-of-contents octets of an indefinite length. */
  readonly content: Uint8Array;
  /** All of it as it stood in the input. */
  readonly encoded: Uint8Array;
}

// SECURITY: bounds the recursion on hostile input; CMS nests less than ten deep.
const MAX_DEPTH = 16;
const CONSTRUCTED = 0x20;
const INDEFINITE = 0x80;
const CONSTRUCTED_OCTET_STRING = TAG.OCTET_STRING | CONSTRUCTED;

/** The element that starts at `offset`; undefined when it is malformed or does not end within `bytes`. */
export function readBer(bytes: Uint8Array, offset = 0, depth = 0): BerNode | undefined {
  const first = bytes[offset];
  if (first === undefined || depth > MAX_DEPTH) return undefined;
  // Only one-octet tags are ever encoded with an indefinite length in CMS.
  if (bytes[offset + 1] === INDEFINITE && (first & 0x1f) !== 0x1f) {
    return (first & CONSTRUCTED) === 0 ? undefined : readIndefinite(bytes, offset, depth);
  }
  const header = parseTlvHeader(bytes, offset);
  if (!header.ok) return undefined;
  const start = offset + header.value.headerLength;
  const end = start + header.value.valueLength;
  if (end > bytes.length) return undefined;
  return {
    tag: header.value.tag,
    content: bytes.subarray(start, end),
    encoded: bytes.subarray(offset, end),
  };
}

function readIndefinite(bytes: Uint8Array, offset: number, depth: number): BerNode | undefined {
  const start = offset + 2;
  for (let at = start; at + 1 < bytes.length; ) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) {
      return {
        tag: bytes[offset]!,
        content: bytes.subarray(start, at),
        encoded: bytes.subarray(offset, at + 2),
      };
    }
    const child = readBer(bytes, at, depth + 1);
    if (!child) return undefined;
    at += child.encoded.length;
  }
  return undefined;
}

/** The elements that fill a constructed one of this tag; undefined for another tag or malformed content. */
export function berChildren(node: BerNode | undefined, tag: number): readonly BerNode[] | undefined {
  if (node?.tag !== tag) return undefined;
  const children: BerNode[] = [];
  for (let at = 0; at < node.content.length; ) {
    const child = readBer(node.content, at);
    if (!child) return undefined;
    children.push(child);
    at += child.encoded.length;
  }
  return children;
}

/** An OCTET STRING, or the concatenation of its pieces. */
export function berOctets(node: BerNode | undefined): Uint8Array | undefined {
  if (node?.tag === TAG.OCTET_STRING) return node.content;
  const pieces = berChildren(node, CONSTRUCTED_OCTET_STRING);
  if (!pieces || pieces.some((piece) => piece.tag !== TAG.OCTET_STRING)) return undefined;
  return concatBytes(...pieces.map((piece) => piece.content));
}
