import { expect, test } from 'vitest';
import { asciiToBytes, bigIntToBytes, concatBytes } from '../../../../native/iso7816/bytes.ts';
import { jpeg2000Portrait } from '../../../../native/virtual-chip/portrait/portrait.ts';
import { statedSizeOf } from '../../../../renderer/picture/stated-size.ts';

const uint32 = (value: number) => bigIntToBytes(BigInt(value), 4);
const stream = (width: number, height: number, tile = width, offset = 0) =>
  concatBytes(
    Uint8Array.of(0xff, 0x4f, 0xff, 0x51, 0, 47, 0, 0),
    ...[width + offset, height + offset, offset, offset, tile, tile, 0, 0].map(uint32),
    Uint8Array.of(0, 3),
  );
const box = (type: string, content: Uint8Array, length = content.length + 8) =>
  concatBytes(uint32(length), asciiToBytes(type), content);
const START = box('jP  ', Uint8Array.of(0x0d, 0x0a, 0x87, 0x0a));

test('of a code stream, with its offset on the grid and its tiles', () => {
  expect(statedSizeOf(stream(300, 200, 100, 50))).toEqual({
    width: 300,
    height: 200,
    tiles: 6,
    components: 3,
  });
});

test('of a JP2 file: the first code stream, not what looks like one in a box before it', () => {
  const decoy = box('uuid', stream(8, 8));
  const file = concatBytes(START, decoy, box('jp2c', stream(300, 200)), box('jp2c', stream(9, 9)));
  expect(statedSizeOf(file)).toMatchObject({ width: 300, height: 200 });
  expect(statedSizeOf(concatBytes(START, box('jp2c', stream(300, 200), 0)))).toMatchObject({ width: 300 });
  expect(statedSizeOf(jpeg2000Portrait().bytes)).toEqual({
    width: 240,
    height: 320,
    tiles: 1,
    components: 3,
  });
});

test.each([
  ['nothing', new Uint8Array()],
  ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0)],
  ['a file without a code stream', START],
  [
    'a box that is too short to be one',
    concatBytes(START, box('free', new Uint8Array(), 3), box('jp2c', stream(9, 9))),
  ],
  ['a code stream that ends before its size', stream(300, 200).subarray(0, 30)],
  ['no tiles', stream(300, 200, 0)],
])('%s states none', (_, bytes) => {
  expect(statedSizeOf(bytes)).toBeUndefined();
});
