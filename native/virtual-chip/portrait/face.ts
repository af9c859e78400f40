/**
 * An invented face: drawn from a seed, a sex and an age, so that a clerk can compare it and nobody can take it
 * for a photograph. Coordinates are those of a 480×640 canvas.
 */
import type { Sex } from '../card-holder.ts';
import {
  above,
  type Canvas,
  type Colour,
  createCanvas,
  ellipse,
  intersection,
  mix,
  outside,
  paint,
  type Shape,
  shade,
  stroke,
  union,
} from './canvas.ts';
import { createRandomSequence, type RandomSequence } from './random-sequence.ts';

export const PORTRAIT_WIDTH = 480;
export const PORTRAIT_HEIGHT = 640;

export interface FaceDescription {
  readonly seed: number;
  readonly sex: Sex;
  /** Years at the time of the picture. */
  readonly age: number;
}

/** Everything that varies between two people; drawn once, then only read. */
interface Features {
  readonly sex: Sex;
  readonly age: number;
  readonly skin: Colour;
  readonly hair: Colour;
  readonly iris: Colour;
  readonly lips: Colour;
  readonly cloth: Colour;
  readonly collar: 'shirt' | 'round' | 'blazer';
  readonly faceWidth: number;
  readonly jawWidth: number;
  readonly faceHeight: number;
  readonly eyeGap: number;
  readonly eyeWidth: number;
  readonly eyeHeight: number;
  readonly eyeTilt: number;
  readonly browThickness: number;
  readonly browArch: number;
  readonly noseWidth: number;
  readonly noseLength: number;
  readonly mouthWidth: number;
  readonly lipFullness: number;
  readonly smile: number;
  readonly hairline: number;
  readonly parting: number;
  readonly hairVolume: number;
  readonly longHair: boolean;
  readonly fringe: boolean;
  readonly glasses: boolean;
  readonly moustache: boolean;
  readonly mole: readonly [number, number] | undefined;
}

const CENTRE_X = 240;
const FACE_Y = 292;
const EYE_Y = 288;

const SKINS: readonly [Colour, ...Colour[]] = [
  [236, 200, 168],
  [228, 188, 152],
  [219, 176, 138],
  [242, 208, 180],
  [205, 160, 122],
];
const CLOTHS: readonly [Colour, ...Colour[]] = [
  [246, 246, 248],
  [214, 226, 240],
  [58, 74, 110],
  [122, 44, 58],
  [70, 104, 88],
  [232, 214, 196],
  [94, 94, 104],
  [196, 160, 190],
];
const BLACK_HAIR: Colour = [34, 27, 25];
const BROWN_HAIR: Colour = [58, 40, 31];
const GREY_HAIR: Colour = [150, 148, 147];

function drawFeatures(description: FaceDescription, random: RandomSequence): Features {
  const { sex, age } = description;
  const isMale = sex === 'male';
  const greyness = Math.min(1, Math.max(0, (age - 42 + random.between(-6, 8)) / 26));
  const isAdult = age >= 18;
  return {
    sex,
    age,
    skin: random.pick(SKINS),
    hair: mix(mix(BLACK_HAIR, BROWN_HAIR, random.next()), GREY_HAIR, greyness),
    iris: mix([44, 27, 18], [84, 54, 32], random.next()),
    lips: isMale ? [186, 118, 104] : mix([198, 96, 98], [176, 74, 84], random.next()),
    cloth: random.pick(CLOTHS),
    collar: random.pick(
      isMale ? ['shirt', 'shirt', 'round', 'blazer'] : ['round', 'shirt', 'blazer', 'round'],
    ),
    faceWidth: random.between(101, 114) - (isMale ? 0 : 5),
    jawWidth: random.between(70, 86) - (isMale ? 0 : 11),
    faceHeight: random.between(134, 148) - (isAdult ? 0 : 8),
    eyeGap: random.between(43, 51),
    eyeWidth: random.between(24, 29) + (isMale ? 0 : 1.5),
    eyeHeight: random.between(9, 12.5) + (isMale ? 0 : 1.5) + (isAdult ? 0 : 1.5),
    eyeTilt: random.between(0.02, 0.11),
    browThickness: (isMale ? random.between(9, 13) : random.between(6, 8.5)) - (age > 60 ? 1.5 : 0),
    browArch: isMale ? random.between(4, 10) : random.between(8, 14),
    noseWidth: random.between(22, 31),
    noseLength: random.between(58, 70),
    mouthWidth: random.between(35, 46),
    lipFullness: (isMale ? random.between(8, 11) : random.between(10, 14)) - (age > 60 ? 2 : 0),
    smile: random.between(3, 9),
    hairline: random.between(186, 206) - (isMale && age > 45 ? random.between(4, 20) : 0),
    parting: random.pick([-1, 1]) * random.between(18, 62),
    hairVolume: random.between(13, 26) + (isMale ? 0 : 5),
    longHair: !isMale && random.chance(0.78),
    fringe: random.chance(isMale ? 0.3 : 0.3) && age < 45,
    glasses: random.chance(age > 45 ? 0.35 : 0.16),
    moustache: isMale && age > 30 && random.chance(0.22),
    mole: random.chance(0.25)
      ? [CENTRE_X + random.pick([-1, 1]) * random.between(34, 66), FACE_Y + random.between(22, 62)]
      : undefined,
  };
}

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

