import { expect, test } from 'vitest';
import { pixelsOf } from '../../../../renderer/picture/samples.ts';

const frame = (componentCount: number, more = {}) => ({
  width: 2,
  height: 1,
  bitsPerSample: 8,
  componentCount,
  isSigned: false,
  ...more,
});

test.each([
  ['grey', 1, [10, 20], [10, 10, 10, 255, 20, 20, 20, 255]],
  ['grey with opacity', 2, [10, 0, 20, 0], [10, 10, 10, 255, 20, 20, 20, 255]],
  ['colour', 3, [1, 2, 3, 4, 5, 6], [1, 2, 3, 255, 4, 5, 6, 255]],
  ['colour with opacity', 4, [1, 2, 3, 0, 4, 5, 6, 0], [1, 2, 3, 255, 4, 5, 6, 255]],
])('%s', (_, components, samples, pixels) => {
  expect([...pixelsOf(Uint8Array.from(samples), frame(components))!]).toEqual(pixels);
});

test.each([
  ['five components', frame(5)],
  ['no component', frame(0)],
  ['sixteen bits', frame(1, { bitsPerSample: 16 })],
  ['signed samples', frame(1, { isSigned: true })],
  ['fewer samples than pixels', frame(3, { height: 9 })],
])('%s cannot be shown', (_, what) => {
  expect(pixelsOf(new Uint8Array(10), what)).toBeUndefined();
});
