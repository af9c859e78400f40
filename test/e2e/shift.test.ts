/** The change of the shift in a real browser by keyboard alone, at an open desk and at a locked one; each is in the audit log. */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/desk/temporary-folder.ts';
import {
  browserAvailable,
  keepScreen,
  launchBrowser,
  openPage,
  type WatchedPage,
} from '../support/e2e/browser.ts';
import { onDatabase } from '../support/e2e/desk-database.ts';
import { type DeskProcess, startDeskProcess } from '../support/e2e/desk-process.ts';
import { leaveSetUp } from '../support/e2e/leave-set-up.ts';

const chromium = browserAvailable();
const PATIENCE_MS = 90_000;
const MOST_STOPS = 40;

describe.skipIf(!chromium.ok)(`shift${chromium.ok ? '' : ` (skipped: ${chromium.reason})`}`, () => {
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
    await leaveSetUp(watched.page);
  }, PATIENCE_MS);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepScreen(watched.page, 'failed-shift');
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
    await folder?.remove();
  });

  /** What somebody gets who talks to the backend past the page. */
  const bridge = (method: string, input: unknown): Promise<{ ok: boolean; value?: unknown }> =>
    watched.page.evaluate(
      `fetch('/bridge/${method}', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: ${JSON.stringify(JSON.stringify(input))} }).then((reply) => reply.json())`,
    );
  const item = (name: string) =>
    watched.page.getByRole('button', { name: `Nhân viên: ${name}. Đổi ca`, exact: true });

  async function tabTo(page: Page, name: string): Promise<void> {
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      if ((await item(name).and(page.locator(':focus')).count()) > 0) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach the operator ${name}`);
  }

  /** From wherever the focus is, to the person who stands `down` places below the one at the desk. */
  async function change(from: string, down: number, to: string): Promise<void> {
    const { page } = watched;
    await tabTo(page, from);
    await page.keyboard.press('Enter');
    await page
      .getByRole('menuitemradio', { name: from, checked: true })
      .and(page.locator(':focus'))
      .waitFor();
    for (let at = 0; at < Math.abs(down); at += 1)
      await page.keyboard.press(down > 0 ? 'ArrowDown' : 'ArrowUp');
    await page.getByRole('menuitemradio', { name: to, checked: false }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText(`Bây giờ ở quầy là ${to}.`).waitFor();
    await item(to).and(page.locator(':focus')).waitFor();
    expect(await bridge('desk.status', {})).toMatchObject({ value: { operator: { name: to } } });
  }

  test(
    'a list of one says so and leads to the names',
    async () => {
      const { page } = watched;
      await item('Lễ tân luyện tập').click();
      await page.getByRole('group', { name: /^Danh sách chỉ có một người\./ }).waitFor();
      await page.getByRole('menuitem', { name: 'Thêm hoặc sửa tên' }).click();
      await page.getByRole('heading', { name: /Bước 4\/6/ }).waitFor();
      expect(await bridge('operators.save', saved(0))).toMatchObject({ ok: true });
    },
    PATIENCE_MS,
  );

  const saved = (atDesk: number) => ({
    operators: [{ id: 'operator-1', name: 'Lan' }, { name: 'Minh' }, { name: 'Hòa' }],
    atDesk,
  });

  test(
    'the shift changes by keyboard, and the settings do not put the last name back',
    async () => {
      const { page, problems } = watched;
      await page.keyboard.press('F4');
      await page.getByRole('heading', { name: 'Cài đặt' }).waitFor();
      await page.getByLabel('Nhân viên đang làm việc').waitFor();
      await page.keyboard.press('F1');
      // The list was made longer past the page: it is asked for as the menu opens, which stays open and grows.
      await tabTo(page, 'Lan');
      await page.keyboard.press('Enter');
      await page.getByRole('menuitemradio', { name: 'Hòa' }).waitFor();
      await page.keyboard.press('Escape');
      await change('Lan', 1, 'Minh');
      await keepScreen(page, 'shift-changed');
      await page.keyboard.press('F4');
      await expect.poll(() => page.getByLabel('Nhân viên đang làm việc').inputValue()).toBe('Minh');
      expect(problems).toEqual([]);
    },
    PATIENCE_MS,
  );

  test(
    'also at a desk that is locked for taking guests in, where the names are the manager’s',
    async () => {
      const { page, problems } = watched;
      expect(await bridge('lock.setCode', { code: '280593' })).toMatchObject({ ok: true });
      expect(await bridge('lock.start', { role: 'check-in' })).toMatchObject({ ok: true });
      await page.getByText('Quầy đang khóa').first().waitFor();
      await page.keyboard.press('F2');
      // The counter takes the focus for the card that may come next.
      await page.locator('main input:focus').first().waitFor();
      await change('Minh', 1, 'Hòa');
      await item('Hòa').press('Enter');
      await page.getByRole('menuitemradio', { name: 'Lan' }).waitFor();
      expect(await page.getByRole('menuitem', { name: 'Thêm hoặc sửa tên' }).count()).toBe(0);
      await keepScreen(page, 'shift-locked');
      await page.keyboard.press('Escape');
      expect(await bridge('operators.save', saved(0))).toMatchObject({
        ok: false,
        failure: { code: 'manager-code-needed' },
      });
      // Minh is put there by Lan, Hòa by Minh; the refused list is nowhere.
      const events = await onDatabase(data, ({ audit }) => audit.latest(50));
      const shifts = events.filter(
        ({ type, data: said }) =>
          type === 'settings-changed' && JSON.stringify(said) === JSON.stringify({ key: 'operator' }),
      );
      expect(shifts.slice(0, 2).map(({ operatorId }) => operatorId)).toEqual(['operator-2', 'operator-1']);
      expect(problems).toEqual([]);
    },
    PATIENCE_MS,
  );
});
