/** The first set-up of a desk, as data: its steps, and what is known of each. Pure. */
import type { EpochMs } from '../time/vietnam-time.ts';

/** In their order. Each can be done later. */
export const FIRST_RUN_STEPS = ['facility', 'channel', 'reader', 'operators', 'backup', 'print'] as const;
export type FirstRunStep = (typeof FIRST_RUN_STEPS)[number];

export interface StepMark {
  readonly state: 'done' | 'later';
  readonly at: EpochMs;
}

export type StepMarks = Readonly<Partial<Record<FirstRunStep, StepMark>>>;

export interface StepState {
  readonly id: FirstRunStep;
  readonly state: 'open' | 'later' | 'done';
  readonly at?: EpochMs;
}

/** What was put off stays put off until it is done; what was done stays done. */
export const stepStates = (marks: StepMarks): readonly StepState[] =>
  FIRST_RUN_STEPS.map((id) => {
    const mark = marks[id];
    return mark ? { id, state: mark.state, at: mark.at } : { id, state: 'open' };
  });

/** Marks a step; putting off does not undo what was done. */
export const marked = (
  marks: StepMarks,
  id: FirstRunStep,
  state: StepMark['state'],
  at: EpochMs,
): StepMarks =>
  state === 'later' && marks[id]?.state === 'done' ? marks : { ...marks, [id]: { state, at } };

/** Where the facility lies, as it is written and as far as its units are known by code. */
export interface Seat {
  readonly street: string;
  readonly ward: string;
  readonly wardCode?: string;
  readonly province: string;
  readonly provinceCode?: string;
}

/** One line, as it stands on papers and in records; what is not known is left out, not made up. */
export const addressOf = ({ street, ward, province }: Seat): string =>
  [street, ward, province]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(', ');
