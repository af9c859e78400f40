/** The portrait in JPEG 2000 that the virtual chip carries: an invented face, half as large as the painted one. */
import { paintFace } from '../../../native/virtual-chip/portrait/face.ts';
import { encodeCodeStream, jp2File, type RgbImage } from './encode-jpeg-2000.ts';

const FACE = { seed: 20_260_101, sex: 'female', age: 34 } as const;
const COMPRESSION_RATIO = 36;

export async function makeJpeg2000Portrait() {
  const image = halved(paintFace(FACE));
  const file = jp2File(await encodeCodeStream(image, COMPRESSION_RATIO), image);
  return { file, image };
}

/** Every four pixels become one. */
function halved(canvas: {
  readonly width: number;
  readonly rgba: Uint8Array;
  readonly height: number;
}): RgbImage {
  const width = canvas.width / 2;
  const height = canvas.height / 2;
  const rgb = new Uint8Array(3 * width * height);
  const at = (x: number, y: number, component: number) =>
    canvas.rgba[4 * (y * canvas.width + x) + component]!;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let component = 0; component < 3; component++) {
        const sum =
          at(2 * x, 2 * y, component) +
          at(2 * x + 1, 2 * y, component) +
          at(2 * x, 2 * y + 1, component) +
          at(2 * x + 1, 2 * y + 1, component);
        rgb[3 * (y * width + x) + component] = sum / 4;
      }
    }
  }
  return { width, height, rgb };
}
