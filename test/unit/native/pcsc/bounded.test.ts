import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bounded } from '../../../../native/pcsc/bounded.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('gives what came in time', async () => {
  const late = vi.fn();
  expect(await bounded(Promise.resolve(7), 100, late)).toEqual({ kind: 'done', value: 7 });
  const error = new Error('no');
  expect(await bounded(Promise.reject(error), 100, late)).toEqual({ kind: 'failed', error });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(late).not.toHaveBeenCalled();
});

test('stops waiting, and puts away what comes late, well or badly', async () => {
  const late = vi.fn();
  const slow = Promise.withResolvers<number>();
  const failing = Promise.withResolvers<number>();
  const waits = [bounded(slow.promise, 100, late), bounded(failing.promise, 100, late)];
  await vi.advanceTimersByTimeAsync(100);
  expect(await Promise.all(waits)).toEqual([{ kind: 'too-late' }, { kind: 'too-late' }]);
  slow.resolve(7);
  failing.reject('no');
  await vi.advanceTimersByTimeAsync(0);
  expect(late.mock.calls).toEqual([[{ kind: 'done', value: 7 }], [{ kind: 'failed', error: 'no' }]]);
});
