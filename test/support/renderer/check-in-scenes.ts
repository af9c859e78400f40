/** The check-in, stage by stage and trouble by trouble. */
import type { Page } from 'playwright-core';
import { ready, registered, training } from './lists.ts';
import {
  type CheckIn,
  card,
  draft,
  failure,
  LAN,
  LONG,
  NOW,
  read,
  type Status,
  status,
  verdict,
  waiting,
} from './people.ts';
import { granted, outboxDetail, type Scene, type SceneParts, scene } from './scene.ts';

const at = (name: string, parts: SceneParts = {}): Scene => scene(`check-in-${name}`, 'check-in', parts);

const reader = (state: Status['reader']['state']): Partial<Status> => ({
  reader: {
    state,
    ...(state !== 'no-reader' && state !== 'service-stopped' && { name: 'Đầu đọc mẫu' }),
    insertion: 2,
  },
});

const reading = (more: Partial<CheckIn>): SceneParts => ({
  status: { reader: card },
  checkIn: { ...waiting, stage: 'reading', ...more },
});

const guest = (more: Partial<CheckIn> = {}, parts: SceneParts = {}): SceneParts => ({
  status: { reader: card },
  checkIn: { ...read, ...more },
  ...parts,
});

const failed = (code: string): Scene =>
  at(`failed-${code}`, {
    status: reader(code === 'no-reader' ? 'no-reader' : 'empty'),
    checkIn: { ...waiting, stage: 'failed', failure: failure(code) },
  });

/** The page remembers what the last read was tried with only when it started that read itself. */
const typeDigits = (page: Page) => page.keyboard.type('000002', { delay: 70 });

const typeRoomAndFile = async (page: Page): Promise<void> => {
  await page.locator('[name="room"]').fill('204');
  await page.keyboard.press('Enter');
};

const fileAs = (entry: typeof registered): SceneParts =>
  guest(
    {},
    {
      answers: {
        'stay.file': granted({ id: 'entry-1', deadline: entry.deadline, late: false }),
        'outbox.show': granted(outboxDetail(entry)),
      },
      act: async (page) => {
        await typeRoomAndFile(page);
        await page.locator('.filed-stage').waitFor();
      },
    },
  );

const byHand = async (page: Page): Promise<void> => {
  await page.locator('.other-ways__way').last().locator('button').click();
  await page.locator('.by-hand-stage').waitFor();
};

const typedPerson: CheckIn = {
  ...read,
  stage: 'by-hand',
  source: 'typed',
  portrait: false,
  person: { ...LAN, residence: undefined },
  verdict: verdict('not-verified', 'typed-by-hand'),
  milliseconds: undefined,
  access: undefined,
};

const message = (vi: string, en: string) => ({ vi, en });

export const CHECK_IN_SCENES: readonly Scene[] = [
  ...(['empty', 'card', 'no-reader', 'service-stopped', 'mute', 'in-use', 'several-cards'] as const).map(
    (state) => at(`waiting-${state}`, { status: reader(state) }),
  ),
  at('digits-kept', {
    act: async (page) => {
      await typeDigits(page);
      await page.getByText(/Đã có sáu số|Six digits are there/).waitFor();
    },
  }),
  at('reading-access', reading({ phase: 'access', file: { name: 'EF.CardAccess', bytes: 98, total: 98 } })),
  at(
    'reading-put-back',
    reading({ phase: 'resume', file: { name: 'DG2', bytes: 8028, total: 16_093 }, person: LAN }),
  ),
  at(
    'reading-portrait',
    reading({
      phase: 'portrait',
      person: LAN,
      source: 'chip',
      draft,
      file: { name: 'DG2', bytes: 9216, total: 16_142 },
    }),
  ),
  at('genuine', guest()),
  at('genuine-training', {
    ...guest(),
    status: { mode: 'training', host: 'loopback', reader: card },
    training,
  }),
  at('waiting-training', { status: { mode: 'training', host: 'loopback' }, training }),
  at('forged', guest({ verdict: verdict('forged', 'data-group-changed', 'chip-authentication-failed') })),
  at(
    'forged-confirmed',
    guest(
      { verdict: verdict('forged', 'data-group-changed') },
      { act: (page) => page.locator('.stay-form__confirm label').click() },
    ),
  ),
  at(
    'intact',
    guest({
      verdict: verdict('intact-untrusted', 'issuer-unknown', 'chip-not-authenticated'),
      person: LONG,
      portrait: false,
    }),
  ),
  at(
    'warnings',
    guest({
      verdict: verdict('genuine', 'document-expired'),
      warnings: [
        message(
          'Giấy tờ hết hạn ngày 03/02/2026. Hỏi khách giấy tờ còn hạn.',
          'The document expired on 03/02/2026. Ask for a valid one.',
        ),
      ],
      deadline: NOW - 25 * 60_000,
    }),
  ),
  at(
    'reason-other',
    guest(
      { draft: { ...draft, reason: '20' } },
      { act: (page) => page.locator('[data-path="stay.reasonText"]').waitFor() },
    ),
  ),
  at(
    'field-errors',
    guest(
      { person: { ...LAN, birthDate: '' } },
      {
        answers: {
          'stay.file': {
            ok: false,
            failure: failure('fields-invalid', {
              fields: [
                {
                  path: 'person.birthDate',
                  message: message('Cần ngày sinh.', 'The date of birth is needed.'),
                },
                { path: 'stay.room', message: message('Nhập số phòng.', 'Enter the room.') },
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
    'not-saved',
    guest(
      {},
      {
        answers: { 'stay.file': { ok: false, failure: failure('disk-full') } },
        act: async (page) => {
          await typeRoomAndFile(page);
          await page.locator('.banner--bad').waitFor();
        },
      },
    ),
  ),
  at(
    'leaving',
    guest(
      {},
      {
        act: async (page) => {
          await page.locator('[name="room"]').fill('204');
          await page.keyboard.press('Escape');
          await page.locator('.banner--warn').waitFor();
        },
      },
    ),
  ),
  at('filed', fileAs(ready)),
  at('filed-proven', fileAs(registered)),
  at('by-hand-empty', { act: byHand }),
  at('by-hand', {
    answers: { 'checkIn.byHand': granted(typedPerson) },
    act: async (page) => {
      await byHand(page);
      await page.locator('[data-path="person.fullName"] input').fill(LAN.fullName);
      await page.locator('[data-path="person.document.number"] input').fill(LAN.documentNumber);
      await page.locator('[data-path="person.birthDate"] input').fill('03/02/1990');
      await page.keyboard.press('Enter');
      await page.locator('.stay-form').waitFor();
    },
  }),
  at('card-removed', {
    status: { reader: card },
    answers: {
      'checkIn.read': granted({ ...waiting, stage: 'failed', failure: failure('card-removed') }),
    },
    after: {
      'checkIn.read': [{ event: 'status', payload: { ...status, reader: { ...card, state: 'empty' } } }],
    },
    act: async (page) => {
      await typeDigits(page);
      await page.locator('.failed-stage__auto').waitFor();
    },
  }),
  ...[
    'wrong-can',
    'wrong-qr-key',
    'wrong-key-repeated',
    'access-not-supported',
    'several-cards',
    'card-mute',
    'card-in-use',
    'reader-unplugged',
    'access-blocked',
    'not-an-emrtd',
    'chip-protocol-error',
    'qr-unreadable',
    'transmit-failed',
    'reader-service-stopped',
    'no-card',
  ].map(failed),
];
