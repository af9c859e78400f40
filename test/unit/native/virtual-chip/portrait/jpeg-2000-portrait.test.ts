import { expect, test } from 'vitest';
import { jpeg2000Portrait } from '../../../../../native/virtual-chip/portrait/portrait.ts';
import { makeJpeg2000Portrait } from '../../../../support/portrait/jpeg-2000-portrait.ts';

test('the portrait in JPEG 2000 is what its script paints and encodes', async () => {
  const { file, image } = await makeJpeg2000Portrait();
  expect(jpeg2000Portrait()).toEqual({
    format: 'jpeg2000',
    bytes: file,
    width: image.width,
    height: image.height,
  });
  expect(file.length).toBeLessThan(10_000);
});
