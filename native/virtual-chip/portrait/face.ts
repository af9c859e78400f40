/**
 * An invented face: drawn from a seed, a sex and an age, so that a clerk can compare it and nobody can take it
 * for a photograph.
 */
import { paintBody } from './body.ts';
import { type Canvas, createCanvas, mix, paint } from './canvas.ts';
import { paintEyes, paintGlasses, paintMouth, paintNose } from './facial-parts.ts';
import { CENTRE_X, drawFeatures, type FaceDescription } from './features.ts';
import { paintHair, paintHairBehind } from './hair.ts';
import { headShape, paintAge, paintHead } from './head.ts';
import { createRandomSequence } from './random-sequence.ts';

export const PORTRAIT_WIDTH = 480;
export const PORTRAIT_HEIGHT = 640;

/** Paints the whole portrait. About 300 000 pixels and three dozen shapes: tens of milliseconds. */
export function paintFace(description: FaceDescription): Canvas {
  const random = createRandomSequence(description.seed);
  const features = drawFeatures(description, random);
  const canvas = createCanvas(PORTRAIT_WIDTH, PORTRAIT_HEIGHT);
  const head = headShape(features);
  paintBackground(canvas);
  paintHairBehind(canvas, features);
  paintBody(canvas, features);
  paintHead(canvas, features, head);
  paintEyes(canvas, features);
  paintNose(canvas, features);
  paintMouth(canvas, features);
  paintAge(canvas, features, head);
  paintHair(canvas, features);
  paintGlasses(canvas, features);
  return canvas;
}

function paintBackground(canvas: Canvas): void {
  paint(canvas, () => -100, {
    colour: (x, y) => {
      const distance = Math.hypot(x - CENTRE_X, y - 260) / 460;
      return mix([232, 240, 246], [186, 205, 222], Math.min(1, distance ** 1.6));
    },
  });
}
