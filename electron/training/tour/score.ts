/** The score of a situation: a pure function over what really happened. */
import { type Condition, holds, type KnownPerson } from './condition.ts';
import type { Happened } from './happened.ts';
import type { Goal, Mistake, Situation } from './situation.ts';

export const MOST_POINTS = 100;
export const HINT_COSTS = 5;
/** For twice the time, and for twice the keys, of a practised clerk. */
export const SLOW_COSTS = 5;

export interface Effort {
  readonly hints: number;
  readonly seconds: number;
  readonly keys: number;
}

export interface Score {
  readonly points: number;
  readonly goals: readonly { readonly goal: Goal; readonly met: boolean }[];
  readonly mistakes: readonly Mistake[];
  readonly lost: { readonly hints: number; readonly time: number; readonly keys: number };
  /** Nothing is left to do. */
  readonly complete: boolean;
}

/** @param guests how many practice people there are: time and keys of a crowd are for each of them */
export function scoreOf(
  situation: Pick<Situation, 'goals' | 'mistakes' | 'par'>,
  happened: Happened,
  people: readonly KnownPerson[],
  effort: Effort,
): Score {
  const judge = (condition: Condition): boolean => holds(condition, happened, people);
  const goals = situation.goals.map((goal) => ({ goal, met: judge(goal.when) }));
  const mistakes = situation.mistakes.filter(({ when }) => judge(when));
  const lost = {
    hints: effort.hints * HINT_COSTS,
    time: effort.seconds > 2 * situation.par.seconds ? SLOW_COSTS : 0,
    keys: effort.keys > 2 * situation.par.keys ? SLOW_COSTS : 0,
  };
  const won = goals.reduce((sum, { goal, met }) => sum + (met ? goal.points : 0), 0);
  const spent = mistakes.reduce((sum, { points }) => sum + points, 0);
  const points = won - spent - lost.hints - lost.time - lost.keys;
  return {
    points: Math.min(MOST_POINTS, Math.max(0, points)),
    goals,
    mistakes,
    lost,
    complete: goals.every(({ met }) => met),
  };
}
