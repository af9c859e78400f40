/** The camera beside the portrait, in Chromium with its simulated camera: off, asked, taken, filed, seen, deleted; and a guest who says no. */
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
/** Chromium's own test picture, and a yes in place of the user. */
const CAMERA_FLAGS = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
const LIVE_TRACKS = `[...document.querySelectorAll('video')].flatMap((one) => one.srcObject?.getTracks() ?? []).filter((one) => one.readyState === 'live').length`;
const STREAM_KEPT = `globalThis.cameraStream = document.querySelector('video').srcObject; undefined`;
const TRACK_STATES = `globalThis.cameraStream.getTracks().map((one) => one.readyState)`;

describe.skipIf(!chromium.ok)(`camera${chromium.ok ? '' : ` (skipped: ${chromium.reason})`}`, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let desk: DeskProcess;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  beforeAll(async () => {
    folder = await temporaryFolder();
    desk = await startDeskProcess(join(folder.path, 'desk'), '--mode', 'training');
    browser = await launchBrowser(CAMERA_FLAGS);
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

  /** Lays the card of the nth invented guest, and waits until the chip is read. */
  async function read(nth: number): Promise<void> {
    const card = page.locator('.training-card').nth(nth);
    const digits = ((await card.locator('.number').textContent()) ?? '').trim();
    await page.keyboard.press('F2');
    await page.locator('.waiting-stage').waitFor();
    await card.click();
    await page.getByText('Có thẻ', { exact: true }).first().waitFor();
    await page.locator('#main').focus();
    await page.keyboard.type(digits, { delay: 60 });
    await page.getByText('Giấy tờ thật').first().waitFor();
  }

  async function file(room: string): Promise<void> {
    await page.getByRole('textbox', { name: 'Phòng' }).fill(room);
    await page.keyboard.press('Enter');
    await page.locator('.filed-stage').waitFor();
    await page.keyboard.press('n');
    await page.locator('.waiting-stage').waitFor();
  }

  /** The page of the guest in this room. */
  async function guestPage(room: string): Promise<void> {
    const id = await page.evaluate(
      `fetch('/bridge/search.find', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ text: ${JSON.stringify(room)}, limit: 1 }) }).then((reply) => reply.json()).then((reply) => reply.value.hits[0].stay.id)`,
    );
    await page.evaluate(`location.hash = '#/guest/${String(id)}'`);
    await page.locator('.guest-screen__columns').waitFor();
  }

  test('is off until a manager switches it on', async () => {
    await page.evaluate(`location.hash = '#/settings/facility'`);
    const wanted = page.getByRole('checkbox', { name: /Chụp ảnh khách bên cạnh/ });
    await wanted.waitFor();
    expect(await wanted.isChecked()).toBe(false);
    await read(0);
    expect(await page.locator('.camera-beside').count()).toBe(0);
    await file('101');
    await page.evaluate(`location.hash = '#/settings/facility'`);
    await wanted.focus();
    await page.keyboard.press('Space');
    await page.locator('input[type=checkbox]:checked').first().waitFor({ state: 'attached' });
    await keepScreen(page, 'e2e-camera-settings');
  });

  test('asks first; one key agrees, one takes the picture, and Enter files it', async () => {
    await read(1);
    await page.getByRole('button', { name: 'Đồng ý', exact: true }).waitFor();
    expect(await page.locator('video').count()).toBe(0);
    await keepScreen(page, 'e2e-camera-asked');
    await page.keyboard.press('Alt+c');
    await page.locator('.camera-beside button:not([disabled])', { hasText: 'Chụp' }).waitFor();
    expect(await page.evaluate(LIVE_TRACKS)).toBe(1);
    // Another screen closes the camera; the yes is remembered while this guest stands there.
    await page.evaluate(STREAM_KEPT);
    await page.keyboard.press('F1');
    await page.locator('.today-screen').waitFor();
    expect(await page.evaluate(TRACK_STATES)).toEqual(['ended']);
    await page.keyboard.press('F2');
    await page.locator('.camera-beside button:not([disabled])', { hasText: 'Chụp' }).waitFor();
    await page.evaluate(STREAM_KEPT);
    await keepScreen(page, 'e2e-camera-live');
    await page.keyboard.press('Alt+c');
    await page.getByRole('img', { name: 'Ảnh khách vừa chụp' }).waitFor();
    expect(await page.locator('video').count()).toBe(0);
    expect(await page.evaluate(TRACK_STATES)).toEqual(['ended']);
    await keepScreen(page, 'e2e-camera-taken');
    await file('102');
  });

  test('shows it on the guest’s page when somebody asks, and deletes it', async () => {
    await guestPage('102');
    await page.getByRole('button', { name: 'Xem ảnh' }).click();
    const shown = page.locator('img.guest-picture');
    await shown.waitFor();
    // A whole picture, upright.
    expect(
      await page.evaluate(
        `(({ naturalWidth, naturalHeight }) => [naturalWidth, naturalHeight])(document.querySelector('img.guest-picture'))`,
      ),
    ).toEqual([480, 640]);
    await keepScreen(page, 'e2e-camera-guest');
    await page.getByRole('button', { name: 'Xóa ảnh' }).click();
    await page.getByRole('button', { name: 'Xóa hẳn' }).click();
    await shown.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Xem ảnh' }).waitFor({ state: 'detached' });
  });

  test('keeps nothing of a guest who says no, who is filed as usual', async () => {
    await read(2);
    await page.getByRole('button', { name: 'Không đồng ý' }).click();
    await page.getByText('Khách không đồng ý').waitFor();
    expect(await page.locator('video').count()).toBe(0);
    // The mouse took nothing from the form: the room is typed, and Enter files.
    await page.keyboard.type('103', { delay: 100 });
    expect(await page.getByRole('textbox', { name: 'Phòng' }).inputValue()).toBe('103');
    await page.keyboard.press('Enter');
    await page.locator('.filed-stage').waitFor();
    await guestPage('103');
    expect(await page.getByRole('button', { name: 'Xem ảnh' }).count()).toBe(0);
    expect(watched.problems).toEqual([]);
  });
});
