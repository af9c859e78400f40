/** The operator in the bar that is always visible: the change of the shift, done, refused, and with nobody to change to. */
import type { Page } from 'playwright-core';
import { failure, LONG, operators, status } from './people.ts';
import { granted, type Scene, type SceneParts, scene } from './scene.ts';

const open = (page: Page) => page.locator('.operator-item').click();
const choose = async (page: Page) => {
  await open(page);
  await page.getByRole('menuitemradio', { name: 'Võ Hồng Ánh' }).click();
  await page.locator('.toaster__toast').waitFor();
};

const alone = granted({ operators: [status.operator], atDesk: status.operator.id });
const locked = { lock: { state: 'locked', role: 'check-in' } } as const;

const at = (name: string, parts: SceneParts): Scene =>
  scene(`operator-${name}`, 'check-in', { act: open, ...parts });

/** The list is still on its way. */
const unanswered: Scene = (() => {
  const { script, ...rest } = at('opening', {});
  const { 'operators.view': _, ...answers } = script.answers;
  return { ...rest, script: { ...script, answers } };
})();

export const OPERATOR_SCENES: readonly Scene[] = [
  at('open', {}),
  at('open-long', {
    status: { operator: { id: 'operator-1', name: LONG.fullName } },
    answers: {
      'operators.view': granted({
        ...operators,
        operators: [{ id: 'operator-1', name: LONG.fullName }, ...operators.operators.slice(1)],
      }),
    },
  }),
  at('open-locked', { status: locked }),
  at('alone', { answers: { 'operators.view': alone } }),
  at('alone-locked', { status: locked, answers: { 'operators.view': alone } }),
  unanswered,
  at('failed', { answers: { 'operators.view': { ok: false, failure: failure('database-locked') } } }),
  at('fixed', {
    act: (page) => page.locator('.operator-item--fixed').waitFor(),
    answers: { 'operators.view': { ok: false, failure: failure('manager-code-needed') } },
  }),
  at('changed', {
    act: choose,
    answers: { 'operators.atDesk': granted({ ...operators, atDesk: 'operator-2' }) },
    after: {
      'operators.atDesk': [
        { event: 'status', payload: { ...status, operator: { id: 'operator-2', name: 'Võ Hồng Ánh' } } },
      ],
    },
  }),
  at('refused', {
    act: choose,
    answers: { 'operators.atDesk': { ok: false, failure: failure('database-locked') } },
  }),
  at('gone', {
    act: choose,
    answers: { 'operators.atDesk': { ok: false, failure: failure('record-not-found') } },
  }),
];
