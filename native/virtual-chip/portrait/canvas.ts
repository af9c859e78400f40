/** A canvas of soft-edged shapes: just enough painting for a passport-like portrait, in plain arithmetic. */

export type Colour = readonly [red: number, green: number, blue: number];

/**
 * Signed distance in pixels from the shape's outline, negative inside. Approximate distances are fine:
 * they only decide how soft the edge is.
 */
export type Shape = (x: number, y: number) => number;

export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

export interface Paint {
  /** A flat colour or one that varies over the canvas. */
  readonly colour: Colour | ((x: number, y: number) => Colour);
  readonly opacity?: number;
  /** Width of the edge in pixels; 1.5 is a clean edge, 30 is a blush. */
  readonly softness?: number;
  /** Nothing is painted outside this shape. */
  readonly inside?: Shape;
}

const CLEAN_EDGE = 1.5;

export const createCanvas = (width: number, height: number): Canvas => ({
  width,
  height,
  rgba: new Uint8Array(width * height * 4).fill(255),
});

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** 1 inside, 0 outside, a smooth step of the given width between them. */
export function coverage(distance: number, softness: number): number {
  const t = clamp(0.5 - distance / softness, 0, 1);
  return t * t * (3 - 2 * t);
}

/**
 * Tiles far from the shape are skipped after one look at their centre. Shapes grow at most about four times
 * as fast as the true distance (steep hairlines), hence the factor.
 */
const TILE = 8;
const TILE_REACH = 4 * TILE * Math.SQRT1_2;

export function paint(canvas: Canvas, shape: Shape, options: Paint): void {
  const { softness = CLEAN_EDGE } = options;
  for (let top = 0; top < canvas.height; top += TILE) {
    for (let left = 0; left < canvas.width; left += TILE) {
      if (shape(left + TILE / 2, top + TILE / 2) > TILE_REACH + softness) continue;
      paintTile(canvas, shape, options, left, top);
    }
  }
}

function paintTile(canvas: Canvas, shape: Shape, options: Paint, left: number, top: number): void {
  const { colour, opacity = 1, softness = CLEAN_EDGE, inside } = options;
  const { width, height, rgba } = canvas;
  for (let y = top; y < Math.min(top + TILE, height); y++) {
    for (let x = left; x < Math.min(left + TILE, width); x++) {
      let alpha = opacity * coverage(shape(x, y), softness);
      if (alpha === 0) continue;
      if (inside !== undefined) alpha *= coverage(inside(x, y), CLEAN_EDGE);
      if (alpha === 0) continue;
      const [red, green, blue] = typeof colour === 'function' ? colour(x, y) : colour;
      const at = (y * width + x) * 4;
      rgba[at] = rgba[at]! + (red - rgba[at]!) * alpha;
      rgba[at + 1] = rgba[at + 1]! + (green - rgba[at + 1]!) * alpha;
      rgba[at + 2] = rgba[at + 2]! + (blue - rgba[at + 2]!) * alpha;
    }
  }
}

export const mix = (a: Colour, b: Colour, t: number): Colour => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];

export const shade = (colour: Colour, factor: number): Colour => [
  clamp(colour[0] * factor, 0, 255),
  clamp(colour[1] * factor, 0, 255),
  clamp(colour[2] * factor, 0, 255),
];

/** Superellipse: power 2 is an ellipse, higher is boxier. `tilt` in radians. */
export function ellipse(
  centreX: number,
  centreY: number,
  radiusX: number,
  radiusY: number,
  options: { readonly power?: number; readonly tilt?: number } = {},
): Shape {
  const { power = 2, tilt = 0 } = options;
  const cos = Math.cos(tilt);
  const sin = Math.sin(tilt);
  const scale = Math.min(radiusX, radiusY);
  return (x, y) => {
    const dx = x - centreX;
    const dy = y - centreY;
    const u = Math.abs((dx * cos + dy * sin) / radiusX);
    const v = Math.abs((dy * cos - dx * sin) / radiusY);
    if (power === 2) return (Math.sqrt(u * u + v * v) - 1) * scale;
    return ((u ** power + v ** power) ** (1 / power) - 1) * scale;
  };
}

/** A stroke along a quadratic curve, thick in the middle and thin at its ends when `taper` is 1. */
export function stroke(from: Corner, control: Corner, to: Corner, thickness: number, taper = 0): Shape {
  const length = Math.hypot(
    control[0] - from[0],
    control[1] - from[1],
    to[0] - control[0],
    to[1] - control[1],
  );
  const spacing = Math.min(STROKE_STEP_LENGTH, thickness / 2);
  const steps = Math.max(MIN_STROKE_STEPS, Math.ceil(length / spacing));
  const xs = new Float64Array(steps + 1);
  const ys = new Float64Array(steps + 1);
  const radii = new Float64Array(steps + 1);
  for (let i = 0; i <= steps; i++) {
    const t = i / steps;
    xs[i] = (1 - t) ** 2 * from[0] + 2 * (1 - t) * t * control[0] + t * t * to[0];
    ys[i] = (1 - t) ** 2 * from[1] + 2 * (1 - t) * t * control[1] + t * t * to[1];
    radii[i] = (thickness / 2) * (1 - taper * (2 * t - 1) ** 2);
  }
  const reach = thickness / 2 + STROKE_MARGIN;
  const minX = Math.min(...xs) - reach;
  const maxX = Math.max(...xs) + reach;
  const minY = Math.min(...ys) - reach;
  const maxY = Math.max(...ys) + reach;
  return (x, y) => {
    if (x < minX || x > maxX || y < minY || y > maxY) return FAR;
    let nearest = FAR;
    for (let i = 0; i <= steps; i++) {
      const dx = x - xs[i]!;
      const dy = y - ys[i]!;
      nearest = Math.min(nearest, Math.sqrt(dx * dx + dy * dy) - radii[i]!);
    }
    return nearest;
  };
}

const MIN_STROKE_STEPS = 16;
/** Pixels between two discs of a stroke at most; thin strokes need closer ones not to look dotted. */
const STROKE_STEP_LENGTH = 3.5;
const FAR = 1_000;
/** Soft edges wider than this would be cut off at the stroke's bounding box. */
const STROKE_MARGIN = 14;

export const union =
  (...shapes: readonly Shape[]): Shape =>
  (x, y) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (const shape of shapes) nearest = Math.min(nearest, shape(x, y));
    return nearest;
  };

export const intersection =
  (...shapes: readonly Shape[]): Shape =>
  (x, y) => {
    let farthest = Number.NEGATIVE_INFINITY;
    for (const shape of shapes) farthest = Math.max(farthest, shape(x, y));
    return farthest;
  };

export const outside =
  (shape: Shape): Shape =>
  (x, y) =>
    -shape(x, y);

/** Everything above the line y = `level(x)`. */
export const above =
  (level: (x: number) => number): Shape =>
  (x, y) =>
    y - level(x);

export type Corner = readonly [number, number];

/** Corners in any order of rotation. */
export function triangle(a: Corner, b: Corner, c: Corner): Shape {
  const orientation = Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
  const edge = (from: Corner, to: Corner, x: number, y: number): number => {
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    return (-orientation * ((to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]))) / length;
  };
  return (x, y) => Math.max(edge(a, b, x, y), edge(b, c, x, y), edge(c, a, x, y));
}
