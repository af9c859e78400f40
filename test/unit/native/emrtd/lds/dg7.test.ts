import { expect, test } from 'vitest';
import { parseDataGroup7 } from '../../../../../native/emrtd/lds/dg7.ts';
import { hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import { encodeTlv } from '../../../../../native/iso7816/tlv.ts';

const JPEG = hexToBytes('FFD8FFE000104A464946');
const JP2 = hexToBytes('0000000C6A5020200D0A870A');
const COUNT = hexToBytes('020102');

test('signatures in the order of the file, each by what its first octets say', () => {
  expect(parseDataGroup7(encodeTlv(0x67, COUNT, encodeTlv(0x5f43, JPEG), encodeTlv(0x5f43, JP2)))).toEqual([
    { mime: 'image/jpeg', bytes: JPEG },
    { mime: 'image/jp2', bytes: JP2 },
  ]);
});

test.each([
  ['another file', encodeTlv(0x65, COUNT, encodeTlv(0x5f43, JPEG))],
  ['another kind of picture', encodeTlv(0x67, COUNT, encodeTlv(0x5f43, hexToBytes('89504E47')))],
  ['nothing', new Uint8Array()],
])('%s holds none', (_, file) => {
  expect(parseDataGroup7(file)).toEqual([]);
});
