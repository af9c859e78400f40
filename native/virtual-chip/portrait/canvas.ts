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

export function paint(canvas: Canvas, shape: Shape, paintOptions: Paint): void {
  const { colour, opacity = 1, softness = CLEAN_EDGE, inside } = paintOptions;
  const { width, height, rgba } = canvas;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let alpha = coverage(shape(x, y), softness);
      if (alpha === 0) continue;
      if (inside !== undefined) alpha *= coverage(inside(x, y), CLEAN_EDGE);
      alpha *= opacity;
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
    return ((u ** power + v ** power) ** (1 / power) - 1) * scale;
  };
}

/** A stroke along a quadratic curve, thick in the middle and thin at its ends when `taper` is 1. */
export function stroke(
  from: readonly [number, number],
  control: readonly [number, number],
  to: readonly [number, number],
  thickness: number,
  taper = 0,
): Shape {
  const points: (readonly [number, number, number])[] = [];
  for (let i = 0; i <= STROKE_STEPS; i++) {
    const t = i / STROKE_STEPS;
    const x = (1 - t) ** 2 * from[0] + 2 * (1 - t) * t * control[0] + t * t * to[0];
    const y = (1 - t) ** 2 * from[1] + 2 * (1 - t) * t * control[1] + t * t * to[1];
    points.push([x, y, (thickness / 2) * (1 - taper * (2 * t - 1) ** 2)]);
  }
  const reach = thickness + STROKE_MARGIN;
  const minX = Math.min(...points.map(([x]) => x)) - reach;
  const maxX = Math.max(...points.map(([x]) => x)) + reach;
  const minY = Math.min(...points.map(([, y]) => y)) - reach;
  const maxY = Math.max(...points.map(([, y]) => y)) + reach;
  return (x, y) => {
    if (x < minX || x > maxX || y < minY || y > maxY) return STROKE_MARGIN;
    let nearest = Number.POSITIVE_INFINITY;
    for (const [px, py, radius] of points) {
      nearest = Math.min(nearest, Math.hypot(x - px, y - py) - radius);
    }
    return nearest;
  };
}

const STROKE_STEPS = 40;
/** Soft edges wider than this would be cut off at the stroke's bounding box. */
const STROKE_MARGIN = 40;

export const union =
  (...shapes: readonly Shape[]): Shape =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)));

export const intersection =
  (...shapes: readonly Shape[]): Shape =>
  (x, y) =>
    Math.max(...shapes.map((shape) => shape(x, y)));

export const outside =
  (shape: Shape): Shape =>
  (x, y) =>
    -shape(x, y);

/** Everything above the line y = `level(x)`. */
export const above =
  (level: (x: number) => number): Shape =>
  (x, y) =>
    y - level(x);
