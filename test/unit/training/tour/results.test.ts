import { expect, test } from 'vitest';
import type { SettingStore } from '../../../../electron/core/ports/stores.ts';
import { keepResult, resultsOf } from '../../../../electron/training/tour/results.ts';

function memoryStore(first?: unknown): SettingStore {
  let kept = first;
  return {
    get: async () => kept,
    set: async (_key, value) => {
      kept = value;
    },
  };
}

test('the best is kept with its day, every try is counted, and each operator has their own', async () => {
  const store = memoryStore();
  await keepResult(store, 'lan', 'forged-card', { points: 70, at: 1 });
  await keepResult(store, 'lan', 'forged-card', { points: 40, at: 2 });
  expect(await resultsOf(store, 'lan')).toEqual({ 'forged-card': { points: 70, at: 1, tries: 2 } });
  await keepResult(store, 'lan', 'forged-card', { points: 70, at: 3 });
  await keepResult(store, 'minh', 'child', { points: 100, at: 4 });
  expect(await resultsOf(store, 'lan')).toEqual({ 'forged-card': { points: 70, at: 3, tries: 3 } });
  expect(await resultsOf(store, 'minh')).toEqual({ child: { points: 100, at: 4, tries: 1 } });
});

test('what cannot be read any more is as good as nothing', async () => {
  expect(await resultsOf(memoryStore({ lan: 'broken' }), 'lan')).toEqual({});
});
