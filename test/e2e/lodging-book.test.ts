/**
 * A guesthouse from card to book: a guest is checked in on the training reader, extended and checked out on the page of the
 * stay, and stands in the lodging book that is printed; the book is read by another program than the one that wrote it.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/desk/temporary-folder.ts';
import {
  browserAvailable,
  keepScreen,
  launchBrowser,
  openPage,
  SIZES,
  type WatchedPage,
} from '../support/e2e/browser.ts';
import { type DeskProcess, startDeskProcess } from '../support/e2e/desk-process.ts';
import { leaveSetUp } from '../support/e2e/leave-set-up.ts';
import { readPdf } from '../support/print/read-pdf.ts';

const chromium = browserAvailable();
const FADE_MS = 600;

describe.skipIf(!chromium.ok)(`lodging book${chromium.ok ? '' : ` (skipped: ${chromium.reason})`}`, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let desk: DeskProcess;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;
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

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepScreen(page, `failed-${task.name.slice(0, 30)}`);
  });

  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
    await folder?.remove();
  });

  const screens = async (name: string) => {
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.waitForTimeout(FADE_MS);
      await keepScreen(page, name);
    }
    await page.setViewportSize(SIZES[0]);
  };

  /** Lays the first card of the training table and returns its six digits. */
  async function layFirstCard(): Promise<string> {
    const card = page.locator('.training-card').first();
    guest = ((await card.locator('.training-card__name').textContent()) ?? '').trim();
    const digits = ((await card.locator('.number').textContent()) ?? '').trim();
    await card.click();
    await page.getByText('Có thẻ', { exact: true }).first().waitFor();
    return digits;
  }

  const download = async (button: string) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ]);
    const path = join(folder.path, file.suggestedFilename());
    await file.saveAs(path);
    return { name: file.suggestedFilename(), bytes: new Uint8Array(await readFile(path)) };
  };

  test('card, room, Enter: filed and proven', async () => {
    const digits = await layFirstCard();
    await page.locator('#main').focus();
    await page.keyboard.type(digits, { delay: 60 });
    await page.getByRole('textbox', { name: 'Phòng' }).waitFor();
    await page.getByText('Giấy tờ thật').first().waitFor();
    await page.keyboard.type('203');
    await page.keyboard.press('Enter');
    await page.getByText('Công an đã nhận').first().waitFor();
  });

  test('the room shows the guest, and the page of the stay its proof', async () => {
    await page.keyboard.press('F9');
    await page.getByRole('heading', { name: '203' }).waitFor();
    await screens('e2e-board');
    await page.getByRole('link', { name: guest }).click();
    await page.getByRole('heading', { name: new RegExp(guest) }).waitFor();
    await page.getByText('Đã có biên nhận').first().waitFor();
    await screens('e2e-guest');
  });

  test('extended by a day: a new record in the chain, sent and proven as well', async () => {
    await page.getByRole('button', { name: 'Gia hạn' }).click();
    await page.locator('.stay-action').waitFor();
    await page.locator('.stay-action').getByRole('button', { name: 'Ghi lại' }).click();
    await page.locator('.stay-chain__record').nth(1).waitFor();
    await expect
      .poll(() => page.locator('.stay-chain__record').nth(1).textContent(), { timeout: 20_000 })
      .toContain('Đã có biên nhận');
  });

  test('the lodging book: seen as it will be printed, saved as PDF and as a spreadsheet', async () => {
    await page.keyboard.press('F8');
    await page.locator('.page-preview__page[data-drawn="true"]').first().waitFor();
    await screens('e2e-lodging-book');
    const pdf = await download('Lưu PDF');
    expect(pdf.name).toMatch(/^lodging-book-\d{4}-\d{2}-\d{2}\.pdf$/);
    const pages = await readPdf(pdf.bytes);
    const text = pages.map((one) => one.text).join('\n');
    expect(text).toContain('SỔ QUẢN LÝ LƯU TRÚ');
    expect(text.replaceAll('\n', ' ')).toContain(guest.split(' ')[0]);
    expect(text).toContain('203');
    expect(text).toContain('LUYỆN TẬP');
    const sheet = await download('Lưu Excel');
    expect(sheet.name).toMatch(/\.xlsx$/);
    expect(sheet.bytes.length).toBeGreaterThan(2_000);
  });

  test('checked out: the stay is closed and the room free', async () => {
    await page.goBack();
    await page.getByRole('button', { name: 'Trả phòng' }).click();
    await page.locator('.stay-action').getByRole('button', { name: 'Trả phòng' }).click();
    await page.getByText('Đã đi', { exact: true }).first().waitFor();
    const receipt = await download('In phiếu');
    const [only] = await readPdf(receipt.bytes);
    expect(only?.text).toContain('PHIẾU LƯU TRÚ');
    await page.keyboard.press('F9');
    await expect.poll(() => page.getByRole('link', { name: guest }).count()).toBe(0);
    expect(watched.problems).toEqual([]);
  });
});
