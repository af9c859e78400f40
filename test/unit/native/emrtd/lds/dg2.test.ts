import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDataGroup2 } from '../../../../../native/emrtd/lds/dg2.ts';
import { concatBytes, hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import { encodeTlv } from '../../../../../native/iso7816/tlv.ts';

const JPEG = hexToBytes('FFD8FFE000104A46494600010100000100010000FFD9');
const JP2 = hexToBytes('0000000C6A5020200D0A870A00000014667479706A703220');
const CODE_STREAM = hexToBytes('FF4FFF51002F0000');

const uint = (value: number, length: number) =>
  Uint8Array.from({ length }, (_, i) => Math.floor(value / 256 ** (length - 1 - i)) & 0xff);

interface Shape {
  readonly featurePoints?: number;
  readonly recordLength?: number;
  readonly block?: number;
  readonly after?: Uint8Array;
}

/** Facial record header (14), facial information (20), feature points (8 each), image information (12), image. */
function dg2(
  image: Uint8Array,
  { featurePoints = 0, recordLength, block = 0x5f2e, after = new Uint8Array() }: Shape = {},
) {
  const length = recordLength ?? 20 + 8 * featurePoints + 12 + image.length;
  const record = concatBytes(
    hexToBytes('46414300 30313000'),
    uint(14 + length, 4),
    uint(1, 2),
    uint(length, 4),
    uint(featurePoints, 2),
    new Uint8Array(14),
    new Uint8Array(8 * featurePoints),
    new Uint8Array(12),
    image,
    after,
  );
  const template = encodeTlv(0x7f60, encodeTlv(0xa1, hexToBytes('81 01 02')), encodeTlv(block, record));
  return encodeTlv(0x75, encodeTlv(0x7f61, hexToBytes('020101'), template));
}

describe('the portrait', () => {
  test.each([
    ['JPEG', JPEG, 'image/jpeg'],
    ['JPEG 2000', JP2, 'image/jp2'],
    ['a JPEG 2000 code stream', CODE_STREAM, 'image/jp2'],
  ])('%s', (_, image, mime) => {
    expect(parseDataGroup2(dg2(image))).toEqual({ ok: true, value: { mime, bytes: image } });
  });

  test('behind feature points', () => {
    expect(parseDataGroup2(dg2(JPEG, { featurePoints: 3 }))).toMatchObject({
      ok: true,
      value: { bytes: JPEG },
    });
  });

  test('in a constructed data block', () => {
    expect(parseDataGroup2(dg2(JPEG, { block: 0x7f2e })).ok).toBe(true);
  });

  test('ends with its record, although the block goes on', () => {
    const portrait = parseDataGroup2(dg2(JPEG, { after: new Uint8Array(50).fill(0xaa) }));
    expect(portrait.ok && portrait.value.bytes).toEqual(JPEG);
  });

  test('is never taken from outside the block', () => {
    const portrait = parseDataGroup2(dg2(JPEG, { recordLength: 0xffff_ffff }));
    expect(portrait.ok && portrait.value.bytes).toEqual(JPEG);
  });
});

test.each([
  ['another kind of image', dg2(hexToBytes('89504E470D0A1A0A'))],
  ['no image', dg2(new Uint8Array())],
  ['feature points without end', dg2(JPEG, { featurePoints: 3, recordLength: 20 })],
  ['another file', encodeTlv(0x61, JPEG)],
  ['no template', encodeTlv(0x75, encodeTlv(0x7f61, hexToBytes('020100')))],
  [
    'another record',
    encodeTlv(0x75, encodeTlv(0x7f61, encodeTlv(0x7f60, encodeTlv(0x5f2e, new Uint8Array(60))))),
  ],
])('%s is malformed', (_, file) => {
  expect(parseDataGroup2(file)).toEqual({ ok: false, error: 'dg2-malformed' });
});

test('a damaged file never throws', () => {
  const whole = dg2(JPEG, { featurePoints: 2 });
  fc.assert(
    fc.property(
      fc.nat({ max: whole.length - 1 }),
      fc.nat({ max: 255 }),
      fc.nat({ max: whole.length }),
      (at, octet, cut) => {
        const damaged = whole.slice(0, cut);
        if (at < damaged.length) damaged[at] = octet;
        const portrait = parseDataGroup2(damaged);
        if (portrait.ok) expect(portrait.value.bytes.length).toBeLessThanOrEqual(whole.length);
      },
    ),
    { numRuns: 300 },
  );
});

describe('ISO/IEC 39794-5', () => {
  /** The least that the profile of Doc 9303-10 asks for; `more` stands behind the image. */
  const block39794 = (image: Uint8Array, more = hexToBytes('A105 A003 8001 02')) =>
    encodeTlv(
      0x65,
      encodeTlv(0xa0, hexToBytes('800103 810207E3')),
      encodeTlv(
        0xa1,
        encodeTlv(
          0x30,
          hexToBytes('800100'),
          encodeTlv(0xa1, encodeTlv(0xa0, encodeTlv(0xa0, encodeTlv(0x80, image), more))),
        ),
      ),
    );
  const file = (...block: readonly Uint8Array[]) =>
    encodeTlv(
      0x75,
      encodeTlv(
        0x7f61,
        hexToBytes('020101'),
        encodeTlv(0x7f60, hexToBytes('A103 81 01 02'), encodeTlv(0x7f2e, ...block)),
      ),
    );

  test.each([
    ['JPEG', JPEG, 'image/jpeg'],
    ['JPEG 2000', JP2, 'image/jp2'],
  ])('%s', (_, image, mime) => {
    expect(parseDataGroup2(file(encodeTlv(0xa1, block39794(image))))).toEqual({
      ok: true,
      value: { mime, bytes: image },
    });
  });

  test('without the data object for faces around it', () => {
    expect(parseDataGroup2(file(block39794(JPEG)))).toMatchObject({ ok: true, value: { bytes: JPEG } });
  });

  test.each([
    ['no image in it', encodeTlv(0xa1, encodeTlv(0x65, hexToBytes('A000')))],
    ['another kind of image', encodeTlv(0xa1, block39794(hexToBytes('89504E47')))],
    ['fingers instead', encodeTlv(0xa2, block39794(JPEG))],
  ])('%s', (_, block) => {
    expect(parseDataGroup2(file(block))).toEqual({ ok: false, error: 'dg2-malformed' });
  });
});
