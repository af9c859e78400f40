import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { paintFace } from '../../../../native/virtual-chip/portrait/face.ts';
import { jpeg2000Portrait } from '../../../../native/virtual-chip/portrait/portrait.ts';
import { decodeJpeg2000 } from '../../../../renderer/picture/jpeg-2000.ts';
import { encodeCodeStream, jp2File } from '../../../support/portrait/encode-jpeg-2000.ts';
import { makeJpeg2000Portrait } from '../../../support/portrait/jpeg-2000-portrait.ts';

const loadWasm = async (): Promise<ArrayBuffer> => {
  const file = createRequire(import.meta.url).resolve('@cornerstonejs/codec-openjpeg/decodewasm');
  return new Uint8Array(await readFile(file)).buffer;
};
const decode = (bytes: Uint8Array) => decodeJpeg2000(bytes, loadWasm);

/** Mean difference of red, green and blue between two pictures; 0 is the same, about 85 is chance. */
function difference(rgba: Uint8ClampedArray, rgb: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < rgb.length; i++) sum += Math.abs(rgb[i]! - rgba[4 * Math.floor(i / 3) + (i % 3)]!);
  return sum / rgb.length;
}

test('the portrait of the virtual chip is the face that was painted', async () => {
  const { image } = await makeJpeg2000Portrait();
  const picture = await decode(jpeg2000Portrait().bytes);
  expect(picture).toMatchObject({ width: image.width, height: image.height });
  expect(difference(picture!.rgba, image.rgb)).toBeLessThan(4);
});

test('a bare code stream, as some chips hold, and the same in JP2', async () => {
  const canvas = paintFace({ seed: 5, sex: 'male', age: 50 });
  const rgb = new Uint8Array(3 * canvas.width * canvas.height);
  for (let i = 0; i < rgb.length; i++) rgb[i] = canvas.rgba[4 * Math.floor(i / 3) + (i % 3)]!;
  const image = { width: canvas.width, height: canvas.height, rgb };
  const stream = await encodeCodeStream(image, 20);
  for (const bytes of [stream, jp2File(stream, image)]) {
    const picture = await decode(bytes);
    expect(picture).toMatchObject({ width: canvas.width, height: canvas.height });
    expect(difference(picture!.rgba, rgb)).toBeLessThan(4);
  }
});

test('what is no picture, or only the start of one, is none, and the next is shown all the same', async () => {
  const whole = jpeg2000Portrait().bytes;
  for (const bytes of [
    new Uint8Array(),
    whole.subarray(0, 60),
    whole.subarray(0, 120),
    new Uint8Array(500).fill(7),
  ]) {
    expect(await decode(bytes)).toBeUndefined();
  }
  expect(await decode(whole)).toMatchObject({ width: 240 });
});

test('a picture that claims to be larger than any portrait is not decoded', async () => {
  const image = { width: 64, height: 64, rgb: new Uint8Array(3 * 64 * 64).fill(90) };
  const stream = await encodeCodeStream(image, 4);
  expect(await decode(stream)).toMatchObject({ width: 64, height: 64 });
  // SIZ: the width of the reference grid follows marker, length and capabilities.
  const view = new DataView(stream.buffer, stream.byteOffset);
  for (const at of [8, 12, 24, 28]) view.setUint32(at, 60_000);
  expect(await decode(stream)).toBeUndefined();
});

test('spoiled octets never throw', async () => {
  const whole = jpeg2000Portrait().bytes;
  let shown = 0;
  for (let round = 0; round < 60; round++) {
    const spoiled = whole.slice();
    for (let i = 0; i < 3; i++) spoiled[(round * 997 + i * 4099) % spoiled.length]! ^= 1 << (round % 8);
    if (await decode(spoiled)) shown++;
  }
  expect(shown).toBeGreaterThan(0);
}, 60_000);