/** A skull that narrows into a jaw. */
function headShape({ faceWidth, jawWidth, faceHeight }: Features): Shape {
  return (x, y) => {
    const below = Math.max(0, (y - (FACE_Y - 10)) / faceHeight);
    const width = faceWidth - (faceWidth - jawWidth) * Math.min(1, below) ** 1.7;
    const u = Math.abs(x - CENTRE_X) / width;
    const v = Math.abs(y - FACE_Y) / faceHeight;
    return ((u ** 2.25 + v ** 2.25) ** (1 / 2.25) - 1) * width;
  };
}

function paintBackground(canvas: Canvas): void {
  paint(canvas, () => -100, {
    colour: (x, y) => {
      const distance = Math.hypot(x - CENTRE_X, y - 260) / 460;
      return mix([232, 240, 246], [186, 205, 222], Math.min(1, distance ** 1.6));
    },
  });
}

function paintHairBehind(canvas: Canvas, { hair, longHair, faceWidth, sex, hairVolume }: Features): void {
  if (sex === 'male') return;
  const width = faceWidth + hairVolume;
  const back = longHair
    ? union(ellipse(CENTRE_X, 270, width + 4, 160), ellipse(CENTRE_X, 420, width + 10, 190, { power: 3 }))
    : ellipse(CENTRE_X, 290, width + 6, 148, { power: 2.6 });
  paint(canvas, back, { colour: (x) => shade(hair, 0.72 + 0.2 * Math.abs(Math.sin(x / 9))), softness: 4 });
}

function paintBody(canvas: Canvas, features: Features): void {
  const { skin, cloth, collar, sex } = features;
  const shoulderWidth = sex === 'male' ? 208 : 182;
  const neckWidth = sex === 'male' ? 57 : 47;
  const shoulders = union(
    ellipse(CENTRE_X, 628, shoulderWidth, 152, { power: 2.6 }),
    ellipse(CENTRE_X, 526, neckWidth + 46, 64),
  );
  const neck = union(
    ellipse(CENTRE_X, 430, neckWidth, 92, { power: 4 }),
    ellipse(CENTRE_X, 505, neckWidth + 14, 40),
  );
  paint(canvas, shoulders, {
    colour: (x, y) => shade(cloth, 1.03 - (0.22 * Math.abs(x - CENTRE_X)) / shoulderWidth - (y - 480) / 1600),
    softness: 3,
  });
  paint(canvas, neck, { colour: shade(skin, 0.9), softness: 3 });
  // The chin's shadow on the neck.
  paint(canvas, ellipse(CENTRE_X, 440, neckWidth + 10, 34), {
    colour: shade(skin, 0.66),
    opacity: 0.75,
    softness: 34,
    inside: neck,
  });
  paintCollar(canvas, { collar, cloth, neckWidth });
}

