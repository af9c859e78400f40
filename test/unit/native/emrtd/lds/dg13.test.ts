import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDataGroup13 } from '../../../../../native/emrtd/lds/dg13.ts';
import { concatBytes, hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import { encodeTlv } from '../../../../../native/iso7816/tlv.ts';

const text = (value: string, tag = 0x0c) => encodeTlv(tag, new TextEncoder().encode(value));
const sequence = (...parts: Uint8Array[]) => encodeTlv(0x30, ...parts);
const field = (number: number, ...values: Uint8Array[]) =>
  sequence(encodeTlv(0x02, Uint8Array.of(number)), ...values);
const dg13 = (...fields: Uint8Array[]) =>
  encodeTlv(0x6d, sequence(hexToBytes('020101'), hexToBytes('060628D316010008'), encodeTlv(0x31, ...fields)));

const PERSON = {
  1: '000090000001',
  2: 'Nguyễn Văn Mẫu',
  3: '15/01/1990',
  4: 'Nam',
  5: 'Việt Nam',
  6: 'Kinh',
  7: 'Không',
  8: 'Phường Ví Dụ, Hà Nội',
  9: 'Số 1 Phố Thử, Phường Ví Dụ, Hà Nội',
  10: 'Sẹo chấm cách 1cm trên đuôi mày trái',
  11: '20/01/2022',
  12: '15/01/2030',
};

const FIELDS = {
  number: PERSON[1],
  fullName: PERSON[2],
  birthDate: PERSON[3],
  sex: PERSON[4],
  nationality: PERSON[5],
  ethnicity: PERSON[6],
  religion: PERSON[7],
  placeOfOrigin: PERSON[8],
  placeOfResidence: PERSON[9],
  personalMarks: PERSON[10],
  issueDate: PERSON[11],
  expiryDate: PERSON[12],
};

const singles = Object.entries(PERSON).map(([number, value]) => field(Number(number), text(value)));

describe('fields', () => {
  test('by number, whatever their order', () => {
    expect(parseDataGroup13(dg13(...singles.toReversed()))).toEqual({ ...FIELDS, other: new Map() });
  });

  test.each([
    ['one SEQUENCE', field(13, sequence(text('Nguyễn Văn Cha'), text('Trần Thị Mẹ')))],
    ['a SEQUENCE each', field(13, sequence(text('Nguyễn Văn Cha')), sequence(text('Trần Thị Mẹ')))],
    [
      'SEQUENCEs in a SEQUENCE',
      field(13, sequence(sequence(text('Nguyễn Văn Cha')), sequence(text('Trần Thị Mẹ')))),
    ],
    ['no nesting', field(13, text('Nguyễn Văn Cha'), text('Trần Thị Mẹ'))],
  ])('parents in %s', (_, parents) => {
    expect(parseDataGroup13(dg13(...singles, parents, field(14, sequence(text('Lê Thị Vợ')))))).toEqual({
      ...FIELDS,
      fatherName: 'Nguyễn Văn Cha',
      motherName: 'Trần Thị Mẹ',
      spouseName: 'Lê Thị Vợ',
      other: new Map(),
    });
  });

  test('that are absent or empty are absent', () => {
    const fields = parseDataGroup13(
      dg13(field(1, text('000090000001')), field(6, text('')), field(14, sequence())),
    );
    expect(fields).toEqual({ number: '000090000001', other: new Map() });
  });

  test('without a known meaning are kept as they are', () => {
    const fields = parseDataGroup13(
      dg13(
        field(15, text('012345678')),
        field(16, text('0123456789ABCDEF', 0x13)),
        field(99, sequence(text('a'), text('b'))),
      ),
    );
    expect(fields?.other).toEqual(
      new Map([
        [15, '012345678'],
        [16, '0123456789ABCDEF'],
        [99, 'a\nb'],
      ]),
    );
  });

  test('decomposed letters become composed ones', () => {
    const fields = parseDataGroup13(dg13(field(2, text(PERSON[2].normalize('NFD')))));
    expect(fields?.fullName).toBe(PERSON[2].normalize('NFC'));
  });

  test('one that is no UTF-8 is no text but kept as it is, and the others stay', () => {
    const value = encodeTlv(0x0c, hexToBytes('FFFE80'));
    const fields = parseDataGroup13(dg13(field(2, value), field(4, text('Nam'))));
    expect(fields).toEqual({ sex: 'Nam', other: new Map(), raw: new Map([[2, value]]) });
  });

  test('enciphered ones, as newer cards may hold, are kept as they are', () => {
    const value = encodeTlv(0x04, hexToBytes('A1B2C3D4'));
    expect(parseDataGroup13(dg13(field(17, value), field(1, text(PERSON[1]))))).toEqual({
      number: PERSON[1],
      other: new Map(),
      raw: new Map([[17, value]]),
    });
  });

  test('one that runs over the end of the file hides only itself', () => {
    const set = encodeTlv(0x31, field(1, text(PERSON[1])), hexToBytes('307F020102'));
    const file = encodeTlv(0x6d, sequence(hexToBytes('020101'), hexToBytes('060628D316010008'), set));
    expect(parseDataGroup13(file)).toEqual({ number: PERSON[1], other: new Map() });
  });
});

test.each([
  ['another file', encodeTlv(0x61, new Uint8Array())],
  ['an empty file', hexToBytes('6D00')],
  ['free text', encodeTlv(0x6d, text('optional details'))],
  ['a truncated file', dg13(...singles).subarray(0, 200)],
  ['too many fields', dg13(...Array.from({ length: 65 }, (_, i) => field(i, text('x'))))],
])('%s is not a Vietnamese DG13', (_, file) => {
  expect(parseDataGroup13(file)).toBeUndefined();
});

test('a damaged or deeply nested file never throws', () => {
  let deep = text('x');
  for (let i = 0; i < 200; i++) deep = sequence(deep);
  expect(parseDataGroup13(dg13(field(13, deep)))).toEqual({ other: new Map(), raw: new Map([[13, deep]]) });
  const whole = dg13(...singles);
  fc.assert(
    fc.property(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }), (at, octet) => {
      const fields = parseDataGroup13(
        concatBytes(whole.subarray(0, at), Uint8Array.of(octet), whole.subarray(at + 1)),
      );
      if (fields) expect(fields.other.size).toBeLessThanOrEqual(12);
    }),
    { numRuns: 300 },
  );
});
