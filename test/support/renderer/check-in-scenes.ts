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

const openPassport = async (page: Page): Promise<void> => {
  await page.keyboard.press('F6');
  await page.locator('.passport-stage').waitFor();
};

const passportFields = (page: Page) => page.locator('.passport-stage input');

const typePassport = async (page: Page): Promise<void> => {
  await openPassport(page);
  await passportFields(page).nth(0).fill('X0000001');
  await passportFields(page).nth(1).fill('05/09/1990');
  await passportFields(page).nth(2).fill('04/09/2031');
};

const passportScan = {
  access: { kind: 'mrz', documentNumber: 'X0000001', birthDate: '900905', expiryDate: '310904' },
  person: {
    fullName: 'MAU VI DU',
    birthDate: '05/09/1990',
    sex: 'female',
    nationality: 'UTO',
    documentKind: 'passport',
    documentNumber: 'X0000001',
    residence: '',
    scanned: 'mrz',
  },
} as const;

/** A scanner on HID, whichever screen is shown. */
const scanPassport = async (page: Page): Promise<void> => {
  await page.evaluate(`emit('scan', ${JSON.stringify({ kind: 'read', ...passportScan })})`);
  await page.getByText(/Đã có khóa của chip|The key of the chip is there/).waitFor();
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
          'Khách này đang ở phòng 207 đến 06/03/2026. Chỉ khai báo lại nếu là lượt ở mới.',
          'This guest is in room 207 until 06/03/2026 already. File again only for a new stay.',
        ),
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
  at('passport-empty', { act: openPassport }),
  at('passport-errors', {
    answers: {
      'checkIn.passportKey': {
        ok: false,
        failure: failure('fields-invalid', {
          fields: [
            {
              path: 'passport.documentNumber',
              message: message(
                'Nhập số hộ chiếu: chỉ chữ cái và chữ số, 5 đến 20 ký tự.',
                'Enter the passport number: letters and digits only, 5 to 20 characters.',
              ),
            },
            {
              path: 'passport.birthDate',
              message: message(
                'Nhập ngày sinh đủ ngày/tháng/năm, ví dụ 05/09/1990.',
                'Enter the full date of birth, day/month/year, e.g. 05/09/1990.',
              ),
            },
            {
              path: 'passport.expiryDate',
              message: message(
                'Ngày hết hạn phải sau ngày sinh. Có nhầm hai ô không?',
                'The expiry must be after the birth. Are the two boxes mixed up?',
              ),
            },
          ],
        }),
      },
    },
    act: async (page) => {
      await openPassport(page);
      await page.keyboard.press('Enter');
      await page.locator('.field__error').first().waitFor();
    },
  }),
  at('passport-zone-error', {
    answers: {
      'checkIn.passportKey': {
        ok: false,
        failure: failure('fields-invalid', {
          fields: [
            {
              path: 'passport.zone',
              message: message(
                'Các dòng này chưa đúng: có ký tự bị thiếu, thừa hoặc nhầm (số 0 với chữ O). So lại, hoặc xóa hết và điền ba ô bên trên.',
                'These lines are not right: a character is missing, extra or mistaken (digit 0 and letter O). Compare them, or empty this box and fill in the three above.',
              ),
            },
          ],
        }),
      },
    },
    act: async (page) => {
      await openPassport(page);
      await page
        .locator('.passport-stage textarea')
        .fill('P<UTOMAU<<VI<DU<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\nX000O001<4UTO9009051F3109041<<<<<<<<<<<<<<<6');
      await page.locator('.passport-stage textarea').press('Enter');
      await page.locator('.field__error').first().waitFor();
    },
  }),
  at('passport-kept', {
    answers: { 'checkIn.passportKey': granted(passportScan) },
    act: async (page) => {
      await typePassport(page);
      await page.keyboard.press('Enter');
      await page.getByText(/Đã có khóa của chip|The key of the chip is there/).waitFor();
    },
  }),
  at('passport-scanned', { act: scanPassport }),
  at('passport-without-chip', {
    act: async (page) => {
      await scanPassport(page);
      await byHand(page);
    },
  }),
  at('passport-wrong', {
    status: { reader: card },
    answers: {
      'checkIn.passportKey': granted(passportScan),
      'checkIn.read': granted({ ...waiting, stage: 'failed', failure: failure('wrong-mrz-key') }),
    },
    act: async (page) => {
      await typePassport(page);
      await page.keyboard.press('Enter');
      await page.locator('.failure-notice').waitFor();
    },
  }),
  // From wherever the clerk is.
  scene('check-in-scanned-from-today', 'today', { act: scanPassport }),
  scene('check-in-scanned-from-outbox', 'outbox', {
    answers: { 'checkIn.scanned': granted(passportScan) },
    act: async (page) => {
      // As a scanner that poses as a keyboard: two lines, each ended by CR.
      await page.keyboard.type('P<UTOMAU<<VI<DU<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\n');
      await page.keyboard.type('X0000001<4UTO9009051F3109041<<<<<<<<<<<<<<<6\n');
      await page.getByText(/Đã có khóa của chip|The key of the chip is there/).waitFor();
    },
  }),
  at('scan-failed', {
    act: async (page) => {
      await page.evaluate(
        `emit('scan', ${JSON.stringify({ kind: 'failed', failure: failure('mrz-unreadable') })})`,
      );
      await page.locator('.banner--bad').waitFor();
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
