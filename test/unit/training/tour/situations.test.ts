/** The situations as data: whole, in both languages, for every trade, and about people that exist. */
import { describe, expect, test } from 'vitest';
import { situationId } from '../../../../electron/bridge/views/tour.ts';
import { FACILITY_KINDS } from '../../../../electron/core/declaration/facility.ts';
import type { Condition } from '../../../../electron/training/tour/condition.ts';
import { SITUATION_IDS } from '../../../../electron/training/tour/situation.ts';
import { concerns, situationsOn } from '../../../../electron/training/tour/situations/index.ts';

const SITUATIONS = situationsOn('2026-11-25');

/** Names of practice people that a condition speaks of. */
function namedIn(condition: Condition): readonly string[] {
  switch (condition.fact) {
    case 'all':
    case 'any':
      return condition.of.flatMap(namedIn);
    case 'not':
      return namedIn(condition.of);
    default:
      return [
        ...('person' in condition ? [condition.person] : []),
        ...('noteNames' in condition && condition.noteNames !== undefined ? [condition.noteNames] : []),
      ];
  }
}

test('each is told once, and the bridge knows them all', () => {
  expect(SITUATIONS.map(({ id }) => id).sort()).toEqual([...SITUATION_IDS].sort());
  expect([...situationId.options].sort()).toEqual([...SITUATION_IDS].sort());
});

test('every trade meets one at least', () => {
  for (const trade of FACILITY_KINDS)
    expect(
      SITUATIONS.filter((one) => concerns(one, [trade])),
      trade,
    ).not.toEqual([]);
});

describe.each(SITUATIONS)('$id', (situation) => {
  const { title, story, task, goals, mistakes, hints, setting } = situation;

  test('is worth a hundred points, and has a hint', () => {
    expect(goals.reduce((sum, { points }) => sum + points, 0)).toBe(100);
    expect(hints.length).toBeGreaterThan(0);
    expect(new Set([...goals, ...mistakes].map(({ id }) => id)).size).toBe(goals.length + mistakes.length);
  });

  test('is told in both languages, in at most three sentences', () => {
    const texts = [
      title,
      story,
      task,
      ...hints,
      ...goals.flatMap(({ text, why }) => [text, why]),
      ...mistakes.flatMap(({ text, nextTime }) => [text, nextTime]),
    ];
    for (const { vi, en } of texts) {
      expect(vi.trim()).not.toBe('');
      expect(en.trim()).not.toBe('');
      expect(vi).not.toBe(en);
    }
    expect(story.vi.split(/[.?!]\s/).length).toBeLessThanOrEqual(3);
  });

  test('speaks of people that exist', () => {
    const known = setting.people.map(({ key }) => key);
    const named = [...goals, ...mistakes].flatMap(({ when }) => namedIn(when));
    expect(named.filter((key) => !known.includes(key))).toEqual([]);
  });
});
