/** The portrait of a card holder: painted and a JPEG of a wanted size, or the one JPEG 2000 that there is. */
import jpeg from 'jpeg-js';
import type { CardHolder } from '../card-holder.ts';
import type { FaceImage } from '../file-system/face-image.ts';
import type { Canvas } from './canvas.ts';
import { paintFace } from './face.ts';
import type { FaceDescription } from './features.ts';
import { JPEG_2000_PORTRAIT } from './jpeg-2000-portrait.ts';
import { seedFrom } from './random-sequence.ts';

const MIN_QUALITY = 8;
const MAX_QUALITY = 97;
/** Measured on painted faces; only the first guess depends on them. */
const TYPICAL_SIZE = { atMinQuality: 6_000, atMaxQuality: 60_000 } as const;
/** A size this close to the target is close enough. */
const TOLERANCE = 0.02;

/** Whole years between two `YYYY-MM-DD` dates. */
export function ageAt(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

export const faceOf = (holder: CardHolder): FaceDescription => ({
  seed: holder.portraitSeed ?? seedFrom(holder.number),
  sex: holder.sex,
  age: ageAt(holder.birthDate, holder.issueDate),
});

/**
 * The same face for everybody: an encoder of JPEG 2000 is a large thing that tests alone have
 * (`test/support/portrait/make-jpeg-2000-portrait.ts`).
 */
export const jpeg2000Portrait = (): FaceImage => {
  const { base64, width, height } = JPEG_2000_PORTRAIT;
  return {
    format: 'jpeg2000',
    bytes: Uint8Array.from(atob(base64), (octet) => octet.charCodeAt(0)),
    width,
    height,
  };
};

/** Same holder and target, same bytes. */
export const portraitOf = (holder: CardHolder, targetBytes: number): FaceImage =>
  encodePortrait(paintFace(faceOf(holder)), targetBytes);

/**
 * The JPEG whose size comes nearest to the target. The logarithm of the size is nearly linear in the quality,
 * so interpolation between the two ends finds it in three or four encodings.
 */
export function encodePortrait(canvas: Canvas, targetBytes: number): FaceImage {
  const encode = (quality: number): Uint8Array =>
    new Uint8Array(
      jpeg.encode({ width: canvas.width, height: canvas.height, data: canvas.rgba }, quality).data,
    );
  const miss = (candidate: Uint8Array): number => Math.abs(candidate.length - targetBytes);

  let low = { quality: MIN_QUALITY, logSize: Math.log(TYPICAL_SIZE.atMinQuality) };
  let high = { quality: MAX_QUALITY, logSize: Math.log(TYPICAL_SIZE.atMaxQuality) };
  let best: Uint8Array | undefined;
  while (high.quality - low.quality > 1) {
    const t = (Math.log(targetBytes) - low.logSize) / (high.logSize - low.logSize);
    const guess = Math.round(low.quality + t * (high.quality - low.quality));
    const quality = Math.min(high.quality - 1, Math.max(low.quality + 1, guess));
    const candidate = encode(quality);
    if (best === undefined || miss(candidate) < miss(best)) best = candidate;
    if (miss(candidate) <= TOLERANCE * targetBytes) break;
    const point = { quality, logSize: Math.log(candidate.length) };
    if (candidate.length < targetBytes) low = point;
    else high = point;
  }
  return { format: 'jpeg', bytes: best ?? encode(MIN_QUALITY), width: canvas.width, height: canvas.height };
}