function paintCollar(
  canvas: Canvas,
  { collar, cloth, neckWidth }: Pick<Features, 'collar' | 'cloth'> & { readonly neckWidth: number },
): void {
  const trim = shade(cloth, 0.84);
  switch (collar) {
    case 'round': {
      const neckBase = ellipse(CENTRE_X, 505, neckWidth + 16, 42);
      paint(canvas, (x, y) => Math.max(Math.abs(neckBase(x, y)) - 6, 484 - y), { colour: trim, softness: 2 });
      return;
    }
    case 'shirt':
      for (const side of [-1, 1]) {
        const wing = triangle(
          [CENTRE_X + side * (neckWidth - 4), 462],
          [CENTRE_X + side * (neckWidth + 34), 512],
          [CENTRE_X + side * 10, 572],
        );
        paint(canvas, wing, { colour: shade(cloth, side < 0 ? 0.96 : 0.9), softness: 4 });
        paint(
          canvas,
          stroke(
            [CENTRE_X + side * (neckWidth + 34), 512],
            [CENTRE_X + side * 30, 548],
            [CENTRE_X + side * 10, 572],
            2.5,
          ),
          { colour: shade(cloth, 0.7) },
        );
      }
      paint(canvas, stroke([CENTRE_X, 568], [CENTRE_X, 600], [CENTRE_X, 640], 2.5), {
        colour: shade(cloth, 0.72),
      });
      return;
    case 'blazer': {
      const shirt = triangle(
        [CENTRE_X - neckWidth - 12, 474],
        [CENTRE_X + neckWidth + 12, 474],
        [CENTRE_X, 648],
      );
      const neckOpening = ellipse(CENTRE_X, 484, neckWidth - 2, 56);
      paint(canvas, shirt, { colour: [247, 247, 249], softness: 3, inside: outside(neckOpening) });
      for (const side of [-1, 1]) {
        paint(
          canvas,
          stroke(
            [CENTRE_X + side * (neckWidth + 10), 468],
            [CENTRE_X + side * (neckWidth + 8), 545],
            [CENTRE_X + side * 6, 650],
            22,
          ),
          { colour: shade(cloth, 0.78), softness: 2 },
        );
      }
      return;
    }
  }
}

type Corner = readonly [number, number];

function triangle(a: Corner, b: Corner, c: Corner): Shape {
  const orientation = Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
  const edge = (from: Corner, to: Corner, x: number, y: number): number => {
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    return (-orientation * ((to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]))) / length;
  };
  return (x, y) => Math.max(edge(a, b, x, y), edge(b, c, x, y), edge(c, a, x, y));
}

function paintHead(canvas: Canvas, { skin, faceWidth, sex, age }: Features, head: Shape): void {
  for (const side of [-1, 1]) {
    const earX = CENTRE_X + side * (faceWidth + 1);
    paint(canvas, ellipse(earX, 300, 14, 29, { tilt: side * -0.12 }), {
      colour: shade(skin, 0.92),
      softness: 2,
    });
    paint(canvas, ellipse(earX + side * 1, 300, 6, 17), {
      colour: shade(skin, 0.76),
      softness: 8,
      opacity: 0.7,
    });
  }
  paint(canvas, head, {
    colour: (x, y) => {
      const side = Math.abs(x - CENTRE_X + 14) / faceWidth;
      const height = (y - 190) / 260;
      return shade(skin, 1.05 - 0.15 * side ** 2.4 - 0.07 * Math.max(0, height) ** 2);
    },
    softness: 2.5,
  });
  const blush: Colour = mix(skin, [226, 120, 108], sex === 'male' ? 0.3 : 0.45);
  for (const side of [-1, 1]) {
    paint(canvas, ellipse(CENTRE_X + side * 60, 338, 34, 24), {
      colour: blush,
      opacity: age > 60 ? 0.25 : 0.5,
      softness: 44,
      inside: head,
    });
    // Eye sockets are a little darker than the brow.
    paint(canvas, ellipse(CENTRE_X + side * 47, EYE_Y - 8, 38, 20), {
      colour: shade(skin, 0.82),
      opacity: 0.35,
      softness: 26,
    });
  }
  paint(canvas, ellipse(CENTRE_X - 8, 224, 52, 28), {
    colour: shade(skin, 1.12),
    opacity: 0.4,
    softness: 46,
  });
  paint(canvas, ellipse(CENTRE_X, 424, 22, 10), { colour: shade(skin, 1.08), opacity: 0.45, softness: 16 });
}

