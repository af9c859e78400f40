import { describe, expect, test } from 'vitest';
import { stepStates } from '../../../../../electron/core/first-run/first-run.ts';
import { missingSteps } from '../../../../../renderer/screens/today/missing-steps.ts';

const done = { state: 'done', at: 1 } as const;
const later = { state: 'later', at: 1 } as const;
const ALL = { facility: done, channel: done, reader: done, operators: done, backup: done, print: done };
const steps = (marks: Parameters<typeof stepStates>[0]) => [...stepStates(marks)];

describe('the steps of the set-up that Today names', () => {
  test('of a desk that nobody has set up, all, in their order', () => {
    expect(missingSteps({ opens: true, steps: steps({}) })).toEqual([
      'facility',
      'channel',
      'reader',
      'operators',
      'backup',
      'print',
    ]);
  });

  test('what was put off is named as well as what is open', () => {
    const marks = { facility: done, channel: done, reader: later, operators: done };
    expect(missingSteps({ opens: true, steps: steps(marks) })).toEqual(['reader', 'backup', 'print']);
  });

  test('what was put off is still named once the set-up was closed', () => {
    const view = { opens: false, finishedAt: 2, steps: steps({ ...ALL, backup: later }) };
    expect(missingSteps(view)).toEqual(['backup']);
  });

  test.each([
    ['done', { opens: true, steps: steps(ALL) }],
    ['done and closed', { opens: false, finishedAt: 2, steps: steps(ALL) }],
    ['set up without these steps', { opens: false, steps: steps({}) }],
  ])('nothing of a desk that is %s', (_, view) => {
    expect(missingSteps(view)).toEqual([]);
  });
});
