import { describe, expect, test } from 'vitest';
import {
  daysOfQuarter,
  quarterDueOn,
  quarterOf,
} from '../../../../electron/core/documents/quarterly-report.ts';

describe('the quarterly report', () => {
  test.each([
    [1, '2026-01-01', '2026-03-31'],
    [2, '2026-04-01', '2026-06-30'],
    [3, '2026-07-01', '2026-09-30'],
    [4, '2026-10-01', '2026-12-31'],
  ])('quarter %i', (quarter, from, until) => {
    expect(daysOfQuarter({ year: 2026, quarter })).toEqual({ from, until });
    expect(quarterOf(from)).toEqual({ year: 2026, quarter });
    expect(quarterOf(until)).toEqual({ year: 2026, quarter });
  });

  test.each([
    ['2026-12-24', undefined],
    ['2026-12-25', { year: 2026, quarter: 4, until: '2026-12-31' }],
    ['2026-12-31', { year: 2026, quarter: 4, until: '2026-12-31' }],
    ['2027-01-01', undefined],
    ['2026-06-23', undefined],
    ['2026-06-24', { year: 2026, quarter: 2, until: '2026-06-30' }],
  ])('due in the last week of the quarter: %s', (day, due) => expect(quarterDueOn(day)).toEqual(due));
});
