/** Passports and scanners at the counter: the form, a scan from anywhere, and what goes wrong with either. */
import type { Page } from 'playwright-core';
import { card, failure, read, waiting } from './people.ts';
import { granted, type Scene, type SceneParts, scene } from './scene.ts';

const at = (name: string, parts: SceneParts = {}): Scene => scene(`check-in-${name}`, 'check-in', parts);

const message = (vi: string, en: string) => ({ vi, en });

const openPassport = async (page: Page): Promise<void> => {
  await page.keyboard.press('F6');
  await page.locator('.passport-stage').waitFor();
};

/** With the keyboard alone: the form takes the focus, and Tab goes from field to field. */
const typePassport = async (page: Page): Promise<void> => {
  await openPassport(page);
  await page.keyboard.type('x0000001');
  await page.keyboard.press('Tab');
  await page.keyboard.type('05/09/1990');
  await page.keyboard.press('Tab');
  await page.keyboard.type('04/09/2031');
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

export const PASSPORT_SCENES: readonly Scene[] = [
  at('passport-details', {
    checkIn: {
      ...read,
      access: 'PACE-MRZ',
      person: {
        fullName: 'WU MEI',
        birthDate: '1990-09-05',
        sex: 'female',
        nationality: 'UTO',
        documentKind: 'passport',
        documentNumber: 'X0000001',
        issuingState: 'UTO',
        issueDate: '2021-09-04',
        expiryDate: '2031-09-04',
        nationalName: '吴 梅',
        placeOfBirth: 'Example Town',
        residence: '1 Example Road, Example Town',
      },
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
      await page.locator('.other-ways__way').last().locator('button').click();
      await page.locator('.by-hand-stage').waitFor();
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
];
