import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDataGroup12 } from '../../../../../native/emrtd/lds/dg12.ts';
import { hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import { encodeTlv } from '../../../../../native/iso7816/tlv.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

test('authority and remarks in national characters, the date as packed digits', () => {
  const file = encodeTlv(
    0x6c,
    encodeTlv(0x5f19, utf8('Cục Quản lý Ví Dụ')),
    encodeTlv(0x5f26, hexToBytes('20220120')),
    encodeTlv(0x5f1b, utf8('Trang 5')),
    encodeTlv(0x5f1c, utf8('Không')),
  );
  expect(parseDataGroup12(file)).toEqual({
    issuingAuthority: 'Cục Quản lý Ví Dụ',
    issueDate: '2022-01-20',
    endorsements: 'Trang 5',
    taxOrExitRequirements: 'Không',
  });
});

test('a date that is none is left out', () => {
  expect(parseDataGroup12(encodeTlv(0x6c, encodeTlv(0x5f26, utf8('2022012'))))).toEqual({});
});

test('another file is none', () => {
  expect(parseDataGroup12(encodeTlv(0x6b, utf8('x')))).toBeUndefined();
});

test('whatever the octets, nothing is thrown', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (octets) => {
      parseDataGroup12(octets);
      parseDataGroup12(encodeTlv(0x6c, octets));
    }),
    { numRuns: 500 },
  );
});
