/** DG2, Doc 9303-10 §4.7.2: the portrait, in one of two encodings inside a CBEFF template. */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { parseTlv, parseTlvList, type Tlv } from '../../iso7816/tlv.ts';
import type { Portrait } from '../reading.ts';
import { encodedImage } from './encoded-image.ts';
import { imageInFaceImageData } from './face-image-data.ts';
import { imageInFacialRecord } from './facial-record.ts';

const DG2 = 0x75;
const TEMPLATE_GROUP = 0x7f61;
const TEMPLATE = 0x7f60;
/** Biometric data block, primitive or constructed. ISO/IEC 39794-5 stands in the constructed one alone. */
const DATA_BLOCKS: readonly number[] = [0x5f2e, 0x7f2e];

/** The first portrait. */
export function parseDataGroup2(file: Uint8Array): Result<Portrait, 'dg2-malformed'> {
  const block = dataBlock(file);
  const portrait = block && encodedImage(imageInFacialRecord(block) ?? imageInFaceImageData(block));
  return portrait ? ok(portrait) : err('dg2-malformed');
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
