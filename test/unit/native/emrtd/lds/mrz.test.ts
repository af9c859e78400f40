import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDataGroup1 } from '../../../../../native/emrtd/lds/dg1.ts';
import { parseMrz } from '../../../../../native/emrtd/lds/mrz.ts';
import { checkVietnameseNumber, vietnameseNumber } from '../../../../../native/emrtd/lds/vietnamese-mrz.ts';
import { asciiToBytes, concatBytes, hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import { encodeTlv } from '../../../../../native/iso7816/tlv.ts';

const VIETNAMESE = [
  'IDVNM0900000018000090000001<<8',
  '9001158M3001156VNM<<<<<<<<<<<8',
  'NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<',
];
/** Specimens of Doc 9303-5 App. A, 9303-6 App. A and 9303-4 App. A. */
const TD1 = [
  'I<UTOD231458907<<<<<<<<<<<<<<<',
  '7408122F1204159UTO<<<<<<<<<<<6',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
];
const TD2 = ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'];
const TD3 = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];

function parsed(lines: readonly string[]) {
  const result = parseMrz(lines.join(''));
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

describe('specimens of the standard', () => {
  const erikssonFields = {
    issuingState: 'UTO',
    nationality: 'UTO',
    birthDate: '740812',
    sex: 'F',
    expiryDate: '120415',
    surname: 'ERIKSSON',
    givenNames: 'ANNA MARIA',
  };
  test.each([
    ['TD1', TD1, { documentCode: 'I', documentNumber: 'D23145890', optionalData: '' }],
    ['TD2', TD2, { documentCode: 'I', documentNumber: 'D23145890', optionalData: '' }],
    ['TD3', TD3, { documentCode: 'P', documentNumber: 'L898902C3', optionalData: 'ZE184226B' }],
  ] as const)('%s', (format, lines, own) => {
    const { fields, wrongCheckDigits } = parsed(lines);
    expect(fields).toEqual({ format, lines, ...erikssonFields, ...own });
    expect(wrongCheckDigits).toEqual([]);
  });
});

describe('a Vietnamese card', () => {
  test('is a TD1 whose optional data hold the twelve digits', () => {
    const { fields, wrongCheckDigits } = parsed(VIETNAMESE);
    expect(wrongCheckDigits).toEqual([]);
    expect(fields).toMatchObject({
      documentCode: 'ID',
      issuingState: 'VNM',
      documentNumber: '090000001',
      surname: 'NGUYEN',
      givenNames: 'VAN MAU',
    });
    expect(vietnameseNumber(fields)).toBe('000090000001');
    expect(checkVietnameseNumber(fields)).toEqual({ checkDigit: true, documentNumber: true });
  });

  test('whose extra digit or document number does not fit is told', () => {
    const digit = parsed([VIETNAMESE[0]!.replace(/8$/, '7'), ...VIETNAMESE.slice(1)]);
    expect(checkVietnameseNumber(digit.fields)).toEqual({ checkDigit: false, documentNumber: true });
    const number = parsed([VIETNAMESE[0]!.replace('000090000001', '000090000002'), ...VIETNAMESE.slice(1)]);
    expect(checkVietnameseNumber(number.fields)).toEqual({ checkDigit: false, documentNumber: false });
  });

  test('other documents have no such number', () => {
    for (const lines of [TD1, TD2, TD3]) {
      expect(vietnameseNumber(parsed(lines).fields)).toBeUndefined();
      expect(checkVietnameseNumber(parsed(lines).fields)).toBeUndefined();
    }
  });
});

describe('check digits', () => {
  test.each([
    ['documentNumber', TD3, 1, 9],
    ['birthDate', TD3, 1, 19],
    ['expiryDate', TD3, 1, 27],
    ['optionalData', TD3, 1, 42],
    ['composite', TD3, 1, 43],
    ['documentNumber', TD1, 0, 14],
    ['birthDate', TD1, 1, 6],
    ['expiryDate', TD1, 1, 14],
    ['composite', TD1, 1, 29],
    ['composite', TD2, 1, 35],
  ] as const)('a wrong one for %s is told', (name, lines, line, column) => {
    const text = lines[line]!;
    const wrong = String((Number(text[column]) + 1) % 10);
    const changed = lines.with(line, text.slice(0, column) + wrong + text.slice(column + 1));
    expect(parsed(changed).wrongCheckDigits).toContain(name);
  });

  test('a filler may stand for the digit of empty optional data', () => {
    const empty = TD3.with(1, 'L898902C36UTO7408122F1204159<<<<<<<<<<<<<<<8');
    expect(parsed(empty).wrongCheckDigits).not.toContain('optionalData');
  });
});

describe('long document numbers', () => {
  test('TD1: D23145890734 of Doc 9303-11 App. D.2', () => {
    const { fields, wrongCheckDigits } = parsed([
      'I<UTOD23145890<7349<<<<<<<<<<<',
      '3407127M9507122UTO<<<<<<<<<<<2',
      'STEVENSON<<PETER<JOHN<<<<<<<<<',
    ]);
    expect(fields.documentNumber).toBe('D23145890734');
    expect(fields.optionalData).toBe('');
    expect(wrongCheckDigits).toEqual([]);
  });

  test('TD2: the same number', () => {
    const { fields, wrongCheckDigits } = parsed([
      'I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<',
      'D23145890<UTO3407127M95071227349<<<8',
    ]);
    expect(fields.documentNumber).toBe('D23145890734');
    expect(wrongCheckDigits).toEqual([]);
  });
});

test('names with one part, and unspecified sex', () => {
  const { fields } = parsed(
    TD1.with(1, '7408122<1204159UTO<<<<<<<<<<<6').with(2, 'ARKFREITH<<<<<<<<<<<<<<<<<<<<<'),
  );
  expect(fields).toMatchObject({ surname: 'ARKFREITH', givenNames: '', sex: 'X' });
});

test('other lengths and letters are refused', () => {
  expect(parseMrz('I<UTO')).toEqual({ ok: false, error: 'mrz-length' });
  expect(parseMrz(VIETNAMESE.join('').toLowerCase())).toEqual({ ok: false, error: 'mrz-alphabet' });
});

test('any text of the right length and alphabet parses without throwing', () => {
  const letters = fc.constantFrom(...'0123456789ABCXYZ<<<<');
  fc.assert(
    fc.property(fc.constantFrom(90, 72, 88), fc.infiniteStream(letters), (length, stream) => {
      const text = [...stream.take(length)].join('');
      const result = parseMrz(text);
      expect(result.ok && result.value.fields.lines.join('')).toBe(text);
    }),
  );
});

describe('DG1', () => {
  const dg1 = (lines: readonly string[]) => encodeTlv(0x61, encodeTlv(0x5f1f, asciiToBytes(lines.join(''))));

  test('holds the lines', () => {
    expect(parseDataGroup1(dg1(VIETNAMESE))).toEqual({ ok: true, value: parsed(VIETNAMESE) });
  });

  test.each([
    ['another tag', concatBytes(hexToBytes('75'), dg1(VIETNAMESE).subarray(1)), 'dg1-malformed'],
    ['no MRZ', hexToBytes('6100'), 'dg1-malformed'],
    ['a truncated file', dg1(VIETNAMESE).subarray(0, 50), 'dg1-malformed'],
    ['a short MRZ', dg1(['IDVNM']), 'mrz-length'],
    ['a very long MRZ', dg1(['A'.repeat(2000)]), 'mrz-length'],
  ])('%s is an error', (_, file, error) => {
    expect(parseDataGroup1(file)).toEqual({ ok: false, error });
  });
});
