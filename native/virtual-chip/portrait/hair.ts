/** Hair: what hangs behind the head, the cap with its hairline, and the locks beside the face. */
import {
  above,
  type Canvas,
  type Colour,
  ellipse,
  intersection,
  paint,
  shade,
  stroke,
  union,
} from './canvas.ts';
import { CENTRE_X, FACE_Y, type Features } from './features.ts';

export function paintHairBehind(
  canvas: Canvas,
  { hair, longHair, faceWidth, sex, hairVolume }: Features,
): void {
  if (sex === 'male') return;
  const width = faceWidth + hairVolume;
  const back = longHair
    ? union(ellipse(CENTRE_X, 270, width + 4, 160), ellipse(CENTRE_X, 420, width + 10, 190, { power: 3 }))
    : ellipse(CENTRE_X, 290, width + 6, 148, { power: 2.6 });
  paint(canvas, back, { colour: (x) => shade(hair, 0.72 + 0.2 * Math.abs(Math.sin(x / 9))), softness: 4 });
}

export function paintHair(canvas: Canvas, features: Features): void {
  const { hair, sex, faceWidth, faceHeight, hairVolume, hairline, parting, fringe, longHair } = features;
  const top = FACE_Y - faceHeight - hairVolume;
  const capHeight = 330 - top;
  const cap = ellipse(CENTRE_X, 330, faceWidth + 5 + hairVolume * 0.45, capHeight, { power: 2.35 });
  const partX = CENTRE_X + parting;
  // The hairline falls from the parting to both temples; a fringe hangs straight over the forehead.
  const line = (x: number): number => {
    const fromParting = Math.abs(x - partX) / faceWidth;
    const temple = Math.max(0, Math.abs(x - CENTRE_X) / faceWidth - 0.62) * (sex === 'male' ? 205 : 260);
    const sweep = fringe ? 44 + 5 * Math.sin(x / 6) : 34 * fromParting ** 1.6;
    return hairline + sweep + temple;
  };
  const lowest = sex === 'male' ? 292 : longHair ? 640 : 372;
  const front = intersection(cap, above(line), (_x, y) => y - lowest);
  const strands = (x: number, y: number): Colour => {
    const flow = Math.sin((x - partX) / 3.4 + y / 23) * 0.05 + Math.sin((x - partX) / 8.1 - y / 41) * 0.07;
    const gloss = Math.exp(-(((y - top - 44 - Math.abs(x - CENTRE_X) * 0.24) / 17) ** 2)) * 0.4;
    return shade(hair, 0.94 + flow + gloss);
  };
  paint(canvas, front, { colour: strands, softness: 4 });
  if (longHair) paintSideLocks(canvas, features, strands);
}

/** Long hair falls in front of the shoulders on both sides of the face. */
function paintSideLocks(
  canvas: Canvas,
  { faceWidth, hairVolume }: Features,
  strands: (x: number, y: number) => Colour,
) {
  for (const side of [-1, 1]) {
    const edge = CENTRE_X + side * (faceWidth + 4);
    const lock = stroke(
      [edge - side * 10, 236],
      [edge + side * (12 + hairVolume * 0.4), 360],
      [edge + side * 4, 700],
      34 + hairVolume * 0.5,
      0.28,
    );
    paint(canvas, lock, { colour: strands, softness: 5 });
  }
}
