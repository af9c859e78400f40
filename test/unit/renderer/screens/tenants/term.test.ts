import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysOf, endOfTerm } from '../../../../../renderer/screens/tenants/term.ts';

describe('the end of a lease', () => {
  test.each([
    ['2026-03-05', 1, '2026-04-04'],
    ['2026-01-01', 12, '2026-12-31'],
    ['2026-11-25', 12, '2027-11-24'],
    ['2026-12-15', 3, '2027-03-14'],
    // A month without that day: the day before its last.
    ['2026-01-31', 1, '2026-02-27'],
    ['2028-02-29', 12, '2029-02-27'],
    ['2026-08-31', 6, '2027-02-27'],
  ])('from %s for %i months: %s', (begins, months, ends) => expect(endOfTerm(begins, months)).toBe(ends));

  test('more months never end earlier, and no month is shorter than 27 days', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 24 }),
        (day, months) => {
          const begins = day.toISOString().slice(0, 10);
          const days = daysOf(begins, endOfTerm(begins, months));
          expect(days).toBeGreaterThanOrEqual(27 * months);
          expect(days).toBeLessThanOrEqual(31 * months);
          expect(endOfTerm(begins, months + 1) > endOfTerm(begins, months)).toBe(true);
        },
      ),
    );
  });
});

test('both ends count', () => {
  expect(daysOf('2026-03-05', '2026-03-05')).toBe(1);
  expect(daysOf('2026-01-01', '2026-12-31')).toBe(365);
});
