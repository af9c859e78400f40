import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../electron/backend/desk-settings.ts';
import {
  createStatusReport,
  STATUS_AT_LEAST_MS,
  STATUS_EVERY_MS,
  type StatusReportParts,
} from '../../../electron/backend/status-report.ts';
import type { DeskStatusView } from '../../../electron/backend/views/status-view.ts';
import type { OutboxHealth } from '../../../electron/core/ports/stores.ts';

const byState: OutboxHealth['byState'] = {
  draft: 0,
  ready: 2,
  sending: 0,
  unknown: 1,
  accepted: 0,
  registered: 9,
  rejected: 0,
  paused: 0,
  cancelled: 0,
};

let told: DeskStatusView[];
let errors: unknown[];
beforeEach(() => {
  told = [];
  errors = [];
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const report = (more: Partial<StatusReportParts> = {}) =>
  createStatusReport({
    mode: 'live',
    host: 'loopback',
    version: '1.2.3',
    environment: { now: () => 1_000 },
    health: async () => ({ byState, late: 1 }),
    settings: () => DEFAULT_SETTINGS,
    endpoint: () => undefined,
    reader: () => ({ state: 'empty', name: 'Reader', insertion: 0 }),
    lock: () => undefined,
    sending: () => ({ channel: 'up' }),
    channelFacts: async (id) => ({
      id,
      condition: { channel: 'not-configured' },
      health: { waiting: 0, late: 0 } as never,
      alarm: { level: 'calm' },
    }),
    publish: (view) => told.push(view),
    onError: (error) => errors.push(error),
    ...more,
  });

test('what changes at once is told once, a moment later, as it is then', async () => {
  let name = 'before';
  const { announce } = report({ reader: () => ({ state: 'empty', name, insertion: 0 }) });
  announce();
  announce();
  name = 'after';
  announce();
  await vi.advanceTimersByTimeAsync(STATUS_EVERY_MS - 1);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({
    version: '1.2.3',
    now: 1_000,
    reader: { name: 'after' },
    sending: { waiting: 3, unknown: 1, late: 1 },
  });
  announce();
  await vi.advanceTimersByTimeAsync(STATUS_EVERY_MS);
  expect(told).toHaveLength(2);
});

test('it is told without a change too, but only once it has begun', async () => {
  const one = report();
  await vi.advanceTimersByTimeAsync(2 * STATUS_AT_LEAST_MS);
  expect(told).toEqual([]);
  one.begin();
  await vi.advanceTimersByTimeAsync(STATUS_AT_LEAST_MS + STATUS_EVERY_MS);
  expect(told).toHaveLength(1);
  one.stop();
});

test('a status that cannot be made is told to the log, and the next one is made all the same', async () => {
  const broken = new Error('database is closed');
  let works = false;
  const { announce } = report({
    health: async () => {
      if (!works) throw broken;
      return { byState, late: 0 };
    },
  });
  announce();
  await vi.advanceTimersByTimeAsync(STATUS_EVERY_MS);
  expect(errors).toEqual([broken]);
  works = true;
  announce();
  await vi.advanceTimersByTimeAsync(STATUS_EVERY_MS);
  expect(told).toHaveLength(1);
});

test('a desk that stops says no more', async () => {
  const one = report();
  one.begin();
  one.announce();
  one.stop();
  one.announce();
  await vi.advanceTimersByTimeAsync(2 * STATUS_AT_LEAST_MS);
  expect(told).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});
