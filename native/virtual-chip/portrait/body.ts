/** Neck, shoulders and what is worn over them. */
import { type Canvas, ellipse, outside, paint, shade, stroke, triangle, union } from './canvas.ts';
import { CENTRE_X, type Features } from './features.ts';

export function paintBody(canvas: Canvas, features: Features): void {
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