function paintEyes(canvas: Canvas, features: Features): void {
  const { eyeGap, eyeWidth, eyeHeight, eyeTilt, iris, skin, hair, browThickness, browArch, sex } = features;
  for (const side of [-1, 1]) {
    const x = CENTRE_X + side * eyeGap;
    const outer: Corner = [x + side * eyeWidth, EYE_Y - eyeTilt * eyeWidth];
    const inner: Corner = [x - side * eyeWidth, EYE_Y + eyeTilt * eyeWidth * 0.6 + 2];
    // An almond: where two circles overlap.
    const radius = (eyeWidth ** 2 + eyeHeight ** 2) / (2 * eyeHeight);
    const almond = intersection(
      ellipse(x, EYE_Y + radius - eyeHeight, radius, radius),
      ellipse(x, EYE_Y - radius + eyeHeight, radius, radius),
    );
    paint(canvas, almond, { colour: [246, 243, 240], softness: 2 });
    const irisRadius = Math.max(9.5, eyeHeight * 0.98);
    paint(canvas, ellipse(x, EYE_Y - 0.5, irisRadius, irisRadius), { colour: iris, inside: almond });
    paint(canvas, ellipse(x, EYE_Y - 0.5, irisRadius * 0.5, irisRadius * 0.5), {
      colour: [14, 10, 10],
      inside: almond,
    });
    paint(canvas, ellipse(x - 3.5, EYE_Y - 4, 2.6, 2.6), { colour: [255, 255, 255], opacity: 0.9 });
    paint(canvas, ellipse(x, EYE_Y - eyeHeight, eyeWidth, 5), {
      colour: [40, 28, 28],
      opacity: 0.3,
      softness: 7,
      inside: almond,
    });
    const lidTop = EYE_Y - eyeHeight * 1.95;
    paint(canvas, stroke(inner, [x, lidTop], outer, sex === 'male' ? 3.6 : 5, 0.55), {
      colour: [36, 26, 25],
    });
    paint(canvas, stroke(inner, [x, EYE_Y + eyeHeight * 1.95], outer, 2, 0.4), {
      colour: shade(skin, 0.6),
      opacity: 0.7,
    });
    // The fold of the upper lid.
    paint(
      canvas,
      stroke(
        [inner[0] + side * 5, inner[1] - 8],
        [x, lidTop - 9],
        [outer[0] - side * 1, outer[1] - 6],
        2.2,
        0.6,
      ),
      { colour: shade(skin, 0.68), opacity: 0.6 },
    );
    const browY = EYE_Y - 33;
    paint(
      canvas,
      stroke(
        [x - side * (eyeWidth + 4), browY + 3],
        [x + side * 4, browY - browArch],
        [x + side * (eyeWidth + 9), browY + 4],
        browThickness,
        0.72,
      ),
      { colour: shade(hair, 0.95), opacity: 0.86, softness: 4 },
    );
  }
}

function paintNose(canvas: Canvas, { noseWidth, noseLength, skin }: Features): void {
  const tipY = EYE_Y + noseLength;
  const shadow = shade(skin, 0.74);
  paint(canvas, ellipse(CENTRE_X - 2, EYE_Y + noseLength * 0.5, 8, noseLength * 0.52), {
    colour: shade(skin, 1.12),
    opacity: 0.5,
    softness: 15,
  });
  paint(
    canvas,
    stroke(
      [CENTRE_X + 13, EYE_Y - 6],
      [CENTRE_X + 9, EYE_Y + 30],
      [CENTRE_X + noseWidth * 0.72, tipY - 6],
      7,
      0.5,
    ),
    { colour: shadow, opacity: 0.3, softness: 11 },
  );
  paint(canvas, ellipse(CENTRE_X, tipY - 4, noseWidth * 0.62, 13), {
    colour: shade(skin, 1.06),
    opacity: 0.6,
    softness: 14,
  });
  for (const side of [-1, 1]) {
    paint(
      canvas,
      stroke(
        [CENTRE_X + side * (noseWidth - 4), tipY - 14],
        [CENTRE_X + side * (noseWidth + 5), tipY + 2],
        [CENTRE_X + side * (noseWidth - 8), tipY + 4],
        3.2,
        0.5,
      ),
      { colour: shadow, opacity: 0.75, softness: 4 },
    );
    paint(canvas, ellipse(CENTRE_X + side * noseWidth * 0.45, tipY + 4, 6, 3.2, { tilt: side * 0.25 }), {
      colour: shade(skin, 0.42),
      opacity: 0.8,
      softness: 4,
    });
  }
  paint(canvas, stroke([CENTRE_X - 13, tipY + 8], [CENTRE_X, tipY + 12], [CENTRE_X + 13, tipY + 8], 3, 0.7), {
    colour: shadow,
    opacity: 0.5,
    softness: 6,
  });
}

