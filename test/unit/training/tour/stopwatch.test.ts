import { expect, test } from 'vitest';
import { startStopwatch } from '../../../../electron/training/tour/stopwatch.ts';

test('counts what is active; a pause does not count, and pausing twice is one pause', () => {
  let now = 1000;
  const watch = startStopwatch(() => now);
  now += 500;
  expect(watch.elapsed()).toBe(500);
  watch.pause();
  now += 9000;
  watch.pause();
  expect(watch.paused()).toBe(true);
  expect(watch.elapsed()).toBe(500);
  watch.resume();
  watch.resume();
  now += 20;
  expect(watch.paused()).toBe(false);
  expect(watch.elapsed()).toBe(520);
});
