/**
 * The guided tour as a newcomer goes through it: an ordinary guest, a forged card, a situation that is left half way and
 * one that a crash cuts off. In Chromium, on the training reader, with the keyboard wherever a clerk would use it.
 */
import path from 'node:path';
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

const chromium = browserAvailable();
const FADE_MS = 500;

describe.skipIf(!chromium.ok)(`the tour${chromium.ok ? '' : ` (skipped: ${chromium.reason})`}`, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let desk: DeskProcess;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  async function open(): Promise<void> {
    desk = await startDeskProcess(path.join(folder.path, 'desk'), '--mode', 'training');
    watched = await openPage(browser, desk.url);
    page = watched.page;
    page.setDefaultTimeout(20_000);
    await page.locator('.training-dock').waitFor();
  }

  beforeAll(async () => {
    folder = await temporaryFolder();
    browser = await launchBrowser();
    await open();
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await keepScreen(page, `failed-${task.name.slice(0, 30).replaceAll(/\W+/g, '-')}`);
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

  async function begin(title: string): Promise<void> {
    await page.evaluate(`location.hash = '#/tour'`);
    await page.getByRole('button', { name: new RegExp(`: ${title}$`) }).click();
    await page.locator('.tour-dock').waitFor();
    await page.locator('.waiting-stage').waitFor();
  }

  /** Lays the card of the only guest, and gives the digits that stand on it. */
  async function layTheCard(): Promise<string> {
    const card = page.locator('.tour-dock__cards .training-card');
    await card.click();
    await page.getByText('Có thẻ', { exact: true }).first().waitFor();
    return (await card.locator('.number').textContent()) ?? '';
  }

  const type = (text: string) => page.keyboard.type(text, { delay: 100 });

  test('is found on the training table, and lists what there is', async () => {
    await page.getByRole('button', { name: 'Tình huống' }).click();
    await page.getByRole('heading', { name: 'Tập xử lý tình huống' }).waitFor();
    expect(await page.locator('.situation-row').count()).toBeGreaterThanOrEqual(10);
    await page.getByText('Đã tập 0 / 13').waitFor();
    await screens('e2e-tour-list');
  });

  test('an ordinary guest, by the real counter: a hundred points, in under a minute', async () => {
    const started = performance.now();
    await begin('Một khách với thẻ căn cước');
    await page.getByText('Một khách đến lúc 20:15').waitFor();
    await page.getByText('20:15').first().waitFor();
    await type(await layTheCard());
    await page.getByText('Giấy tờ thật').first().waitFor();
    await type('201');
    await screens('e2e-tour-guest');
    await page.keyboard.press('Enter');
    await page.getByText('Công an đã nhận').first().waitFor();
    await page.getByText('Xong: 100 / 100 điểm').waitFor();
    console.log(`an ordinary guest of the tour: ${((performance.now() - started) / 1000).toFixed(1)} s`);
    await page.getByRole('button', { name: 'Xem kết quả' }).click();
    await page.getByText('Rất tốt. Bạn đã làm đúng mọi việc.').waitFor();
    await screens('e2e-tour-result');
    await page.getByRole('button', { name: 'Về danh sách' }).click();
    await page.getByText('Đã tập 1 / 13').waitFor();
    await page.locator('.tour-dock').waitFor({ state: 'detached' });
  });

  test('a forged card: the police are told and it is written down; nobody is filed as genuine', async () => {
    await begin('Một tấm thẻ lạ');
    // Nothing on the table gives away what is wrong with it.
    expect(await page.locator('.tour-dock').textContent()).not.toMatch(/giả/i);
    await type(await layTheCard());
    await page.getByText('Dấu hiệu giả mạo').first().waitFor();
    await screens('e2e-tour-forged');
    await page.getByRole('button', { name: 'Báo công an về giấy tờ này' }).click();
    await page.getByText('Đã ghi việc báo công an').first().waitFor();
    await page.getByRole('button', { name: 'Mở danh sách báo công an' }).click();
    await page.getByRole('button', { name: 'Đã báo xong' }).click();
    await page.getByRole('textbox', { name: 'Tên hoặc số hiệu cán bộ trực' }).fill('Đại úy Mẫu');
    await page.keyboard.press('Enter');
    await page.getByText('Xong: 100 / 100 điểm').waitFor();
    await page.getByRole('button', { name: 'Xem kết quả' }).click();
    await page.getByText('Đọc chip và thấy dấu hiệu giả mạo').waitFor();
    await page.getByRole('button', { name: 'Về danh sách' }).click();
    await page.getByText('Đã tập 2 / 13').waitFor();
  });

  test('the same card filed as if nothing were wrong: points are lost, and why is said kindly', async () => {
    await begin('Một tấm thẻ lạ');
    await type(await layTheCard());
    await page.getByText('Dấu hiệu giả mạo').first().waitFor();
    await page.getByRole('button', { name: /^Gợi ý/ }).click();
    await page.getByText('Đặt thẻ, gõ sáu số, chờ đọc xong').waitFor();
    await type('101');
    await page.getByText('Tôi đã xem kết luận này và vẫn khai báo khách').click();
    await page.locator('.stay-form button[type="submit"]').click();
    await page.getByText('Công an đã nhận').first().waitFor();
    await page.getByRole('button', { name: 'Tôi làm xong' }).click();
    await page.getByText('Khai báo như thường, trước khi báo công an').waitFor();
    await page.getByText('Báo công an trước. Họ cho biết có nhận người này hay không.').waitFor();
    await screens('e2e-tour-wrong-way');
    await page.getByRole('button', { name: 'Về danh sách' }).click();
    await page.locator('.tour-dock').waitFor({ state: 'detached' });
  });

  test('left half way: the training desk is as it was', async () => {
    await begin('Mất kết nối lúc 22:50');
    await page.getByText('22:5').first().waitFor();
    await page.getByRole('button', { name: 'Rời tình huống' }).click();
    await page.getByRole('button', { name: 'Rời đi' }).click();
    await page.locator('.tour-dock').waitFor({ state: 'detached' });
    await page.getByText('Đã tập 2 / 13').waitFor();
    await page.evaluate(`location.hash = '#/outbox'`);
    await page.getByText('Đang chạy').waitFor();
  });

  test('cut off by a crash: the next start knows nothing of it, and the results are still there', async () => {
    await begin('Một khách với thẻ căn cước');
    await layTheCard();
    await watched.close();
    await desk.kill();
    await open();
    expect(await page.locator('.tour-dock').count()).toBe(0);
    await page.evaluate(`location.hash = '#/tour'`);
    await page.getByText('Đã tập 2 / 13').waitFor();
    expect(watched.problems).toEqual([]);
  });
});
