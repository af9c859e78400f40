/** The head with its ears, and what the years leave on it. */
import { type Canvas, type Colour, ellipse, mix, paint, type Shape, shade, stroke } from './canvas.ts';
import { CENTRE_X, EYE_Y, FACE_Y, type Features } from './features.ts';

/** A skull that narrows into a jaw. */
export function headShape({ faceWidth, jawWidth, faceHeight }: Features): Shape {
  return (x, y) => {
    const below = Math.max(0, (y - (FACE_Y - 10)) / faceHeight);
    const width = faceWidth - (faceWidth - jawWidth) * Math.min(1, below) ** 1.7;
    const u = Math.abs(x - CENTRE_X) / width;
    const v = Math.abs(y - FACE_Y) / faceHeight;
    return ((u ** 2.25 + v ** 2.25) ** (1 / 2.25) - 1) * width;
  };
}

export function paintHead(canvas: Canvas, { skin, faceWidth, sex, age }: Features, head: Shape): void {
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

/** Lines that come with the years, and a mole for those who have one. */
export function paintAge(
  canvas: Canvas,
  { age, skin, mole, noseWidth, mouthWidth }: Features,
  head: Shape,
): void {
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
