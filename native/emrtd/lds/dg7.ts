/** DG7, Doc 9303-10 §4.7.7: the holder's signature or usual mark as pictures. */
import { parseTlv } from '../../iso7816/tlv.ts';
import type { Portrait } from '../reading.ts';
import { encodedImage } from './encoded-image.ts';
import { wellFormedObjects } from './well-formed-objects.ts';

const DG7 = 0x67;
const SIGNATURE = 0x5f43;
/** The count is one octet, and one signature is what documents have. */
const MAX_IMAGES = 9;

/** In the order of the file, without pictures of a kind that Doc 9303 does not know. Never an error. */
export function parseDataGroup7(file: Uint8Array): readonly Portrait[] {
  const outer = parseTlv(file);
  if (!outer.ok || outer.value.tag !== DG7) return [];
  return wellFormedObjects(outer.value.value)
    .filter(({ tag }) => tag === SIGNATURE)
    .slice(0, MAX_IMAGES)
    .flatMap(({ value }) => encodedImage(value) ?? []);
}
