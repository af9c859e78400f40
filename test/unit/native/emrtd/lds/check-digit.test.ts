import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDigit } from '../../../../../native/emrtd/lds/check-digit.ts';

test.each([
  // Doc 9303-3 §4.9 and the specimens of parts 4 to 6
  ['520727', '3'],
  ['AB2134<<<', '5'],
  ['D23145890', '7'],
  ['L898902C3', '6'],
  ['740812', '2'],
  ['120415', '9'],
  ['ZE184226B<<<<<', '1'],
  ['', '0'],
])('%s → %s', (field, digit) => {
  expect(checkDigit(field)).toBe(digit);
});

test('any single wrong digit is noticed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 20 }),
      fc.nat(),
      fc.integer({ min: 1, max: 9 }),
      (digits, place, change) => {
        const wrong = digits.with(place % digits.length, (digits[place % digits.length]! + change) % 10);
        expect(checkDigit(wrong.join(''))).not.toBe(checkDigit(digits.join('')));
      },
    ),
  );
});
