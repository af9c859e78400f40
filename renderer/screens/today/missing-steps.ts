import type { MethodOutput } from '../../../electron/bridge/contract.ts';

type FirstRun = Pick<MethodOutput<'firstRun.view'>, 'opens' | 'finishedAt' | 'steps'>;
export type MissingStep = FirstRun['steps'][number]['id'];

/** The steps of the set-up that are open or were put off, in their order; none for a desk that was set up without it. */
export const missingSteps = ({ opens, finishedAt, steps }: FirstRun): readonly MissingStep[] =>
  opens || finishedAt !== undefined ? steps.filter(({ state }) => state !== 'done').map(({ id }) => id) : [];
