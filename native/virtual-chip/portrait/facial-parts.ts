/** Eyes with brows and glasses, nose, mouth. */
import {
  above,
  type Canvas,
  type Colour,
  type Corner,
  ellipse,
  intersection,
  outside,
  paint,
  type Shape,
  shade,
  stroke,
} from './canvas.ts';
import { CENTRE_X, EYE_Y, type Features } from './features.ts';

export function paintEyes(canvas: Canvas, features: Features): void {
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

export function paintNose(canvas: Canvas, { noseWidth, noseLength, skin }: Features): void {
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

export function paintMouth(canvas: Canvas, features: Features): void {
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

export function paintGlasses(canvas: Canvas, { glasses, eyeGap, eyeWidth, faceWidth }: Features): void {
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
