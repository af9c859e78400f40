/** JPEG 2000 for tests: OpenJPEG's encoder, and the JP2 boxes of ISO/IEC 15444-1 Annex I around what it gives. */
import { createRequire } from 'node:module';
import { asciiToBytes, bigIntToBytes, concatBytes } from '../../../native/iso7816/bytes.ts';

/** What we use of @cornerstonejs/codec-openjpeg, which has no types of its own. */
interface Encoder {
  getDecodedBuffer(frame: {
    readonly width: number;
    readonly height: number;
    readonly bitsPerSample: number;
    readonly componentCount: number;
    readonly isSigned: boolean;
  }): Uint8Array;
  setQuality(lossless: boolean, qualityLayers: number): void;
  setCompressionRatio(layer: number, ratio: number): void;
  encode(): void;
  getEncodedBuffer(): Uint8Array;
  delete(): void;
}
type CodecFactory = (options: { readonly print: () => void; readonly printErr: () => void }) => Promise<{
  readonly J2KEncoder: new () => Encoder;
}>;

export interface RgbImage {
  readonly width: number;
  readonly height: number;
  /** Three octets for each pixel. */
  readonly rgb: Uint8Array;
}

/** A bare code stream. The same image gives the same octets. */
export async function encodeCodeStream(image: RgbImage, compressionRatio: number): Promise<Uint8Array> {
  const factory: CodecFactory = createRequire(import.meta.url)('@cornerstonejs/codec-openjpeg/wasmjs');
  const codec = await factory({ print: () => {}, printErr: () => {} });
  const encoder = new codec.J2KEncoder();
  try {
    encoder
      .getDecodedBuffer({
        width: image.width,
        height: image.height,
        bitsPerSample: 8,
        componentCount: 3,
        isSigned: false,
      })
      .set(image.rgb);
    encoder.setQuality(false, 1);
    encoder.setCompressionRatio(0, compressionRatio);
    encoder.encode();
    return encoder.getEncodedBuffer().slice();
  } finally {
    encoder.delete();
  }
}

const uint32 = (value: number) => bigIntToBytes(BigInt(value), 4);
const SRGB = 16;

function box(type: string, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = concatBytes(...contents);
  return concatBytes(uint32(8 + content.length), asciiToBytes(type), content);
}

export const jp2File = (codeStream: Uint8Array, { width, height }: RgbImage): Uint8Array =>
  concatBytes(
    box('jP  ', Uint8Array.of(0x0d, 0x0a, 0x87, 0x0a)),
    box('ftyp', asciiToBytes('jp2 '), uint32(0), asciiToBytes('jp2 ')),
    box(
      'jp2h',
      box('ihdr', uint32(height), uint32(width), Uint8Array.of(0, 3, 7, 7, 0, 0)),
      box('colr', Uint8Array.of(1, 0, 0), uint32(SRGB)),
    ),
    box('jp2c', codeStream),
  );
