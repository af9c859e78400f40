/**
 * JPEG 2000, which Doc 9303-10 allows on a chip and no browser shows: decoded by OpenJPEG in WebAssembly. This module
 * and its 260 kB are loaded when the first such portrait comes.
 */
/// <reference path="./codec-openjpeg.d.ts" />
import OpenJPEGWASM, { type OpenJpeg } from '@cornerstonejs/codec-openjpeg/decodewasmjs';
import { pixelsOf } from './samples.ts';
import { statedSizeOf } from './stated-size.ts';

/** What decoding needs from outside, so that it can be tried without a browser. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of each pixel. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

/**
 * SECURITY: the header of a picture states its size, and the decoder believes it. Portraits in the field have below one
 * million pixels.
 */
const MAX_PIXELS = 4_000_000;
const MAX_TILES = 1024;
const MAX_COMPONENTS = 4;

let codec: Promise<OpenJpeg> | undefined;

/** @param loadWasm the octets of `openjpegwasm_decode.wasm`; asked for once */
function openCodec(loadWasm: () => Promise<ArrayBuffer>): Promise<OpenJpeg> {
  const quiet = () => {};
  codec ??= loadWasm()
    .then((wasmBinary) => OpenJPEGWASM({ wasmBinary, print: quiet, printErr: quiet }))
    .catch((error: unknown) => {
      codec = undefined; // the next portrait tries again
      throw error;
    });
  return codec;
}

/** Undefined when the octets are no JPEG 2000 that can be shown. Throws only when the decoder itself cannot be loaded. */
export async function decodeJpeg2000(
  bytes: Uint8Array,
  loadWasm: () => Promise<ArrayBuffer>,
): Promise<Picture | undefined> {
  const size = statedSizeOf(bytes);
  if (
    size === undefined ||
    size.width * size.height > MAX_PIXELS ||
    size.tiles > MAX_TILES ||
    size.components > MAX_COMPONENTS
  ) {
    return undefined;
  }
  const { J2KDecoder } = await openCodec(loadWasm);
  const decoder = new J2KDecoder();
  try {
    decoder.getEncodedBuffer(bytes.length).set(bytes);
    decoder.decode();
    const frame = decoder.getFrameInfo();
    const rgba = pixelsOf(decoder.getDecodedBuffer(), frame);
    return rgba && { width: frame.width, height: frame.height, rgba };
  } catch {
    // A chip may hold anything. OpenJPEG throws numbers and strings of its own; after an abort it must be loaded anew.
    codec = undefined;
    return undefined;
  } finally {
    decoder.delete();
  }
}
