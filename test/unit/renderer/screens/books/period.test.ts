import { describe, expect, test } from 'vitest';
import {
  daysOf,
  lastQuarters,
  quarterBefore,
  quarterOf,
} from '../../../../../renderer/screens/books/period.ts';

const CHOSEN = { from: '2026-02-03', until: '2026-02-05' };

describe('the days of a period', () => {
  test.each([
    ['today', '2026-03-01', '2026-03-01', '2026-03-01'],
    ['yesterday', '2026-03-01', '2026-02-28', '2026-02-28'],
    ['week', '2026-03-01', '2026-02-23', '2026-03-01'],
    ['month', '2026-03-15', '2026-03-01', '2026-03-15'],
    ['last-month', '2026-03-15', '2026-02-01', '2026-02-28'],
    ['last-month', '2026-01-31', '2025-12-01', '2025-12-31'],
    ['last-month', '2028-03-31', '2028-02-01', '2028-02-29'],
    ['days', '2026-03-15', CHOSEN.from, CHOSEN.until],
  ] as const)('%s, on %s', (period, today, from, until) => {
    expect(daysOf(period, today, CHOSEN)).toEqual({ from, until });
  });
});

test('quarters: this one and the three before, over the turn of the year', () => {
  expect(quarterOf('2026-03-31')).toEqual({ year: 2026, quarter: 1 });
  expect(quarterBefore({ year: 2026, quarter: 1 })).toEqual({ year: 2025, quarter: 4 });
  expect(lastQuarters('2026-05-02')).toEqual([
    { year: 2026, quarter: 2 },
    { year: 2026, quarter: 1 },
    { year: 2025, quarter: 4 },
    { year: 2025, quarter: 3 },
  ]);
});
