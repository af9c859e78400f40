/** From an empty data folder through every step to the first check-in that is offered, with a virtual chip of the training table. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBook } from '../../electron/training/gateway-endpoint/book.ts';
import { temporaryFolder } from '../support/desk/temporary-folder.ts';
import {
  browserAvailable,
  keepScreen,
  launchBrowser,
  openPage,
  type WatchedPage,
} from '../support/e2e/browser.ts';
import { type DeskProcess, startDeskProcess } from '../support/e2e/desk-process.ts';

const chromium = browserAvailable();
const PATIENCE_MS = 120_000;

describe.skipIf(!chromium.ok)(`first set-up${chromium.ok ? '' : ` (skipped: ${chromium.reason})`}`, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let data: string;
  let desk: DeskProcess;
  let browser: Awaited<ReturnType<typeof launchBrowser>>;
  let watched: WatchedPage;

  beforeAll(async () => {
    folder = await temporaryFolder();
    data = path.join(folder.path, 'desk');
    desk = await startDeskProcess(data, '--mode', 'training');
    browser = await launchBrowser();
    watched = await openPage(browser, desk.url);
    watched.page.setDefaultTimeout(15_000);
  }, PATIENCE_MS);
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
    await folder?.remove();
  });

  /** Of the card in the hand, as they stand on it. */
  const digits = async (): Promise<string> => {
    const text = await watched.page.evaluate("document.querySelector('.training-dock').innerText");
    return /\b\d{6}\b/.exec(String(text))?.[0] ?? '';
  };
  const button = (name: string) => watched.page.getByRole('button', { name, exact: true });

  test(
    'opens by itself and leads through every step to the counter',
    async () => {
      const { page, problems } = watched;
      await page.getByRole('heading', { name: 'Thiết lập quầy' }).waitFor();

      await page.getByLabel('Phường, xã').fill('Phường Ví Dụ');
      await keepScreen(page, 'first-run-facility');
      await button('Lưu và tiếp tục').click();

      await page.getByRole('heading', { name: 'Đường gửi công an' }).waitFor();
      const book = path.join(data, 'training', 'endpoint', 'book.jsonl');
      await button('Thử ngay, không gửi gì').click();
      await page.locator('#main').getByText('Nơi nhận đã kiểm tra một bản khai thử và sẽ nhận.').waitFor();
      expect(existsSync(book) ? readBook(book).entries() : []).toHaveLength(0);
      await keepScreen(page, 'first-run-channel');
      await button('Tiếp tục').click();

      await page.getByRole('heading', { name: 'Thử đầu đọc' }).waitFor();
      const people = page.getByRole('list', { name: 'Thẻ luyện tập' });
      const cards = (await people.count()) > 0 ? people : page.locator('.training-dock__people');
      await cards.getByRole('button').first().click();
      const can = await digits();
      await page.keyboard.type(can, { delay: 100 });
      await button('Xong, xóa thẻ khỏi quầy').waitFor();
      await keepScreen(page, 'first-run-reader');
      await button('Xong, xóa thẻ khỏi quầy').click();

      await page.getByLabel('Tên nhân viên 1').fill('Lê Thị Mẫu');
      await page.getByLabel('Mã mới', { exact: true }).fill('280593');
      await page.getByLabel('Gõ lại mã mới').fill('280593');
      await button('Lưu mã').click();
      await page.getByLabel('Mã đang dùng').waitFor();
      await button('Lưu và tiếp tục').click();

      await page.getByLabel('Thư mục sao lưu').fill(path.join(folder.path, 'copies'));
      await button('Dùng thư mục này và sao lưu ngay').click();
      await page.locator('#main').getByText('Đã sao lưu và kiểm tra bản sao lúc').waitFor();
      await page.getByText('Cùng ổ đĩa với dữ liệu').waitFor();
      await keepScreen(page, 'first-run-backup');
      await button('Tiếp tục').click();

      await page.locator('canvas[data-drawn="true"]').first().waitFor();
      await keepScreen(page, 'first-run-print');
      await button('Đã ra đúng').click();
      await page.getByText('Quầy đã sẵn sàng').waitFor();
      await keepScreen(page, 'first-run-summary');
      await button('Nhận khách đầu tiên').click();

      await page.getByRole('heading', { name: 'Nhận khách' }).waitFor();
      expect(problems).toEqual([]);
    },
    PATIENCE_MS,
  );

  test(
    'files the first guest, although the digits come while the card of the trial still lies there',
    async () => {
      const { page, problems } = watched;
      const guest = page.locator('.training-dock__people').getByRole('button').nth(1);
      const can = /\d{6}/.exec((await guest.textContent()) ?? '')?.[0] ?? '';
      expect(can).toHaveLength(6);
      await page.keyboard.type(can, { delay: 100 });
      await guest.click();
      await page.getByText('Giấy tờ thật').first().waitFor();
      await page.getByRole('textbox', { name: 'Phòng' }).fill('101');
      await page.getByRole('textbox', { name: 'Phòng' }).press('Enter');
      await page.getByText('Công an đã nhận').first().waitFor();
      await keepScreen(page, 'first-run-first-guest');
      const [only, ...others] = readBook(path.join(data, 'training', 'endpoint', 'book.jsonl')).entries();
      expect(only).toBeDefined();
      expect(others).toEqual([]);
      expect(problems).toEqual([]);
    },
    PATIENCE_MS,
  );

  test(
    'and is not opened again after a restart',
    async () => {
      await desk.stop();
      desk = await startDeskProcess(data, '--mode', 'training');
      const again = await openPage(browser, desk.url);
      await again.page.getByText('Lê Thị Mẫu').first().waitFor();
      await again.page.waitForTimeout(500);
      expect(again.page.url()).not.toContain('#/start');
      await again.close();
    },
    PATIENCE_MS,
  );
});
