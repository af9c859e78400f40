/** Samples as a decoder gives them, as pixels as a canvas takes them. */

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly bitsPerSample: number;
  readonly componentCount: number;
  readonly isSigned: boolean;
}

const OPAQUE = 255;

/**
 * Grey, grey with opacity, red-green-blue, and red-green-blue with opacity; opacity is passed over, since a portrait has
 * none. Undefined for other pictures, and where samples are missing.
 */
export function pixelsOf(
  samples: Uint8Array,
  { width, height, bitsPerSample, componentCount, isSigned }: Frame,
): Uint8ClampedArray<ArrayBuffer> | undefined {
  if (bitsPerSample !== 8 || isSigned || componentCount < 1 || componentCount > 4) return undefined;
  const pixels = width * height;
  if (samples.length < pixels * componentCount) return undefined;
  const rgba = new Uint8ClampedArray(4 * pixels);
  const isGrey = componentCount < 3;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const from = pixel * componentCount;
    const to = 4 * pixel;
    const first = samples[from]!;
    rgba[to] = first;
    rgba[to + 1] = isGrey ? first : samples[from + 1]!;
    rgba[to + 2] = isGrey ? first : samples[from + 2]!;
    rgba[to + 3] = OPAQUE;
  }
  return rgba;
}
