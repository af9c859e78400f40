/**
 * The main job as a receptionist does it: a chip on a real PC/SC stack (pcscd with the vpcd reader), the desk in
 * Chromium, the keyboard alone, until the police endpoint has acknowledged the stay.
 */
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readBook } from '../../electron/training/gateway-endpoint/book.ts';
import { inventPerson } from '../../electron/training/people/invented-person.ts';
import { qrLineOf } from '../../electron/training/people/qr-line.ts';
import { type CardHolder, cardAccessNumberOf } from '../../native/virtual-chip/card-holder.ts';
import type { ChipFault } from '../../native/virtual-chip/faults/chip-fault.ts';
import { createIssuer } from '../../native/virtual-chip/issuer/issuer.ts';
import { createSimulatedCard } from '../../native/virtual-chip/simulated-card.ts';
import { createVpcdCard, type VpcdCard } from '../../native/virtual-chip/vpcd-card.ts';
import { kiosk } from '../support/desk/kiosk.ts';
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
import { available, type Pcscd, startPcscd, withoutDelayedAck } from '../support/vpcd/pcscd.ts';

const reader = available();
const chromium = browserAvailable();
const lacking = [reader, chromium].flatMap((one) => (one.ok ? [] : [one.reason])).join('; ');

const random = (length: number) => new Uint8Array(randomBytes(length));
const now = () => new Date();
/** The photo and the panels fade in; a picture is taken when they are there. */
const FADE_MS = 600;

