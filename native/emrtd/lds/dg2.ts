/** DG2, Doc 9303-10 §4.7.2: the portrait, in the facial record of ISO/IEC 19794-5 inside a CBEFF template. */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { parseTlv, parseTlvList, type Tlv } from '../../iso7816/tlv.ts';
import type { Portrait } from '../reading.ts';

const DG2 = 0x75;
const TEMPLATE_GROUP = 0x7f61;
const TEMPLATE = 0x7f60;
/** Biometric data block, primitive or constructed. */
const DATA_BLOCKS: readonly number[] = [0x5f2e, 0x7f2e];

/** Lengths of ISO/IEC 19794-5:2005 §5.3–5.7, in octets. */
const FACIAL_RECORD_HEADER = 14;
const FACIAL_INFORMATION = 20;
const FEATURE_POINT = 8;
const IMAGE_INFORMATION = 12;
const FORMAT_IDENTIFIER = [0x46, 0x41, 0x43, 0x00] as const; // "FAC\0"

const SIGNATURES: readonly { readonly mime: Portrait['mime']; readonly start: readonly number[] }[] = [
  { mime: 'image/jpeg', start: [0xff, 0xd8, 0xff] },
  { mime: 'image/jp2', start: [0x00, 0x00, 0x00, 0x0c, 0x6a, 0x50, 0x20, 0x20] },
  // A bare code stream without the JP2 boxes.
  { mime: 'image/jp2', start: [0xff, 0x4f, 0xff, 0x51] },
];

/** The first portrait. The kind of image is what its first octets say, whatever the record claims. */
export function parseDataGroup2(file: Uint8Array): Result<Portrait, 'dg2-malformed'> {
  const block = dataBlock(file);
  const bytes = block && imageIn(block);
  const signature = bytes && SIGNATURES.find(({ start }) => startsWith(bytes, start));
  return signature ? ok({ mime: signature.mime, bytes }) : err('dg2-malformed');
}

function dataBlock(file: Uint8Array): Uint8Array | undefined {
  const outer = parseTlv(file);
  if (!outer.ok || outer.value.tag !== DG2) return undefined;
  const group = childWith(outer.value.value, [TEMPLATE_GROUP]);
  const template = group && childWith(group.value, [TEMPLATE]);
  return template && childWith(template.value, DATA_BLOCKS)?.value;
}

function childWith(bytes: Uint8Array, tags: readonly number[]): Tlv | undefined {
  const list = parseTlvList(bytes);
  return list.ok ? list.value.find((tlv) => tags.includes(tlv.tag)) : undefined;
}

/** Walks header, facial information and feature points to the image of the first face. */
function imageIn(block: Uint8Array): Uint8Array | undefined {
  if (block.length < FACIAL_RECORD_HEADER + FACIAL_INFORMATION || !startsWith(block, FORMAT_IDENTIFIER)) {
    return undefined;
  }
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  const recordLength = view.getUint32(FACIAL_RECORD_HEADER);
  const featurePoints = view.getUint16(FACIAL_RECORD_HEADER + 4);
  const start = FACIAL_RECORD_HEADER + FACIAL_INFORMATION + featurePoints * FEATURE_POINT + IMAGE_INFORMATION;
  // SECURITY: both numbers come from the chip; the image is never taken from outside the block.
  const end = Math.min(FACIAL_RECORD_HEADER + recordLength, block.length);
  return start < end ? block.subarray(start, end) : undefined;
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((octet, i) => bytes[i] === octet);
