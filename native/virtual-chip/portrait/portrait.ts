/** The portrait of a card holder as a JPEG of a wanted size. */
import jpeg from 'jpeg-js';
import type { CardHolder } from '../card-holder.ts';
import type { FaceImage } from '../file-system/dg2.ts';
import type { Canvas } from './canvas.ts';
import { type FaceDescription, paintFace } from './face.ts';
import { seedFrom } from './random-sequence.ts';

const MIN_QUALITY = 8;
const MAX_QUALITY = 97;
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

/** Same holder and target, same bytes. */
export const portraitOf = (holder: CardHolder, targetBytes: number): FaceImage =>
  encodePortrait(paintFace(faceOf(holder)), targetBytes);

/** The JPEG quality whose file comes nearest to the target, found by bisection. */
export function encodePortrait(canvas: Canvas, targetBytes: number): FaceImage {
  const encode = (quality: number): Uint8Array =>
    new Uint8Array(
      jpeg.encode({ width: canvas.width, height: canvas.height, data: canvas.rgba }, quality).data,
    );
  let low = MIN_QUALITY;
  let high = MAX_QUALITY;
  let best: Uint8Array | undefined;
  while (low <= high) {
    const quality = Math.floor((low + high) / 2);
    const candidate = encode(quality);
    const isCloser =
      best === undefined || Math.abs(candidate.length - targetBytes) < Math.abs(best.length - targetBytes);
    if (isCloser) best = candidate;
    if (Math.abs(candidate.length - targetBytes) <= TOLERANCE * targetBytes) break;
    if (candidate.length < targetBytes) low = quality + 1;
    else high = quality - 1;
  }
  return { jpeg: best ?? encode(MIN_QUALITY), width: canvas.width, height: canvas.height };
}
