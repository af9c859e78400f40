/** The check-in beyond the ordinary citizen: foreign guests, no papers, papers that are no cards, doubts, two rooms at once. */
import type { Page } from 'playwright-core';
import type { MethodOutput } from '../../../electron/bridge/contract.ts';
import { policeTasks } from './book-samples.ts';
import {
  type CheckIn,
  card,
  DAY,
  DEADLINE,
  failure,
  HOUR,
  LAN,
  NOW,
  read,
  verdict,
  waiting,
} from './people.ts';
import { granted, type Scene, type SceneParts, scene } from './scene.ts';
import { guestPage, paperlessStay } from './stay-samples.ts';

const at = (name: string, parts: SceneParts = {}): Scene => scene(`check-in-${name}`, 'check-in', parts);

const message = (vi: string, en: string) => ({ vi, en });

const guest = (more: Partial<CheckIn> = {}, parts: SceneParts = {}): SceneParts => ({
  status: { reader: card },
  checkIn: { ...read, ...more },
  ...parts,
});

const ERIKA = {
  fullName: 'MUSTER ERIKA',
  birthDate: '1984-08',
  sex: 'female',
  nationality: 'D',
  documentKind: 'passport',
  documentNumber: 'C01X00T00',
  issuingState: 'D',
  expiryDate: '2031-09-04',
} as const;

const foreign: Partial<CheckIn> = {
  person: ERIKA,
  access: 'PACE-MRZ',
  declares: 'foreign-stay',
  requiredFields: ['stay.room', 'permittedStayUntil'],
};

const foreignCheck: MethodOutput<'stay.check'> = {
  kind: 'foreign-stay',
  fields: [],
  warnings: [],
  deadline: DEADLINE,
  ruleVersion: 'foreign-stay/2017-01-01',
  source: 'Luật 47/2014/QH13 đ.33',
};

const present = {
  stayId: 'stay-1',
  room: '207',
  arrival: NOW - DAY,
  plannedDeparture: NOW + DAY,
};

const openNoPapers = async (page: Page): Promise<void> => {
  await page.locator('.other-ways__way').nth(2).locator('button').click();
  await page.locator('.without-papers').waitFor();
};

const typePermitted = async (page: Page, day: string): Promise<void> => {
  await page.locator('[data-path="permittedStayUntil"] input').fill(day);
  await page.locator('.guest-stage__warnings').waitFor();
};

export const CHECK_IN_PATH_SCENES: readonly Scene[] = [
  at('foreign', guest(foreign, { answers: { 'stay.check': granted(foreignCheck) } })),
  at(
    'foreign-warned',
    guest(foreign, {
      answers: {
        'stay.check': granted({
          ...foreignCheck,
          warnings: [
            {
              path: 'stay.plannedDeparture',
              message: message(
                'Ngày đi sau thời hạn tạm trú (05/03/2026). Hỏi khách đã gia hạn chưa.',
                'The departure is after the permitted stay (05/03/2026). Ask whether it was extended.',
              ),
            },
          ],
        }),
      },
      act: (page) => typePermitted(page, '05/03/2026'),
    }),
  ),
  at(
    'foreign-missing',
    guest(foreign, {
      answers: {
        'stay.check': granted(foreignCheck),
        'stay.file': {
          ok: false,
          failure: failure('fields-invalid', {
            fields: [
              { path: 'stay.room', message: message('Nhập số phòng.', 'Enter the room.') },
              {
                path: 'permittedStayUntil',
                message: message(
                  'Hỏi khách thời hạn tạm trú: ngày cuối được phép ở.',
                  'Ask for the permitted stay: the last day allowed.',
                ),
              },
            ],
          }),
        },
      },
      act: async (page) => {
        await page.locator('[name="room"]').press('Enter');
        await page.locator('.field__error').nth(1).waitFor();
      },
    }),
  ),
  at('child', {
    act: async (page) => {
      await page.locator('.other-ways__way').nth(1).locator('button').click();
      await page.locator('.by-hand-stage').waitFor();
    },
  }),
  at(
    'minor',
    guest({
      stage: 'by-hand',
      source: 'typed',
      portrait: false,
      person: { ...LAN, birthDate: '2014-06-01', documentKind: 'birth-certificate', expiryDate: undefined },
      verdict: verdict('not-verified', 'typed-by-hand'),
      warnings: [
        message(
          'Khách chưa đủ 18 tuổi. Hỏi người lớn đi cùng và ghi họ tên người đó vào ô Ghi chú.',
          'The guest is under 18. Ask for the accompanying adult and write the name in the note.',
        ),
      ],
      milliseconds: undefined,
    }),
  ),
  at('no-papers', { act: openNoPapers }),
  at('no-papers-errors', {
    answers: {
      'stay.withoutPapers': {
        ok: false,
        failure: failure('fields-invalid', {
          fields: [
            { path: 'person.fullName', message: message('Nhập họ và tên.', 'Enter the full name.') },
            { path: 'stay.room', message: message('Nhập số phòng.', 'Enter the room.') },
          ],
        }),
      },
    },
    act: async (page) => {
      await openNoPapers(page);
      await page.locator('[data-path="person.nationality"] input').fill('D');
      await page.keyboard.press('Enter');
      await page.locator('.field__error').first().waitFor();
    },
  }),
  at('no-papers-filed', {
    answers: {
      'stay.withoutPapers': granted({
        ...guestPage,
        stay: paperlessStay,
        policeTask: policeTasks.open[0]!.id,
      }),
    },
    act: async (page) => {
      await openNoPapers(page);
      await page.locator('[data-path="person.fullName"] input').fill(paperlessStay.fullName);
      await page.locator('[name="room"]').fill(paperlessStay.room);
      await page.keyboard.press('Enter');
      await page.locator('.filed-stage__advice').waitFor();
    },
  }),
  at(
    'expired',
    guest({
      person: { ...LAN, expiryDate: '2026-02-03' },
      verdict: verdict('genuine', 'document-expired'),
      warnings: [
        message(
          'Giấy tờ hết hạn ngày 03/02/2026. Hỏi khách giấy tờ còn hạn.',
          'The document expired on 03/02/2026. Ask for a valid one.',
        ),
      ],
    }),
  ),
  at(
    'doubt-told',
    guest(
      { verdict: verdict('forged', 'data-group-changed') },
      {
        answers: {
          'policeTasks.open': granted({
            ...policeTasks,
            open: [{ ...policeTasks.open[0]!, id: 'task-9', kind: 'doubtful-papers', openedAt: NOW + HOUR }],
          }),
        },
        act: async (page) => {
          await page.locator('.guest-stage__doubt button').click();
          await page.locator('.guest-stage__who .banner').waitFor();
        },
      },
    ),
  ),
  at('present', guest({ present })),
  at(
    'overlap-refused',
    guest(
      { present },
      {
        answers: {
          'stay.file': {
            ok: false,
            failure: failure('stay-overlaps', {
              fields: [
                {
                  path: 'stay.arrival',
                  message: message('Đang khai báo ở phòng 207.', 'Declared in room 207.'),
                },
              ],
            }),
          },
        },
        act: async (page) => {
          await page.locator('[name="room"]').fill('305');
          await page.keyboard.press('Enter');
          await page.locator('.banner--bad').waitFor();
        },
      },
    ),
  ),
  at('overlap-later', guest({ present: { ...present, arrival: NOW + HOUR } })),
  at('failed-broken-chip', {
    checkIn: { ...waiting, stage: 'failed', failure: failure('chip-protocol-error') },
    status: { reader: card },
  }),
];
