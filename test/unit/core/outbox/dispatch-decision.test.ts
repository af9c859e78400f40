import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ChannelCondition,
  decide,
  LONGEST_RETRY_MS,
  retryDelay,
} from '../../../../electron/core/outbox/dispatch-decision.ts';
import type { EntryState, OutboxEntry } from '../../../../electron/core/outbox/entry.ts';

const NOW = 1_800_000_000_000;
const UP: ChannelCondition = { paused: false, failures: 0, retryAt: 0 };

let count = 0;
const entry = (state: EntryState, more: Partial<OutboxEntry> = {}): OutboxEntry => ({
  id: `entry-${count++}`,
  channel: 'gateway',
  state,
  deadline: NOW + 1000,
  createdAt: NOW,
  updatedAt: NOW,
  attempts: 0,
  nextAttemptAt: NOW,
  orderKey: `person-${count}`,
  ...more,
});

describe('decide', () => {
  test('a paused channel waits for a person, without an end', () => {
    expect(decide(NOW, { ...UP, paused: true }, [entry('ready')], new Set(), 10)).toEqual({ kind: 'wait' });
  });

  test('nothing goes out before the retry time', () => {
    expect(decide(NOW, { ...UP, retryAt: NOW + 5 }, [entry('ready')], new Set(), 10)).toEqual({
      kind: 'wait',
      until: NOW + 5,
    });
  });

  test('asks about unknown entries before it sends anything', () => {
    const unknown = entry('unknown');
    expect(decide(NOW, UP, [entry('ready'), unknown], new Set(), 10)).toEqual({
      kind: 'ask',
      entries: [unknown],
    });
  });

  test('an unknown entry is never in a batch to send', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<EntryState>('ready', 'unknown', 'accepted'), { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        (states, maxBatch) => {
          const decision = decide(
            NOW,
            UP,
            states.map((state) => entry(state)),
            new Set(),
            maxBatch,
          );
          if (decision.kind === 'wait') return;
          expect(decision.entries.length).toBeLessThanOrEqual(maxBatch);
          for (const { state } of decision.entries) {
            expect(decision.kind === 'send' ? ['ready'] : ['unknown', 'accepted']).toContain(state);
          }
        },
      ),
    );
  });

  test('one entry per person at a time, the earliest filed first', () => {
    const second = entry('ready', { orderKey: 'A', createdAt: NOW + 1, deadline: NOW });
    const first = entry('ready', { orderKey: 'A', createdAt: NOW });
    const other = entry('ready', { orderKey: 'B' });
    const decision = decide(NOW, UP, [second, first, other], new Set(), 10);
    expect(decision).toEqual({ kind: 'send', entries: [first, other] });
  });

  test('an unresolved earlier entry holds back the later one of the same person', () => {
    expect(decide(NOW, UP, [entry('ready', { orderKey: 'A' })], new Set(['A']), 10)).toEqual({
      kind: 'wait',
    });
  });

  test('the nearest deadline leads', () => {
    const late = entry('ready', { deadline: NOW + 9 });
    const soon = entry('ready', { deadline: NOW + 1 });
    expect(decide(NOW, UP, [late, soon], new Set(), 1)).toEqual({ kind: 'send', entries: [soon] });
  });
});

describe('retryDelay', () => {
  test('doubles from one second to a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 50].map((failures) => retryDelay(failures, 0.5))).toEqual([
      1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000,
    ]);
  });

  test('is spread by a quarter either way and never above a minute and a quarter', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (n, j) => {
          const delay = retryDelay(n, j);
          expect(delay).toBeGreaterThanOrEqual(750);
          expect(delay).toBeLessThanOrEqual(LONGEST_RETRY_MS * 1.25);
        },
      ),
    );
  });

  test('honours Retry-After when it asks for more', () => {
    expect(retryDelay(1, 0.5, 30_000)).toBe(30_000);
    expect(retryDelay(7, 0.5, 5)).toBe(60_000);
  });
});
