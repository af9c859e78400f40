import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMonths,
  formatDong,
  formatPercent,
  groupTyped,
  parsePercent,
  parseSum,
} from '../../../../../renderer/screens/pawn/sums.ts';

describe('sums', () => {
  test.each([
    ['', 0],
    ['10000000', 10_000_000],
    ['10.000.000', 10_000_000],
    ['10,000,000', 10_000_000],
    ['10 000 000', 10_000_000],
    ['ten', undefined],
    ['-5', undefined],
    ['1e6', undefined],
    ['1234567890123456', undefined],
  ])('%j → %j', (typed, sum) => expect(parseSum(typed)).toBe(sum));

  test('are parted while they are typed, and read back as the same sum', () => {
    expect(groupTyped('10000000')).toBe('10.000.000');
    expect(groupTyped('')).toBe('');
    expect(groupTyped('12x')).toBe('12x');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999_999 }), (sum) => {
        expect(parseSum(groupTyped(String(sum)))).toBe(sum);
      }),
    );
  });

  test('are shown in the way of the language', () => {
    expect(formatDong(12_500_000, 'vi')).toBe('12.500.000 đ');
    expect(formatDong(12_500_000, 'en')).toBe('12,500,000 VND');
  });
});

describe('percent a month', () => {
  test.each([
    ['1,5', 15_000],
    ['1.5', 15_000],
    ['1,6666', 16_666],
    ['0', 0],
    ['20', 200_000],
  ])('%j → %j on each million', (typed, perMillion) => expect(parsePercent(typed)).toBe(perMillion));

  test.each(['', 'x', '1,66667', '1,5%', '-1', '1,5,0'])('%j is none', (typed) =>
    expect(parsePercent(typed)).toBeNaN(),
  );

  test('reads back as it is shown, in both languages', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), fc.constantFrom('vi', 'en'), (rate, language) => {
        expect(parsePercent(formatPercent(rate, language))).toBe(rate);
      }),
    );
  });
});

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-12-15', 1, '2027-01-15'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-03-05', 12, '2027-03-05'],
])('%s and %i months is %s', (date, months, then) => expect(addMonths(date, months)).toBe(then));
