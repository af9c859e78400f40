import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addYears, expiryOf } from '../../../../electron/training/people/expiry-rule.ts';

test.each([
  ['1990-01-15', '2022-01-20', '2030-01-15'],
  ['2005-06-01', '2022-01-20', '2030-06-01'],
  ['1999-06-01', '2022-05-31', '2024-06-01'], // a day before the window of two years
  ['1999-06-01', '2022-06-01', '2039-06-01'], // inside it: good until forty
  ['1964-06-01', '2022-05-31', '2024-06-01'],
  ['1964-06-01', '2022-06-01', null],
  ['1950-06-01', '2022-06-01', null],
])('born %s, issued %s: good until %s', (birth, issue, expiry) => {
  expect(expiryOf(birth, issue)).toBe(expiry);
});

test('a birthday on 29 February falls on the 28th in common years', () => {
  expect(addYears('2000-02-29', 25)).toBe('2025-02-28');
  expect(addYears('2000-02-29', 40)).toBe('2040-02-29');
});

test('a card is never good for less than two years, nor for more than twenty-five', () => {
  const date = fc
    .date({ min: new Date('1930-01-01'), max: new Date('2008-01-01'), noInvalidDate: true })
    .map((value) => value.toISOString().slice(0, 10));
  fc.assert(
    fc.property(date, fc.integer({ min: 15, max: 80 }), (birth, age) => {
      const issue = addYears(birth, age);
      const expiry = expiryOf(birth, issue);
      if (expiry === null) {
        expect(age).toBeGreaterThanOrEqual(58);
        return;
      }
      expect(expiry > addYears(issue, 2) || expiry === addYears(issue, 2)).toBe(true);
      expect(expiry < addYears(issue, 26)).toBe(true);
    }),
  );
});
