import { expect, test } from 'vitest';
import { deadlineState, SOON_MS } from '../../../../renderer/messages/deadline.ts';

const DEADLINE = Date.UTC(2026, 2, 5, 16, 0);

test('a far deadline is quiet, a near one warns, a missed one is bad', () => {
  expect(deadlineState(DEADLINE, DEADLINE - SOON_MS - 1)).toEqual({
    tone: 'idle',
    over: false,
    span: SOON_MS + 1,
  });
  expect(deadlineState(DEADLINE, DEADLINE - SOON_MS)).toEqual({ tone: 'warn', over: false, span: SOON_MS });
  expect(deadlineState(DEADLINE, DEADLINE + 1)).toEqual({ tone: 'bad', over: true, span: 1 });
});

test('the deadline itself is still in time', () => {
  expect(deadlineState(DEADLINE, DEADLINE).over).toBe(false);
});