function paintMouth(canvas: Canvas, features: Features): void {
  const { mouthWidth, lipFullness, smile, lips, skin, hair, moustache } = features;
  const y = 386;
  const left: Corner = [CENTRE_X - mouthWidth, y - smile * 0.6];
  const right: Corner = [CENTRE_X + mouthWidth, y - smile * 0.6];
  const lowerEdge = (x: number) =>
    y + smile * 0.35 + lipFullness * 1.25 * (1 - ((x - CENTRE_X) / mouthWidth) ** 2);
  const upperEdge = (x: number) => {
    const t = Math.min(1, Math.abs(x - CENTRE_X) / mouthWidth);
    return y - smile * 0.3 - lipFullness * (1 - t) ** 0.75 + 3 * Math.max(0, 1 - t / 0.16);
  };
  const within: Shape = (x) => Math.abs(x - CENTRE_X) - mouthWidth + 1;
  const lowerLip = intersection(above(lowerEdge), outside(above(() => y - 1)), within);
  const upperLip = intersection(
    above(() => y + smile * 0.35),
    outside(above(upperEdge)),
    within,
  );
  paint(canvas, lowerLip, { colour: shade(lips, 1.08), softness: 4, opacity: 0.92 });
  paint(canvas, upperLip, { colour: shade(lips, 0.93), softness: 4, opacity: 0.92 });
  paint(canvas, ellipse(CENTRE_X - 3, y + lipFullness * 0.72, mouthWidth * 0.36, 3), {
    colour: [255, 236, 230],
    opacity: 0.3,
    softness: 7,
  });
  paint(canvas, stroke(left, [CENTRE_X, y + smile * 1.3 + 1], right, 3.4, 0.6), {
    colour: shade(lips, 0.5),
    softness: 2.5,
  });
  paint(canvas, ellipse(CENTRE_X, y + lipFullness + 12, mouthWidth * 0.62, 5), {
    colour: shade(skin, 0.78),
    opacity: 0.4,
    softness: 13,
  });
  if (!moustache) return;
  for (const side of [-1, 1]) {
    paint(
      canvas,
      stroke(
        [CENTRE_X + side * 2, y - lipFullness - 8],
        [CENTRE_X + side * 24, y - lipFullness - 12],
        [CENTRE_X + side * (mouthWidth + 3), y - 2],
        8,
        0.6,
      ),
      { colour: hair, opacity: 0.72, softness: 6 },
    );
  }
}

/** Lines that come with the years, and a mole for those who have one. */
function paintAge(canvas: Canvas, { age, skin, mole, noseWidth, mouthWidth }: Features, head: Shape): void {
  const crease = shade(skin, 0.68);
  const depth = Math.min(0.65, Math.max(0, (age - 32) / 55));
  if (depth > 0) {
    for (const side of [-1, 1]) {
      paint(
        canvas,
        stroke(
          [CENTRE_X + side * (noseWidth + 6), 346],
          [CENTRE_X + side * (mouthWidth + 12), 362],
          [CENTRE_X + side * (mouthWidth + 9), 392],
          3,
          0.6,
        ),
        { colour: crease, opacity: depth, softness: 5, inside: head },
      );
      paint(
        canvas,
        stroke(
          [CENTRE_X + side * 28, 310],
          [CENTRE_X + side * 48, 318],
          [CENTRE_X + side * 66, 306],
          2.5,
          0.6,
        ),
        { colour: crease, opacity: depth, softness: 6 },
      );
    }
  }
  if (age > 50) {
    for (const y of [222, 236]) {
      paint(canvas, stroke([190, y], [CENTRE_X, y - 6], [290, y], 2, 0.7), {
        colour: crease,
        opacity: depth * 0.7,
        softness: 4,
      });
    }
  }
  if (mole !== undefined) {
    paint(canvas, ellipse(mole[0], mole[1], 3.2, 3.2), {
      colour: [74, 46, 38],
      opacity: 0.85,
      softness: 2.5,
    });
  }
}

function paintHair(canvas: Canvas, features: Features): void {
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

function paintGlasses(canvas: Canvas, { glasses, eyeGap, eyeWidth, faceWidth }: Features): void {
  if (!glasses) return;
  const frame: Colour = [46, 42, 46];
  const half = Math.min(eyeWidth + 10, eyeGap - 5);
  for (const side of [-1, 1]) {
    const x = CENTRE_X + side * eyeGap;
    const lens = ellipse(x, EYE_Y + 4, half, 27, { power: 3.2 });
    paint(canvas, lens, { colour: [226, 236, 244], opacity: 0.12 });
    paint(canvas, (px, py) => Math.abs(lens(px, py)) - 1.8, { colour: frame });
    paint(
      canvas,
      stroke(
        [x + side * half, EYE_Y - 4],
        [x + side * (half + 12), EYE_Y - 7],
        [CENTRE_X + side * (faceWidth - 2), EYE_Y - 6],
        4,
      ),
      { colour: frame },
    );
  }
  paint(
    canvas,
    stroke(
      [CENTRE_X - eyeGap + half, EYE_Y - 1],
      [CENTRE_X, EYE_Y - 9],
      [CENTRE_X + eyeGap - half, EYE_Y - 1],
      4,
    ),
    { colour: frame },
  );
}