describe.skipIf(lacking !== '')(`check-in${lacking && ` (skipped: ${lacking})`}`, () => {
  const issuer = createIssuer({ random, now });
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let pcscd: Pcscd;
  let restoreRoute: (() => void) | undefined;
  let card: VpcdCard;
  let desk: DeskProcess;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;
  let keys = 0;

  beforeAll(async () => {
    folder = await temporaryFolder();
    pcscd = await startPcscd();
    restoreRoute = withoutDelayedAck();
    card = createVpcdCard();
    const csca = join(folder.path, 'csca.der');
    await writeFile(csca, issuer.csca);
    const trusted = await kiosk('trust', 'add', csca, '--training', '--data', join(folder.path, 'desk'));
    expect(trusted.code).toBe(0);
    desk = await startDeskProcess(join(folder.path, 'desk'), '--mode', 'training', '--reader', 'pcsc');
    browser = await launchBrowser();
    watched = await openPage(browser, desk.url);
    page = watched.page;
    page.setDefaultTimeout(15_000);
    await page.getByText('Sẵn sàng, chưa có thẻ').waitFor();
    await leaveSetUp(page);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await keepScreen(page, `failed-${task.name.slice(0, 30).replaceAll(/\W+/g, '-')}`);
    card.remove();
    // pcscd looks now and then: a card that came back too soon would be the same card to it.
    await page
      .getByText(/^(Sẵn sàng, chưa có thẻ|Ready, no card)$/)
      .first()
      .waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
    await card?.close();
    restoreRoute?.();
    await pcscd?.stop();
    await folder?.remove();
  });

  const lay = (holder: CardHolder, faults: readonly ChipFault[] = []) => {
    const { chip } = createSimulatedCard({ issuer, holder, random, now, faults });
    card.insert(chip);
    return chip;
  };

  const cardSeen = () => page.getByText('Có thẻ', { exact: true }).first().waitFor();

  async function press(...pressed: readonly string[]): Promise<void> {
    for (const key of pressed) {
      keys++;
      await page.keyboard.press(key);
    }
  }

  /** Keys that the clerk cannot be spared: the digits of the card and of the room. */
  const type = (text: string) => page.keyboard.type(text, { delay: 60 });

  const screens = async (name: string) => {
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.waitForTimeout(FADE_MS);
      await keepScreen(page, name);
    }
    await page.setViewportSize(SIZES[0]);
  };

  const book = () => readBook(join(folder.path, 'desk', 'training', 'endpoint', 'book.jsonl'));

  test('from card to receipt with the keyboard alone, in at most three keys', async () => {
    const holder = inventPerson(21, { now });
    await screens('e2e-today-empty');
    lay(holder);
    await cardSeen();
    const started = performance.now();
    keys = 0;
    await type(cardAccessNumberOf(holder));
    await page.getByText(holder.fullName).first().waitFor();
    await page.getByText('Giấy tờ thật').first().waitFor();
    await page.getByRole('img', { name: new RegExp(holder.fullName) }).waitFor();
    await screens('e2e-check-in-form');
    const room = page.getByRole('textbox', { name: 'Phòng' });
    await expect.poll(() => page.evaluate(`document.activeElement?.id`)).toBe(await room.getAttribute('id'));
    await type('203');
    await press('Enter');
    await page.getByText('Công an đã nhận').first().waitFor();
    const seconds = (performance.now() - started) / 1000;
    console.log(`card to receipt: ${keys} keys besides the six digits and the room, ${seconds.toFixed(1)} s`);
    expect(keys).toBeLessThanOrEqual(3);
    await screens('e2e-check-in-filed');

    const [entry] = book().entries();
    expect(entry).toMatchObject({
      status: 'registered',
      held: { record: { document: { number: holder.number }, stay: { room: '203' } } },
    });
    await press('F1');
    await page.getByRole('row', { name: new RegExp(holder.fullName) }).waitFor();
    await screens('e2e-today');
    expect(watched.problems).toEqual([]);
  });

  test('a card pulled in the middle is asked for, and read on when it is put back', async () => {
    const holder = inventPerson(21, { now });
    await press('F2');
    const chip = lay(holder, [{ kind: 'tear-at-apdu', apdu: 16 }]);
    await cardSeen();
    await type(cardAccessNumberOf(holder));
    await page.getByText('Thẻ đã rời đầu đọc: đặt thẻ lại').waitFor();
    await screens('e2e-put-back');
    card.insert(chip);
    await page.getByText('Giấy tờ thật').first().waitFor();
    await page.getByText(holder.fullName).first().waitFor();
    await press('Escape');
    expect(watched.problems).toEqual([]);
  });

  test('a card that is not put back says so, and the next attempt works', async () => {
    const holder = inventPerson(22, { now });
    await press('F2');
    lay(holder, [{ kind: 'tear-at-apdu', apdu: 16 }]);
    await cardSeen();
    await type(cardAccessNumberOf(holder));
    await page.getByText('Thẻ đã rời khỏi đầu đọc khi đang đọc.').first().waitFor();
    await screens('e2e-card-removed');
    lay(holder);
    // The digits are remembered: putting the card back is enough.
    await page.getByText('Giấy tờ thật').first().waitFor();
    await page.getByText(holder.fullName).first().waitFor();
    await type('204');
    await press('Enter');
    await page.getByText('Công an đã nhận').first().waitFor();
    await press('n');
    expect(watched.problems).toEqual([]);
  });

  test('a scanned QR line on any screen reads the card', async () => {
    const holder = inventPerson(23, { now });
    await press('F1');
    lay(holder);
    await cardSeen();
    // A scanner types far faster than a hand and ends with Enter; letters with diacritics arrive as anything.
    const typed = [...qrLineOf(holder)].map((character) => (/[\d|]/.test(character) ? character : 'a'));
    // Dispatched in the page, because a key through the test's driver takes longer than a scanner's.
    const keysOfScanner = JSON.stringify([...typed, 'Enter']);
    await page.evaluate(`for (const key of ${keysOfScanner})
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))`);
    await page.getByText(holder.fullName).first().waitFor();
    await page.getByText('Giấy tờ thật').first().waitFor();
  });

  test('a forged card is named, and filing it takes a deliberate second step', async () => {
    const holder = inventPerson(24, { now });
    const before = book().counts().registered;
    await press('Escape', 'F2');
    lay(holder, [{ kind: 'tampered-dg2' }]);
    await cardSeen();
    await type(cardAccessNumberOf(holder));
    await page.getByText('Dấu hiệu giả mạo').first().waitFor();
    await screens('e2e-forged');
    await type('105');
    await press('Enter');
    await page.waitForTimeout(500);
    expect(book().counts().registered).toBe(before);
  });

  test('endpoint down: filed all the same, every screen says it waits, and it goes by itself', async () => {
    const holder = inventPerson(25, { now });
    await press('Escape', 'F2');
    await page.getByRole('button', { name: 'Tắt thử' }).click();
    lay(holder);
    await cardSeen();
    await type(cardAccessNumberOf(holder));
    await page.getByText('Giấy tờ thật').first().waitFor();
    await type('301');
    await press('Enter');
    await page.getByText('Đã khai báo').first().waitFor();
    for (const key of ['F1', 'F2', 'F3', 'F4']) {
      await press(key);
      await page
        .getByText(/1 đang chờ/)
        .first()
        .waitFor();
    }
    await press('F3');
    await page.getByText('Không nối được tới nơi nhận.').first().waitFor();
    await screens('e2e-outbox-waiting');
    await page.getByRole('button', { name: 'Bật lại' }).click();
    await page.getByText('Đã gửi hết').first().waitFor({ timeout: 60_000 });
    expect(JSON.stringify(book().entries())).toContain(holder.number);
    await screens('e2e-outbox');
  });

  test('English on every screen, and settings with the doctor', async () => {
    await page.getByRole('button', { name: 'English' }).click();
    for (const [key, name] of [
      ['F1', 'today'],
      ['F2', 'check-in'],
      ['F3', 'outbox'],
      ['F4', 'settings'],
    ] as const) {
      await press(key);
      await screens(`e2e-${name}-en`);
    }
    await page.getByRole('button', { name: 'Tiếng Việt' }).click();
    await press('F4');
    await screens('e2e-settings');
    expect(watched.problems).toEqual([]);
  });
});
