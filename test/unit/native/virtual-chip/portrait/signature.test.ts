import jpeg from 'jpeg-js';
import { expect, test } from 'vitest';
import { signatureOf } from '../../../../../native/virtual-chip/portrait/signature.ts';
import { SAMPLE_HOLDER } from '../sample-card.ts';

test('a line of ink on white, the same for the same holder and another for another', () => {
  const signature = signatureOf(SAMPLE_HOLDER);
  const picture = jpeg.decode(signature, { useTArray: true });
  const dark = picture.data.filter((octet, i) => i % 4 === 0 && octet < 100).length;
  expect(dark / (picture.width * picture.height)).toBeGreaterThan(0.01);
  expect(dark / (picture.width * picture.height)).toBeLessThan(0.3);
  expect(signatureOf(SAMPLE_HOLDER)).toEqual(signature);
  expect(signatureOf({ ...SAMPLE_HOLDER, number: '000090000009' })).not.toEqual(signature);
});
