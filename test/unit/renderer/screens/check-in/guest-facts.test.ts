import { expect, test } from 'vitest';
import { isExpired, isMinor } from '../../../../../renderer/screens/check-in/guest-facts.ts';
import { NOW } from '../../../../support/renderer/people.ts';

// NOW is 5 March 2026 in Vietnam.
test('under 18 until the birthday, and as long as it may be so', () => {
  expect(isMinor('2008-03-06', NOW)).toBe(true);
  expect(isMinor('2008-03-05', NOW)).toBe(false);
  expect(isMinor('2008-03', NOW)).toBe(true);
  expect(isMinor('2008-02', NOW)).toBe(false);
  expect(isMinor('2008', NOW)).toBe(true);
  expect(isMinor('2007', NOW)).toBe(false);
  expect(isMinor(undefined, NOW)).toBe(false);
  expect(isMinor('not a date', NOW)).toBe(false);
});

test('expired from the day after its last', () => {
  expect(isExpired('2026-03-04', NOW)).toBe(true);
  expect(isExpired('2026-03-05', NOW)).toBe(false);
  expect(isExpired('none', NOW)).toBe(false);
  expect(isExpired(undefined, NOW)).toBe(false);
});
