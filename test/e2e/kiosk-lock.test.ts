/** The lock in a real browser: locked, a wrong code, the right one; and a bridge call that goes past the page. */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kiosk } from '../support/desk/kiosk.ts';
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
const PATIENCE_MS = 90_000;
const CODE = '280593';

describe.skipIf(!chromium.ok)(`kiosk lock${chromium.ok ? '' : ` (skipped: ${chromium.reason})`}`, () => {
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

  const button = (name: string) => watched.page.getByRole('button', { name, exact: true });
  /** What somebody gets who talks to the backend past the page. */
  const bridge = (method: string, input: unknown): Promise<{ ok: boolean; failure?: { code: string } }> =>
    watched.page.evaluate(
      `fetch('/bridge/${method}', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: ${JSON.stringify(JSON.stringify(input))} }).then((reply) => reply.json())`,
    );

  test(
    'locks, refuses, slows, opens and ends',
    async () => {
      const { page, problems } = watched;
      await page.getByRole('link', { name: 'Khóa quầy' }).click();
      await page.getByLabel('Mã mới', { exact: true }).fill(CODE);
      await page.getByLabel('Gõ lại mã mới').fill(CODE);
      await button('Lưu mã').click();
      await page.getByLabel('Mã đang dùng').waitFor();
      await keepScreen(page, 'lock-before');
      await button('Khóa ngay').click();
      await page.getByText('Quầy đang khóa').first().waitFor();

      expect(await bridge('retention.run', { id: 'x' })).toMatchObject({
        failure: { code: 'manager-code-needed' },
      });
      expect(await bridge('backup.make', {})).toMatchObject({ failure: { code: 'manager-code-needed' } });
      expect(await bridge('desk.status', {})).toMatchObject({ ok: true });

      await page.keyboard.press('F4');
      await page.getByRole('heading', { name: 'Màn hình này cần quản lý' }).waitFor();
      await keepScreen(page, 'lock-needed');
      for (let at = 0; at < 3; at += 1) {
        await page.getByLabel('Nhập mã quản lý').fill('not-the-code');
        await button('Mở khóa').last().click();
        if (at === 0) await page.getByText('Mã quản lý không đúng.').waitFor();
        await page.waitForTimeout(700);
      }
      await page.getByText(/Nhận mã tiếp sau 0:/).waitFor();
      await keepScreen(page, 'lock-wait');
      await page.getByText(/Nhận mã tiếp sau 0:/).waitFor({ state: 'detached', timeout: 35_000 });
      await page.getByLabel('Nhập mã quản lý').fill(CODE);
      await page.keyboard.press('Enter');
      await page.getByText(/Đang mở khóa đến/).waitFor();
      await page.getByRole('heading', { name: 'Cài đặt' }).waitFor();
      await keepScreen(page, 'lock-open');
      await button('Khóa lại').click();
      await page.getByRole('heading', { name: 'Màn hình này cần quản lý' }).waitFor();
      expect(problems).toEqual([]);
    },
    PATIENCE_MS,
  );

  test(
    'a forgotten code is reset at this machine',
    async () => {
      const { page } = watched;
      const reset = await kiosk('manager-code', 'reset', '--training', '--data', data);
      expect(reset.code).toBe(0);
      expect(await bridge('backup.view', {})).toMatchObject({ failure: { code: 'manager-code-needed' } });
      await page.getByLabel('Nhập mã quản lý').fill('whatever');
      await page.keyboard.press('Enter');
      await page.getByText('Quầy đang khóa').first().waitFor({ state: 'detached' });
      expect(await bridge('backup.view', {})).toMatchObject({ ok: true });
    },
    PATIENCE_MS,
  );
});
