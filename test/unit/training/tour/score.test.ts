import { expect, test } from 'vitest';
import type { Happened } from '../../../../electron/training/tour/happened.ts';
import { HINT_COSTS, SLOW_COSTS, scoreOf } from '../../../../electron/training/tour/score.ts';
import type { Goal, Mistake } from '../../../../electron/training/tour/situation.ts';

const text = { vi: 'chữ', en: 'text' };
const NOTHING: Happened = {
  stays: [],
  entries: [],
  pictures: [],
  pawns: [],
  suspicions: [],
  tasks: [],
  audit: [],
};
const always = { fact: 'all', of: [] } as const;
const never = { fact: 'any', of: [] } as const;
const goal = (id: string, points: number, when: Goal['when']): Goal => ({
  id,
  text,
  points,
  when,
  why: text,
});
const mistake = (points: number, when: Mistake['when']): Mistake => ({
  id: 'mistake',
  text,
  points,
  when,
  nextTime: text,
});
const EASY = { hints: 0, seconds: 60, keys: 30 };
const par = { seconds: 30, keys: 15 };

const score = (goals: readonly Goal[], mistakes: readonly Mistake[] = [], effort = EASY) =>
  scoreOf({ goals, mistakes, par }, NOTHING, [], effort);

test('what is met counts, what is not met is still to do', () => {
  const half = score([goal('a', 60, always), goal('b', 40, never)]);
  expect(half).toMatchObject({ points: 60, complete: false });
  expect(score([goal('a', 60, always), goal('b', 40, always)])).toMatchObject({
    points: 100,
    complete: true,
  });
});

test('a mistake costs its points, and only one that was made', () => {
  const goals = [goal('a', 100, always)];
  expect(score(goals, [mistake(30, always), mistake(50, never)])).toMatchObject({
    points: 70,
    mistakes: [{ points: 30 }],
  });
});

test.each([
  { effort: { ...EASY, hints: 2 }, lost: { hints: 2 * HINT_COSTS, time: 0, keys: 0 }, points: 90 },
  { effort: { ...EASY, seconds: 61 }, lost: { hints: 0, time: SLOW_COSTS, keys: 0 }, points: 95 },
  { effort: { ...EASY, keys: 31 }, lost: { hints: 0, time: 0, keys: SLOW_COSTS }, points: 95 },
])('hints, time and keys beyond twice the usual cost a little: $points', ({ effort, lost, points }) => {
  expect(score([goal('a', 100, always)], [], effort)).toMatchObject({ lost, points });
});

test('never below nothing', () => {
  expect(score([goal('a', 20, always)], [mistake(90, always)]).points).toBe(0);
});
