/** Whether octets are a JPEG as the page makes them. What is not is never kept, whatever it is called. */

/** ISO/IEC 10918-1 B.1.1.3: every marker begins with it. */
const MARKER = 0xff;
/** Start and end of image; start of scan; a frame that browsers write (baseline, progressive). */
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const FRAMES: readonly number[] = [0xc0, 0xc1, 0xc2];

/** Walks the segments from the start of image to the scan; no pixel is decoded. */
export function isJpeg(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 2;
  if (end < 4 || bytes[0] !== MARKER || bytes[1] !== SOI) return false;
  if (bytes[end] !== MARKER || bytes[end + 1] !== EOI) return false;
  let framed = false;
  for (let at = 2; at + 4 <= end; ) {
    if (bytes[at] !== MARKER) return false;
    const marker = bytes[at + 1]!;
    if (marker === SOS) return framed;
    framed ||= FRAMES.includes(marker);
    const length = view.getUint16(at + 2);
    if (length < 2) return false;
    at += 2 + length;
  }
  return false;
}
