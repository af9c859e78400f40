/** A guesthouse: a guest in the house, a visitor to their room and out again, and both found again under one key. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { inventPerson } from '../../electron/training/people/invented-person.ts';
import { browserAvailable, keepScreen } from '../support/e2e/browser.ts';
import { startTradeDesk, type TradeDesk } from '../support/e2e/trade-desk.ts';
import { available } from '../support/vpcd/pcscd.ts';

const lacking = [available(), browserAvailable()].flatMap((one) => (one.ok ? [] : [one.reason])).join('; ');
const now = () => new Date();
const guest = inventPerson(43, { now });
const visitor = inventPerson(44, { now });

/** As a clerk types a name: without diacritics, in small letters. */
const plain = (name: string): string =>
  name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();

describe.skipIf(lacking !== '')(`visitors${lacking && ` (skipped: ${lacking})`}`, () => {
  let desk: TradeDesk;

  beforeAll(async () => {
    desk = await startTradeDesk('lodging', 'Nhà nghỉ Ví Dụ');
    // A guest to visit.
    await desk.identify(guest);
    await desk.page.getByRole('textbox', { name: 'Phòng' }).waitFor();
    await desk.type('305');
    await desk.press('Enter');
    await desk.page.getByText('Công an đã nhận').first().waitFor();
    await desk.lift();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await keepScreen(desk.page, `failed-visitors-${task.name.slice(0, 20).replaceAll(/\W+/g, '-')}`);
    await desk.lift();
  });
  afterAll(() => desk?.stop());

  test('in with the card, noted in the book and told to nobody', async () => {
    const { page } = desk;
    await desk.open('visitors');
    await page.getByText('Không có ai đang thăm').waitFor();
    await desk.identify(visitor);
    await page.getByRole('form', { name: 'Khách đến thăm' }).waitFor();
    await page.locator('input[name="room"]').fill('305');
    await page.getByRole('button', { name: /Thăm ai/ }).click();
    await page.getByRole('option', { name: guest.fullName }).click();
    await desk.screens('e2e-visitors-new');
    await page.locator('input[name="room"]').focus();
    await desk.press('Enter');
    await page.getByText(`thăm ${guest.fullName}`).waitFor();
    await desk.screens('e2e-visitors-inside');
    expect(desk.registered()).toContain(guest.number);
    expect(desk.registered()).not.toContain(visitor.number);
    expect(desk.problems).toEqual([]);
  });

  test('out with the document given back', async () => {
    const { page } = desk;
    await desk.open('visitors');
    await page.getByRole('button', { name: 'Ra về, đã trả giấy tờ' }).click();
    await page.getByText('Không có ai đang thăm').waitFor();
    await page.locator('.visitors__visitor').getByText('Đã trả giấy tờ').waitFor();
    await desk.screens('e2e-visitors-left');
    expect(desk.problems).toEqual([]);
  });

  test('found under one key from any screen by the keyboard alone, and opened with Enter', async () => {
    const { page } = desk;
    await desk.press('F4', 'Control+k');
    await desk.type(`${plain(guest.fullName)} 305`);
    await page.getByRole('option', { name: new RegExp(guest.fullName) }).waitFor();
    await desk.screens('e2e-search');
    await desk.press('Enter');
    await page.getByRole('heading', { name: `Lượt ở của ${guest.fullName}` }).waitFor();
    expect(await page.evaluate('location.hash')).toMatch(/^#\/guest\//);
    // From the row of today as well.
    await desk.press('F1');
    await page.getByRole('link', { name: guest.fullName }).click();
    await page.getByRole('heading', { name: `Lượt ở của ${guest.fullName}` }).waitFor();
    expect(await page.evaluate('location.hash')).toMatch(/^#\/guest\//);
    await desk.press('Control+k');
    await desk.type('zzzz');
    await page.getByText('Không thấy gì khớp với “zzzz”').waitFor();
    await desk.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(desk.problems).toEqual([]);
  });
});
