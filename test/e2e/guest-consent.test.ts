/**
 * What a guest answers on their own screen, and what the desk keeps of it: a chip on a real PC/SC stack, the clerk's page and
 * the guest's page in Chromium, and the desk's database read beside it.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CONSENT_TEXT_VERSION } from '../../electron/backend/guest-display/guest-display-desk.ts';
import { inventPerson } from '../../electron/training/people/invented-person.ts';
import { type CardHolder, cardAccessNumberOf, printedDate } from '../../native/virtual-chip/card-holder.ts';
import { passportNumberOf } from '../../native/virtual-chip/machine-readable-zone.ts';
import { PASSPORT_PACE_IM } from '../../native/virtual-chip/profiles/passports.ts';
import { en } from '../../renderer/messages/guest-display/en.ts';
import { ko } from '../../renderer/messages/guest-display/ko.ts';
import { keepScreen } from '../support/e2e/browser.ts';
import { type Counter, lackingForCounter, openCounter } from '../support/e2e/counter.ts';

const lacking = lackingForCounter();
const now = () => new Date();
const DAY_MS = 86_400_000;
const PERMITTED = new Date(Date.now() + 21 * DAY_MS).toISOString().slice(0, 10);
const visitor = (seed: number, fullName: string): CardHolder => ({
  ...inventPerson(seed, { now }),
  fullName,
  nationality: 'Deutsch',
  issuingState: 'D',
  expiryDate: `${now().getUTCFullYear() + 5}-09-04`,
});

describe.skipIf(lacking !== '')(`guest consent${lacking && ` (skipped: ${lacking})`}`, () => {
  let counter: Counter;
  let page: Page;
  let display: Page;

  beforeAll(async () => {
    counter = await openCounter();
    page = counter.page;
    await page.evaluate(`location.hash = '#/settings/retention'`);
    await switchOn(/Giữ bằng chứng của mỗi lần đọc chip/);
    await page.evaluate(`location.hash = '#/settings/facility'`);
    await switchOn(/Cho khách xem những gì sẽ được gửi/);
    // As a clerk opens it: between two guests.
    await counter.press('F2');
    await page.locator('.waiting-stage').waitFor();
    const opening = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'Mở màn hình cho khách' }).click();
    display = await opening;
    display.setDefaultTimeout(20_000);
    await display.getByRole('heading', { name: 'Xin chào quý khách' }).waitFor();
    await page.bringToFront();
  });
  afterEach(async ({ task }) => {
    const name = `failed-consent-${task.name.slice(0, 20).replaceAll(/\W+/g, '-')}`;
    if (task.result?.state === 'fail') {
      await keepScreen(page, name);
      await keepScreen(display, `${name}-display`);
    }
    await counter.lift();
    if (task.result?.state === 'pass') await page.getByRole('button', { name: /^Khách tiếp theo/ }).click();
  });
  afterAll(() => counter?.close());

  async function switchOn(name: RegExp): Promise<void> {
    const wanted = page.getByRole('checkbox', { name });
    await wanted.waitFor();
    await wanted.focus();
    await page.keyboard.press('Space');
    await page.getByRole('checkbox', { name, checked: true }).waitFor();
  }

  /** A foreign passport on the reader, read by what is printed on it, until the guest is on their own screen. */
  async function readPassport(holder: CardHolder): Promise<void> {
    await counter.press('F2');
    await page.locator('.waiting-stage').waitFor();
    await counter.press('F6');
    await page.locator('.passport-stage').waitFor();
    await counter.lay(holder, PASSPORT_PACE_IM);
    await counter.type(passportNumberOf(holder));
    await counter.press('Tab');
    await counter.type(printedDate(holder.birthDate));
    await counter.press('Tab');
    await counter.type(printedDate(holder.expiryDate ?? ''));
    await counter.press('Enter');
    await page.getByText('Giấy tờ thật').first().waitFor();
    await display.getByText(passportNumberOf(holder)).first().waitFor();
  }

  async function answer(button: string): Promise<void> {
    await display.getByRole('button', { name: button, exact: true }).click();
    await display.getByRole('button', { name: button, exact: true, pressed: true }).waitFor();
  }

  async function fileForeign(room: string): Promise<void> {
    await page.bringToFront();
    await page.getByRole('textbox', { name: 'Phòng' }).fill(room);
    await page.getByRole('textbox', { name: /^Thời hạn tạm trú/ }).fill(printedDate(PERMITTED));
    await page.getByRole('textbox', { name: 'Phòng' }).press('Enter');
    await page.getByText('Công an đã nhận').first().waitFor();
  }

  /** What the database holds of the record that the authority has of this document. */
  async function keptOf(documentNumber: string) {
    const sent = counter
      .book()
      .entries()
      .find((one) => one.status === 'registered' && JSON.stringify(one).includes(documentNumber));
    expect(sent, 'the declaration goes out whatever is answered').toBeDefined();
    return counter.withDatabase(async ({ audit, declarations, evidence }) => {
      const [record] = await declarations.byDocumentNumber(documentNumber);
      if (record === undefined) throw new Error('the record is not in the database');
      const events = await audit.latest(200);
      const filed = events.find(({ type, subject }) => type === 'consent-filed' && subject === record.id);
      const answers = events.filter(
        ({ type, subject }) => type === 'consent-answered' && subject === filed?.data.checkIn,
      );
      return {
        evidence: await evidence.of(record.id),
        filed: filed?.data,
        // Oldest first, as they were given.
        answers: answers.map(({ data }) => data).reverse(),
        events: JSON.stringify(events),
        broken: await audit.firstBroken(),
      };
    });
  }

  test('yes, in Korean: the answer is noted with its text and language, and the evidence is kept', async () => {
    const guest = visitor(51, 'Muster Erika');
    await readPassport(guest);
    // By the passport's nationality first; the guest has the last word.
    await display.getByRole('heading', { name: en.title }).waitFor();
    await display.getByRole('button', { name: ko.name, exact: true }).click();
    await display.getByRole('heading', { name: ko.consentTitle }).waitFor();
    await display.getByText(ko.duty['foreign-stay']).waitFor();
    await keepScreen(display, 'e2e-guest-consent-asked');
    await answer(ko.yes);
    await display.getByText(ko.given).waitFor();
    await keepScreen(display, 'e2e-guest-consent-given');
    await fileForeign('207');
    await display.getByRole('heading', { name: ko.thanks }).waitFor();
    expect(await display.evaluate('document.body.innerText')).not.toContain(passportNumberOf(guest));

    const said = {
      purpose: 'chip-evidence',
      answer: 'given',
      text: CONSENT_TEXT_VERSION,
      language: 'ko',
      by: 'guest-display',
    };
    const kept = await keptOf(passportNumberOf(guest));
    expect(kept.answers).toEqual([said]);
    expect(kept.filed).toMatchObject(said);
    expect(kept.evidence).toContain('"files"');
    expect(kept.broken).toBeUndefined();
    // The audit holds ids, never who the guest is.
    expect(kept.events).not.toContain(passportNumberOf(guest));
    expect(kept.events).not.toMatch(/muster/i);
  });

  test('yes and then no, in English: both are noted, the last one counts, and nothing of the chip is kept', async () => {
    const guest = visitor(52, 'Beispiel Hans');
    await readPassport(guest);
    await display.getByRole('heading', { name: en.consentTitle }).waitFor();
    await answer(en.yes);
    await answer(en.no);
    await display.getByText(en.refused).waitFor();
    await keepScreen(display, 'e2e-guest-consent-refused');
    await fileForeign('208');
    const kept = await keptOf(passportNumberOf(guest));
    expect(kept.answers.map(({ answer: said, language }) => [said, language])).toEqual([
      ['given', 'en'],
      ['refused', 'en'],
    ]);
    expect(kept.filed).toMatchObject({ answer: 'refused', language: 'en' });
    expect(kept.evidence).toBeUndefined();
    expect(kept.broken).toBeUndefined();
  });

  test('no answer, by a citizen’s card: nothing is noted and nothing of the chip is kept', async () => {
    const guest = inventPerson(53, { now });
    await counter.press('F2');
    await counter.lay(guest);
    await counter.type(cardAccessNumberOf(guest));
    await page.getByText('Giấy tờ thật').first().waitFor();
    await display.getByText(guest.number).first().waitFor();
    await page.getByRole('textbox', { name: 'Phòng' }).fill('209');
    await page.getByRole('textbox', { name: 'Phòng' }).press('Enter');
    await page.getByText('Công an đã nhận').first().waitFor();
    const kept = await keptOf(guest.number);
    expect(kept).toMatchObject({ answers: [], filed: undefined, evidence: undefined });
    expect(counter.problems).toEqual([]);
  });
});
