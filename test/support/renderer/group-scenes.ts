/** A bus at the door: the form of the group, card after card, the last taken back. */
import type { Page } from 'playwright-core';
import type { MethodOutput } from '../../../electron/bridge/contract.ts';
import { policeTasks } from './book-samples.ts';
import { card, failure, LAN, read, verdict, waiting } from './people.ts';
import { granted, type Scene, type SceneParts, scene } from './scene.ts';
import { group, noGroup, paperlessStay } from './stay-samples.ts';

const at = (name: string, parts: SceneParts = {}): Scene => scene(`group-${name}`, 'check-in', parts);

const message = (vi: string, en: string) => ({ vi, en });

const openForm = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+g');
  await page.locator('.group-entry').waitFor();
};

const open = (
  more: Partial<MethodOutput<'group.view'>> = {},
  { answers, ...parts }: SceneParts = {},
): SceneParts => ({
  ...parts,
  answers: { 'group.view': granted({ ...group, ...more }), ...answers },
});

const shared = group.shared!;
const guest = { status: { reader: card }, checkIn: read } satisfies SceneParts;
const foreigner = {
  status: { reader: card },
  checkIn: {
    ...read,
    declares: 'foreign-stay' as const,
    person: {
      ...LAN,
      fullName: 'MUSTER ERIKA',
      nationality: 'D',
      issuingState: 'D',
      documentKind: 'passport',
    },
  },
} satisfies SceneParts;

/** Nothing in hand: counted like the others, and marked. */
const UNKNOWN = {
  stayId: paperlessStay.id,
  fullName: paperlessStay.fullName,
  nationality: paperlessStay.nationality,
  room: '402',
  state: 'ready',
  late: false,
  withoutPapers: true,
} as const;

export const GROUP_SCENES: readonly Scene[] = [
  at('form', { act: openForm }),
  at('form-filled', {
    act: async (page) => {
      await openForm(page);
      await page.locator('[data-path="name"] input').fill(shared.name);
      await page.locator('[data-path="expected"] input').fill('7');
      await page.locator('[data-path="rooms"] input').fill('401x2, 402x2, 403x3');
      await page.locator('.group-entry__chip').first().waitFor();
    },
  }),
  at('form-errors', {
    act: async (page) => {
      await openForm(page);
      await page.locator('[data-path="rooms"] input').fill('401x2, 402x');
      await page.locator('[data-path="expected"] input').fill('0');
      await page.keyboard.press('Enter');
      await page.locator('.field__error').first().waitFor();
    },
  }),
  at(
    'change',
    open(
      {},
      {
        act: async (page) => {
          await page.locator('.group-panel__head button').click();
          await page.locator('.group-entry').waitFor();
        },
      },
    ),
  ),
  at('first', open({ members: [], undoable: undefined, nextRoom: '401' })),
  at('waiting', open()),
  at(
    'reading',
    open({}, { status: { reader: card }, checkIn: { ...waiting, stage: 'reading', phase: 'access' } }),
  ),
  at('guest', open({}, guest)),
  at(
    'forged',
    open({}, { ...guest, checkIn: { ...read, verdict: verdict('forged', 'data-group-changed') } }),
  ),
  at('no-bed', open({ nextRoom: undefined }, guest)),
  at('foreigner', open({}, foreigner)),
  at('foreigner-shared', open({ shared: { ...shared, permittedStayUntil: '2026-04-01' } }, foreigner)),
  at(
    'refused',
    open(
      {},
      {
        ...foreigner,
        answers: {
          'group.confirm': {
            ok: false,
            failure: failure('fields-invalid', {
              fields: [
                {
                  path: 'permittedStayUntil',
                  message: message('Nhập thời hạn tạm trú.', 'Enter the permitted stay.'),
                },
                {
                  path: 'stay.plannedDeparture',
                  message: message('Ngày đi phải sau giờ đến.', 'The departure must be after the arrival.'),
                },
              ],
            }),
          },
        },
        act: async (page) => {
          await page.locator('[name="room"]').press('Enter');
          await page.locator('.field__error').first().waitFor();
        },
      },
    ),
  ),
  at(
    'taken-back',
    open(
      {},
      {
        act: async (page) => {
          await page.keyboard.press('Control+z');
          await page.locator('.toaster__toast, .toast').first().waitFor();
        },
      },
    ),
  ),
  at('no-papers', {
    ...open({ members: [UNKNOWN, ...group.members], undoable: UNKNOWN.fullName }),
    act: async (page) => {
      await page.locator('.other-ways__way').nth(2).locator('button').click();
      await page.locator('.without-papers').waitFor();
    },
  }),
  at('no-papers-filed', {
    ...open(
      { members: [UNKNOWN, ...group.members], undoable: UNKNOWN.fullName },
      {
        answers: {
          'group.withoutPapers': granted({
            group,
            filed: {
              id: UNKNOWN.stayId,
              room: UNKNOWN.room,
              deadline: shared.plannedDeparture,
              late: false,
              arrival: shared.arrival,
              policeTask: policeTasks.open[0]!.id,
            },
          }),
        },
      },
    ),
    act: async (page) => {
      await page.locator('.other-ways__way').nth(2).locator('button').click();
      await page.locator('[data-path="person.fullName"] input').fill(UNKNOWN.fullName);
      await page.keyboard.press('Enter');
      await page.locator('.filed-stage__advice').waitFor();
    },
  }),
  at('complete', open({ shared: { ...shared, expected: 2 } })),
  at(
    'ending',
    open(
      {},
      {
        answers: { 'group.end': granted(noGroup) },
        act: async (page) => {
          await page.locator('.group-panel__end button').last().click();
          await page.locator('[role="alertdialog"]').waitFor();
        },
      },
    ),
  ),
];
