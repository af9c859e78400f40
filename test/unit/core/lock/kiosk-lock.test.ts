import { describe, expect, test } from 'vitest';
import {
  type Access,
  allows,
  type KioskLock,
  lockAt,
  OPEN_FOR_MS,
} from '../../../../electron/core/lock/kiosk-lock.ts';

const NOW = Date.UTC(2026, 2, 5, 14, 40);
const open: KioskLock = { state: 'open', role: 'counter', until: NOW + OPEN_FOR_MS };

describe('what is allowed', () => {
  const rows: readonly (readonly [KioskLock, readonly Access[]])[] = [
    [{ state: 'off' }, ['check-in', 'counter', 'manager']],
    [open, ['check-in', 'counter', 'manager']],
    [{ state: 'locked', role: 'counter' }, ['check-in', 'counter']],
    [{ state: 'locked', role: 'check-in' }, ['check-in']],
  ];
  test.each(rows)('%o', (lock, allowed) => {
    for (const access of ['check-in', 'counter', 'manager'] as const)
      expect(allows(lock, access), access).toBe(allowed.includes(access));
  });
});

describe('an opened lock', () => {
  test('stays open to its end and locks again for the same role', () => {
    expect(lockAt(open, NOW + OPEN_FOR_MS - 1)).toBe(open);
    expect(lockAt(open, NOW + OPEN_FOR_MS)).toEqual({ state: 'locked', role: 'counter' });
  });
  test('is not prolonged by a clock that was set back', () => {
    expect(lockAt(open, NOW - 1)).toEqual({ state: 'locked', role: 'counter' });
  });
});

test('one that is off or locked stays so', () => {
  expect(lockAt({ state: 'off' }, NOW)).toEqual({ state: 'off' });
  expect(lockAt({ state: 'locked', role: 'check-in' }, NOW)).toEqual({ state: 'locked', role: 'check-in' });
});
