/** The facial record of ISO/IEC 19794-5:2005, the encoding that all chips before 2026 use (Doc 9303-10 §4.7.2). */

/** Lengths of ISO/IEC 19794-5:2005 §5.3–5.7, in octets. */
const FACIAL_RECORD_HEADER = 14;
const FACIAL_INFORMATION = 20;
const FEATURE_POINT = 8;
const IMAGE_INFORMATION = 12;
const FORMAT_IDENTIFIER = [0x46, 0x41, 0x43, 0x00] as const; // "FAC\0"

/** Walks header, facial information and feature points to the image of the first face. */
export function imageInFacialRecord(block: Uint8Array): Uint8Array | undefined {
  if (
    block.length < FACIAL_RECORD_HEADER + FACIAL_INFORMATION ||
    FORMAT_IDENTIFIER.some((octet, i) => block[i] !== octet)
  ) {
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
