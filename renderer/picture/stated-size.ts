/** What a JPEG 2000 picture says of its own size, before anything is decoded (ISO/IEC 15444-1 A.5.1 and I.4). */

export interface StatedSize {
  readonly width: number;
  readonly height: number;
  readonly tiles: number;
  readonly components: number;
}

/** Start of code stream, and the size marker that must follow it. */
const CODE_STREAM = [0xff, 0x4f, 0xff, 0x51] as const;
const SIZE_SEGMENT_END = 42;
const BOX_HEADER = 8;
/** A JP2 file of the field has four boxes. */
const MAX_BOXES = 64;
const TO_THE_END = 0;

const startsWith = (bytes: Uint8Array, start: readonly number[], at = 0): boolean =>
  start.every((octet, i) => bytes[at + i] === octet);

/** Undefined when it is neither a code stream nor a JP2 file with one. */
export function statedSizeOf(bytes: Uint8Array): StatedSize | undefined {
  const start = startsWith(bytes, CODE_STREAM) ? 0 : codeStreamInBoxes(bytes);
  if (
    start === undefined ||
    bytes.length < start + SIZE_SEGMENT_END ||
    !startsWith(bytes, CODE_STREAM, start)
  ) {
    return undefined;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, SIZE_SEGMENT_END);
  const width = view.getUint32(8) - view.getUint32(16);
  const height = view.getUint32(12) - view.getUint32(20);
  const tileWidth = view.getUint32(24);
  const tileHeight = view.getUint32(28);
  if (width < 1 || height < 1 || tileWidth < 1 || tileHeight < 1) return undefined;
  return {
    width,
    height,
    tiles: Math.ceil(width / tileWidth) * Math.ceil(height / tileHeight),
    components: view.getUint16(40),
  };
}

/** Walks the boxes to the contents of the first `jp2c`, which is the one that decoders take. */
function codeStreamInBoxes(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  for (let box = 0; box < MAX_BOXES && at + BOX_HEADER <= bytes.length; box++) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + BOX_HEADER));
    if (type === 'jp2c') return at + BOX_HEADER;
    // A length of 1 announces one of 64 bits, for pictures that no chip has room for.
    if (length === TO_THE_END || length < BOX_HEADER) return undefined;
    at += length;
  }
  return undefined;
}
