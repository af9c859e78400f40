import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDataGroup11 } from '../../../../../native/emrtd/lds/dg11.ts';
import { concatBytes, hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import { encodeTlv } from '../../../../../native/iso7816/tlv.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const dg11 = (...objects: readonly Uint8Array[]) => encodeTlv(0x6b, ...objects);

describe('details of the holder', () => {
  test('in his own letters, composed, whatever the issuer wrote', () => {
    const file = dg11(encodeTlv(0x5f0e, utf8('Nguyễn<<Văn<Mẫu'.normalize('NFD'))));
    expect(parseDataGroup11(file)?.fullName).toBe('Nguyễn Văn Mẫu');
  });

  test('other names, in their template and bare', () => {
    const template = encodeTlv(
      0xa0,
      hexToBytes('020102'),
      encodeTlv(0x5f0f, utf8('MAU<<AN')),
      encodeTlv(0x5f0f, utf8('THU')),
    );
    expect(parseDataGroup11(dg11(template))?.otherNames).toEqual(['MAU AN', 'THU']);
    expect(parseDataGroup11(dg11(encodeTlv(0x5f0f, utf8('MAU<<AN'))))?.otherNames).toEqual(['MAU AN']);
  });

  test.each([
    ['text', utf8('19900115'), '1990-01-15'],
    ['packed digits', hexToBytes('19900115'), '1990-01-15'],
    ['a month that is none', utf8('19901315'), undefined],
    ['half a date', utf8('1990'), undefined],
    ['packed letters', hexToBytes('19A00115'), undefined],
  ])('a date of birth as %s', (_, value, expected) => {
    expect(parseDataGroup11(dg11(encodeTlv(0x5f2b, value)))?.birthDate).toBe(expected);
  });

  test('a text that is not UTF-8 is left out rather than guessed', () => {
    const file = dg11(encodeTlv(0x5f11, hexToBytes('C3')), encodeTlv(0x5f42, utf8('Số 1<Phố Thử')));
    expect(parseDataGroup11(file)).toEqual({ otherNames: [], permanentAddress: 'Số 1, Phố Thử' });
  });

  test('the list of tags is not believed', () => {
    const file = dg11(encodeTlv(0x5c, hexToBytes('5F0E5F11')), encodeTlv(0x5f13, utf8('NURSE')));
    expect(parseDataGroup11(file)).toEqual({ otherNames: [], profession: 'NURSE' });
  });

  test('an object that runs over the end hides only itself', () => {
    const file = encodeTlv(0x6b, concatBytes(encodeTlv(0x5f0e, utf8('MAU<<AN')), hexToBytes('5F117F4142')));
    expect(parseDataGroup11(file)).toEqual({ otherNames: [], fullName: 'MAU AN' });
  });

  test('another file is none', () => {
    expect(parseDataGroup11(encodeTlv(0x6c, utf8('x')))).toBeUndefined();
    expect(parseDataGroup11(new Uint8Array())).toBeUndefined();
  });
});

test('whatever the octets, nothing is thrown', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (octets) => {
      parseDataGroup11(octets);
      parseDataGroup11(encodeTlv(0x6b, octets));
    }),
    { numRuns: 500 },
  );
});
