/** Images on a chip (Doc 9303-10 §4.7.2, §4.7.7): JPEG or JPEG 2000. What an image is, its first octets say. */
import type { Portrait } from '../reading.ts';

const SIGNATURES: readonly { readonly mime: Portrait['mime']; readonly start: readonly number[] }[] = [
  { mime: 'image/jpeg', start: [0xff, 0xd8, 0xff] },
  { mime: 'image/jp2', start: [0x00, 0x00, 0x00, 0x0c, 0x6a, 0x50, 0x20, 0x20] },
  // A bare code stream without the JP2 boxes.
  { mime: 'image/jp2', start: [0xff, 0x4f, 0xff, 0x51] },
];

/** The image with its kind, whatever the record around it claims; undefined when it is none that a chip may hold. */
export function encodedImage(bytes: Uint8Array | undefined): Portrait | undefined {
  const signature = bytes && SIGNATURES.find(({ start }) => start.every((octet, i) => bytes[i] === octet));
  return signature && bytes && { mime: signature.mime, bytes };
}
