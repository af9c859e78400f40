import { describe, expect, test } from 'vitest';
import { numberInconsistencies, parseCardNumber } from '../../../../electron/core/identity/card-number.ts';

const parsed = (text: string) => {
  const number = parseCardNumber(text);
  if (!number.ok) throw new Error(number.error);
  return number.value;
};

test('the parts of a number', () => {
  expect(parsed('000090000001')).toEqual({
    digits: '000090000001',
    provinceCode: '000',
    sex: 'male',
    birthYear: 1990,
    can: '000001',
    mrzNumber: '090000001',
  });
});

test.each([
  ['000099', 'male', 1999],
  ['000190', 'female', 1990],
  ['000200', 'male', 2000],
  ['000315', 'female', 2015],
  ['000407', 'male', 2107],
  ['000599', 'female', 2199],
] as const)('%s…: %s, born %i', (head, sex, birthYear) => {
  expect(parsed(`${head}000001`)).toMatchObject({ sex, birthYear });
});

test('blanks and marks that people type are forgiven', () => {
  expect(parsed(' 000 090 000 001\n').digits).toBe('000090000001');
  expect(parsed('000.090-000001').digits).toBe('000090000001');
});

test.each(['', '00009000000', '0000900000011', '00009000000O', '000090000001x', '００００９００００００１'])(
  '%j is not a number of a card',
  (text) => {
    expect(parseCardNumber(text)).toEqual({ ok: false, error: 'number-invalid' });
  },
);

describe('against the document', () => {
  const number = parsed('000190000002');

  test('agrees', () => {
    expect(numberInconsistencies(number, { sex: 'female', birthDate: '1990-02-03' })).toEqual([]);
    expect(numberInconsistencies(number, { birthDate: '1990' })).toEqual([]);
    expect(numberInconsistencies(number, {})).toEqual([]);
    expect(numberInconsistencies(number, { sex: 'unspecified', birthDate: '' })).toEqual([]);
  });

  test('differs', () => {
    expect(numberInconsistencies(number, { sex: 'male', birthDate: '1990-02-03' })).toEqual(['sex']);
    expect(numberInconsistencies(number, { sex: 'female', birthDate: '1991-02-03' })).toEqual(['birth-year']);
    // The last two digits of the year alone would agree.
    expect(numberInconsistencies(number, { birthDate: '2090-02-03' })).toEqual(['birth-year']);
  });
});
