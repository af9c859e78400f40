/** The signature of a card holder for DG7: a line of the pen that nobody wrote, as a small JPEG. */
import jpeg from 'jpeg-js';
import type { CardHolder } from '../card-holder.ts';
import { createCanvas, paint } from './canvas.ts';
import { createRandomSequence, seedFrom } from './random-sequence.ts';

const WIDTH = 320;
const HEIGHT = 120;
const MARGIN = 24;
const PEN = 2;
const QUALITY = 40;
const INK = [28, 36, 88] as const;

/** Same holder, same bytes. */
export function signatureOf(holder: CardHolder): Uint8Array {
  const random = createRandomSequence(seedFrom(`signature ${holder.number}`));
  const waves = Array.from({ length: 4 }, () => ({
    height: random.between(6, 14),
    length: random.between(9, 40),
    start: random.between(0, 2 * Math.PI),
  }));
  const line = (x: number) =>
    waves.reduce((y, wave) => y + wave.height * Math.sin(x / wave.length + wave.start), HEIGHT / 2);
  const canvas = createCanvas(WIDTH, HEIGHT);
  const stroke = (x: number, y: number) =>
    x < MARGIN || x > WIDTH - MARGIN ? WIDTH : Math.abs(y - line(x)) / 2 - PEN;
  paint(canvas, stroke, { colour: INK });
  return new Uint8Array(jpeg.encode({ width: WIDTH, height: HEIGHT, data: canvas.rgba }, QUALITY).data);
}
