import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expiryCandidates, expiryOf } from '../../../../electron/core/identity/card-expiry.ts';

describe('expiry by the law', () => {
  test.each([
    // born, issued, expires, why
    ['1990-01-15', '2022-01-20', '2030-01-15', 'at 32: to 40'],
    ['1997-06-10', '2020-06-09', '2022-06-10', 'at 22, the window not yet open: to 25'],
    ['1997-06-10', '2021-01-05', '2037-06-10', 'at 23, within two years of 25: to 40'],
    ['1982-03-01', '2021-03-01', '2042-03-01', 'at 39: to 60'],
    ['1964-05-20', '2021-05-21', '2024-05-20', 'at 57: to 60'],
    ['1963-05-20', '2021-05-21', 'none', 'at 58: never'],
    ['1950-05-20', '2021-05-21', 'none', 'at 71: never'],
    ['2007-09-09', '2021-10-01', '2032-09-09', 'at 14 by the law of 2014: to 25'],
    ['2016-09-09', '2024-10-01', '2030-09-09', 'at 8 by the law of 2023: to 14'],
    ['2012-09-09', '2024-10-01', '2037-09-09', 'at 12 by the law of 2023: to 25'],
  ] as const)('born %s, issued %s: %s (%s)', (born, issued, expires, _why) => {
    expect(expiryOf(born, issued)).toBe(expires);
    expect(expiryCandidates(born, issued)[0]).toBe(expires);
  });

  test('no milestone at 14 before 01/07/2024', () => {
    expect(expiryOf('2016-09-09', '2024-06-30')).toBe('2041-09-09');
  });
});

describe('candidates', () => {
  test('one, when the day of issue is clear of every boundary', () => {
    expect(expiryCandidates('1990-01-15', '2022-01-20')).toEqual(['2030-01-15']);
  });

  test('both sides, when issued on the day on which the window opens or the day before', () => {
    expect(expiryCandidates('1997-06-10', '2020-06-10')).toEqual(['2037-06-10', '2022-06-10']);
    expect(expiryCandidates('1997-06-10', '2020-06-09')).toEqual(['2022-06-10', '2037-06-10']);
    expect(expiryCandidates('1963-05-20', '2021-05-20')).toEqual(['none', '2023-05-20']);
  });

  test('28/02 and 01/03 for a birthday that the year does not have', () => {
    expect(expiryCandidates('1996-02-29', '2018-01-05')).toEqual(['2021-02-28', '2021-03-01']);
    expect(expiryCandidates('1984-02-29', '2015-01-05')).toEqual(['2024-02-29']);
  });

  test('always after the day of issue, on the birthday, and never more than four', () => {
    const day = (from: string, to: string) =>
      fc
        .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day('1930-01-01', '2012-12-31'), day('2016-01-01', '2035-12-31'), (born, issued) => {
        const candidates = expiryCandidates(born, issued);
        expect(candidates.length).toBeGreaterThan(0);
        expect(candidates.length).toBeLessThanOrEqual(4);
        expect(new Set(candidates).size).toBe(candidates.length);
        for (const expiry of candidates) {
          if (expiry === 'none') continue;
          expect(expiry > issued).toBe(true);
          if (!born.endsWith('-02-29')) expect(expiry.slice(4)).toBe(born.slice(4));
        }
      }),
    );
  });
});
