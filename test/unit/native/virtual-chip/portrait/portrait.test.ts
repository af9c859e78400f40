import jpeg from 'jpeg-js';
import { expect, test } from 'vitest';
import { bytesToHex } from '../../../../../native/iso7816/bytes.ts';
import {
  PORTRAIT_HEIGHT,
  PORTRAIT_WIDTH,
  paintFace,
} from '../../../../../native/virtual-chip/portrait/face.ts';
import { ageAt, encodePortrait, portraitOf } from '../../../../../native/virtual-chip/portrait/portrait.ts';
import { SAMPLE_HOLDER } from '../sample-card.ts';

test.each([12_000, 16_000, 30_000])('a JPEG of about %i bytes that opens at full size', (target) => {
  const image = portraitOf(SAMPLE_HOLDER, target);
  expect(Math.abs(image.bytes.length - target)).toBeLessThan(target * 0.06);
  expect(bytesToHex(image.bytes.subarray(0, 4))).toBe('ffd8ffe0');
  const opened = jpeg.decode(image.bytes, { useTArray: true });
  expect([opened.width, opened.height]).toEqual([PORTRAIT_WIDTH, PORTRAIT_HEIGHT]);
});

test('the same person has the same face, another person another one', () => {
  const face = (seed: number) =>
    bytesToHex(paintFace({ seed, sex: 'female', age: 30 }).rgba.subarray(400_000, 402_000));
  expect(face(1)).toBe(face(1));
  const faces = new Set(Array.from({ length: 12 }, (_, seed) => face(seed)));
  expect(faces.size).toBe(12);
});

test('there is a face: skin in the middle, background in the corners', () => {
  for (const seed of [3, 4, 5]) {
    const { rgba, width } = paintFace({ seed, sex: seed % 2 === 0 ? 'male' : 'female', age: 40 });
    const at = (x: number, y: number) =>
      Array.from(rgba.subarray((y * width + x) * 4, (y * width + x) * 4 + 3));
    const [red = 0, , blue = 0] = at(240, 330);
    expect(red).toBeGreaterThan(blue + 20);
    const [cornerRed = 0, , cornerBlue = 0] = at(4, 4);
    expect(cornerBlue).toBeGreaterThanOrEqual(cornerRed);
  }
});

test('an impossible size gives the nearest there is', () => {
  const canvas = paintFace({ seed: 1, sex: 'male', age: 20 });
  const smallest = encodePortrait(canvas, 500).bytes.length;
  expect(smallest).toBeLessThan(encodePortrait(canvas, 12_000).bytes.length);
});

test('age counts birthdays', () => {
  expect(ageAt('1990-01-15', '2022-01-14')).toBe(31);
  expect(ageAt('1990-01-15', '2022-01-15')).toBe(32);
});
