/**
 * The tags of a file and what each value looks like, without the values. Lengths stay out as well: that of a name or an
 * address narrows down whose it is.
 */
import { parseTlv, parseTlvList, type Tlv } from '../../iso7816/tlv.ts';
import { encodedImage } from '../lds/encoded-image.ts';
import type { SHAPES, TagNode } from './structure-report-schema.ts';

const MAX_DEPTH = 8;
const MAX_CHILDREN = 128;
const INTEGER = 0x02;
const OBJECT_IDENTIFIER = 0x06;
/** The MRZ of DG1: its length tells the format and nothing else. */
const MRZ = 0x5f1f;
const MRZ_LENGTHS: readonly number[] = [72, 88, 90];

/** Undefined when the file is no data object. */
export function tagTree(file: Uint8Array): TagNode | undefined {
  const outer = parseTlv(file);
  return outer.ok ? nodeOf(outer.value, 0, false) : undefined;
}

function nodeOf(tlv: Tlv, depth: number, isFirst: boolean): TagNode {
  const tag = tlv.tag.toString(16).toUpperCase();
  const node = { tag: tag.length % 2 === 0 ? tag : `0${tag}` };
  const children = depth < MAX_DEPTH && isConstructed(tlv.tag) ? childrenOf(tlv.value) : undefined;
  if (children) {
    return {
      ...node,
      children: children.slice(0, MAX_CHILDREN).map((child, i) => nodeOf(child, depth + 1, i === 0)),
    };
  }
  // A field number leads its field; a number elsewhere could be anything.
  if (tlv.tag === INTEGER && tlv.value.length === 1 && isFirst) {
    return { ...node, holds: 'number', number: tlv.value[0]! };
  }
  if (tlv.tag === MRZ && MRZ_LENGTHS.includes(tlv.value.length)) {
    return { ...node, holds: 'text', length: tlv.value.length };
  }
  return { ...node, holds: shapeOf(tlv) };
}

/** Bit 6 of the first octet (ISO/IEC 8825-1 §8.1.2.5). */
function isConstructed(tag: number): boolean {
  let first = tag;
  while (first > 0xff) first = Math.floor(first / 0x100);
  return (first & 0x20) !== 0;
}

/**
 * SECURITY: text that happens to begin like a data object is not taken apart, or letters would come out as tags. Real
 * structures have octets below the blank: lengths, versions, the tag of an integer.
 */
function childrenOf(value: Uint8Array): readonly Tlv[] | undefined {
  if (value.length > 0 && printable(value) !== undefined) return undefined;
  const list = parseTlvList(value);
  return list.ok ? list.value : undefined;
}

function shapeOf({ tag, value }: Tlv): (typeof SHAPES)[number] {
  if (value.length === 0) return 'empty';
  if (tag === OBJECT_IDENTIFIER) return 'object identifier';
  if (tag === INTEGER) return 'number';
  const image = encodedImage(value);
  if (image) return image.mime === 'image/jpeg' ? 'JPEG' : 'JPEG 2000';
  const text = printable(value);
  if (text === undefined) return 'octets';
  if (/^\d{2}\/\d{2}\/\d{4}$/.test(text)) return 'date dd/mm/yyyy';
  if (/^\d+$/.test(text)) return 'digits';
  return /^[0-9A-F]{8,}$/i.test(text) ? 'hexadecimal' : 'text';
}

/** UTF-8 without control characters. */
function printable(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /\p{Cc}/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
