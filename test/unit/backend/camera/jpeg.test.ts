import { expect, test } from 'vitest';
import { isJpeg } from '../../../../electron/backend/camera/jpeg.ts';
import { smallJpeg } from '../../../support/desk/small-jpeg.ts';

const changed = (at: number, octet: number): Uint8Array => {
  const bytes = Uint8Array.from(smallJpeg);
  bytes.set([octet], at < 0 ? bytes.length + at : at);
  return bytes;
};

test('a JPEG as a browser writes it', () => {
  expect(isJpeg(smallJpeg)).toBe(true);
});

test.each([
  ['nothing', new Uint8Array()],
  ['its two signatures alone', Uint8Array.of(0xff, 0xd8, 0xff, 0xd9)],
  ['one that begins as a PNG', changed(0, 0x89)],
  ['one that was cut off', smallJpeg.slice(0, -1)],
  ['one without its end', changed(-1, 0)],
  ['a segment that is none', changed(2, 0)],
  ['a segment without a length', (() => changed(4, 0).fill(0, 4, 6))()],
  ['a length beyond the end', (() => changed(4, 0xff).fill(0xff, 4, 6))()],
  ['text between the signatures', Uint8Array.from([0xff, 0xd8, ...Buffer.from('<script>'), 0xff, 0xd9])],
])('not: %s', (_what, bytes) => {
  expect(isJpeg(bytes)).toBe(false);
});

test('not: a scan without a frame', () => {
  expect(isJpeg(Uint8Array.of(0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 2, 0xff, 0xd9))).toBe(false);
});
