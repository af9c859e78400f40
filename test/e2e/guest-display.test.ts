/** The window turned to the guest, in Chromium: it follows the counter, speaks their language, and forgets them. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/desk/temporary-folder.ts';
import {
  browserAvailable,
  keepScreen,
  launchBrowser,
  openPage,
  type WatchedPage,
} from '../support/e2e/browser.ts';
import { type DeskProcess, startDeskProcess } from '../support/e2e/desk-process.ts';
import { leaveSetUp } from '../support/e2e/leave-set-up.ts';

const chromium = browserAvailable();

describe.skipIf(!chromium.ok)(`guest display${chromium.ok ? '' : ` (skipped: ${chromium.reason})`}`, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let desk: DeskProcess;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;
  let display: Page;
  let guest = '';

  beforeAll(async () => {
    folder = await temporaryFolder();
    desk = await startDeskProcess(join(folder.path, 'desk'), '--mode', 'training');
    browser = await launchBrowser();
    watched = await openPage(browser, desk.url);
    page = watched.page;
    page.setDefaultTimeout(20_000);
    await page.locator('.training-card').first().waitFor();
    await leaveSetUp(page);
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
    await folder?.remove();
  });

  test('is off until a manager switches it on, and opens in a window of its own', async () => {
    await page.evaluate(`location.hash = '#/settings/facility'`);
    const wanted = page.getByRole('checkbox', { name: /Cho khách xem những gì sẽ được gửi/ });
    await wanted.waitFor();
    expect(await wanted.isChecked()).toBe(false);
    expect(await page.getByRole('button', { name: 'Mở màn hình cho khách' }).count()).toBe(0);
    await wanted.focus();
    await page.keyboard.press('Space');
    const opening = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'Mở màn hình cho khách' }).click();
    display = await opening;
    display.setDefaultTimeout(20_000);
    await display.getByRole('heading', { name: 'Xin chào quý khách' }).waitFor();
    await keepScreen(page, 'e2e-guest-display-settings');
  });

  test('shows the guest what the clerk has in the form, in the language they choose', async () => {
    const card = page.locator('.training-card').first();
    guest = ((await card.locator('.training-card__name').textContent()) ?? '').trim();
    const digits = ((await card.locator('.number').textContent()) ?? '').trim();
    await page.keyboard.press('F2');
    await page.locator('.waiting-stage').waitFor();
    await card.click();
    await page.getByText('Có thẻ', { exact: true }).first().waitFor();
    await page.locator('#main').focus();
    await page.keyboard.type(digits, { delay: 60 });
    await page.getByRole('textbox', { name: 'Phòng' }).waitFor();
    await page.getByText('Giấy tờ thật').first().waitFor();
    await page.keyboard.type('203');
    await display.getByText(guest).first().waitFor();
    await display.getByText('203', { exact: true }).waitFor();
    await display.getByRole('button', { name: 'English' }).click();
    await display.getByRole('heading', { name: 'What is declared to the police' }).waitFor();
    await keepScreen(display, 'e2e-guest-display');
  });

  test('reaches nothing of the desk', async () => {
    const asked = `fetch('/bridge/today.view', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' })`;
    expect(await display.evaluate(`${asked}.then(({ status }) => status)`)).toBe(403);
  });

  test('thanks when it is filed, and holds nothing of the guest', async () => {
    await page.bringToFront();
    await page.getByRole('textbox', { name: 'Phòng' }).press('Enter');
    await page.getByText('Công an đã nhận').first().waitFor();
    await expect.poll(() => display.evaluate('document.body.innerText')).not.toContain(guest);
    await display.getByRole('heading', { name: 'Thank you' }).waitFor();
    await keepScreen(display, 'e2e-guest-display-thanks');
    expect(watched.problems).toEqual([]);
  });
});
