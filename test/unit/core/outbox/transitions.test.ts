import { describe, expect, test } from 'vitest';
import type { EntryState } from '../../../../electron/core/outbox/entry.ts';
import {
  FINAL_STATES,
  nextState,
  OPEN_STATES,
  TRANSITIONS,
} from '../../../../electron/core/outbox/transitions.ts';

const STATES: readonly EntryState[] = [
  'draft',
  'ready',
  'sending',
  'unknown',
  'accepted',
  'registered',
  'rejected',
  'paused',
  'cancelled',
];

describe('the life of an outbox entry', () => {
  test('no event leads two ways from one state', () => {
    const keys = TRANSITIONS.map(({ from, event }) => `${from}/${event}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('every state can be reached from draft', () => {
    const reached = new Set<EntryState>(['draft']);
    for (let grew = true; grew; ) {
      const before = reached.size;
      for (const { from, to } of TRANSITIONS) if (reached.has(from)) reached.add(to);
      grew = reached.size > before;
    }
    expect([...reached].sort()).toEqual([...STATES].sort());
  });

  test('nothing leads out of a final state, and every other state has an exit', () => {
    for (const state of STATES) {
      const exits = TRANSITIONS.filter(({ from }) => from === state);
      if (FINAL_STATES.includes(state)) expect(exits).toEqual([]);
      else expect(exits.length, state).toBeGreaterThan(0);
    }
  });

  test('green comes only by a receipt of the authority or a proof that an operator vouches for', () => {
    const toGreen = TRANSITIONS.filter(({ to }) => to === 'registered');
    expect(toGreen.length).toBeGreaterThan(0);
    for (const { event, by } of toGreen) {
      expect(['receipt by authority', 'confirm by operator']).toContain(`${event} by ${by}`);
    }
  });

  test('an unknown entry goes back to ready only when the authority or the operator says that it never came', () => {
    const back = TRANSITIONS.filter(({ from, to }) => from === 'unknown' && to === 'ready');
    expect(back).toEqual([
      { from: 'unknown', event: 'absent', to: 'ready', by: 'authority' },
      { from: 'unknown', event: 'disown', to: 'ready', by: 'operator' },
    ]);
  });

  test('what may have arrived cannot be cancelled at the desk', () => {
    for (const state of ['sending', 'unknown', 'accepted', 'registered'] as const) {
      expect(nextState(state, 'cancel'), state).toBeUndefined();
    }
  });

  test('open states are those that still owe something', () => {
    expect([...OPEN_STATES].sort()).toEqual(['accepted', 'paused', 'ready', 'sending', 'unknown']);
  });
});
