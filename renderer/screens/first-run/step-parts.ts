import type { MethodOutput } from '../../../electron/bridge/contract.ts';

export type FirstRun = MethodOutput<'firstRun.view'>;
export type StepId = FirstRun['steps'][number]['id'];

export interface StepProps {
  readonly view: FirstRun;
  readonly onNext: () => void;
}
