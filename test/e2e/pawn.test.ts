/**
 * A pawn as the clerk of a shop does it: a chip on a real PC/SC stack, the desk in Chromium, the keyboard alone, from
 * the card to the line of the pawn book; a stolen phone and a rate above the cap are refused, each with its source.
 */
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type DeskDatabase, openDatabase } from '../../db/open-database.ts';
import { keyFileSource } from '../../db/sealing/key-file.ts';
import { createSealer } from '../../db/sealing/sealer.ts';
import { writeSetting } from '../../electron/backend/desk-settings.ts';
import { pawnPapers } from '../../electron/backend/pawn/pawn-papers.ts';
import { readBook } from '../../electron/training/gateway-endpoint/book.ts';
import { inventPerson } from '../../electron/training/people/invented-person.ts';
import { type CardHolder, cardAccessNumberOf } from '../../native/virtual-chip/card-holder.ts';
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
import { available, type Pcscd, startPcscd, withoutDelayedAck } from '../support/vpcd/pcscd.ts';

const reader = available();
const chromium = browserAvailable();
const lacking = [reader, chromium].flatMap((one) => (one.ok ? [] : [one.reason])).join('; ');

const random = (length: number) => new Uint8Array(randomBytes(length));
const now = () => new Date();
const STOLEN = '490154203237518';
const CLEAN = '356938035643809';
const DAY_MS = 86_400_000;

describe.skipIf(lacking !== '')(`pawn${lacking && ` (skipped: ${lacking})`}`, () => {
  const issuer = createIssuer({ random, now });
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let data: string;
  let pcscd: Pcscd;
  let restoreRoute: (() => void) | undefined;
  let card: VpcdCard;
  let desk: DeskProcess;
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;

  /** The desk's own data, opened beside it as another desk of the shop would. */
  async function withDatabase<T>(work: (database: DeskDatabase) => Promise<T>): Promise<T> {
    const keys = await keyFileSource({ file: join(data, 'desk.key'), createIfMissing: false, random }).load();
    if (!keys.ok) throw new Error(keys.error.code);
    const opened = await openDatabase({
      file: join(data, 'training', 'desk.db'),
      sealer: createSealer(keys.value, random),
      now: Date.now,
    });
    if (!opened.ok) throw new Error(opened.error.code);
    try {
      return await work(opened.value);
    } finally {
      await opened.value.close();
    }
  }

  beforeAll(async () => {
    folder = await temporaryFolder();
    data = join(folder.path, 'desk');
    pcscd = await startPcscd();
    restoreRoute = withoutDelayedAck();
    card = createVpcdCard();
    const csca = join(folder.path, 'csca.der');
    await writeFile(csca, issuer.csca);
    const trusted = await kiosk('trust', 'add', csca, '--training', '--data', data);
    expect(trusted.code).toBe(0);
    await withDatabase(({ settings }) =>
      writeSetting(settings, 'facility', {
        id: 'shop-1',
        name: 'Tiệm cầm đồ Ví Dụ',
        kind: 'pawnshop',
        address: 'Số 1 Phố Thử',
      }),
    );
    desk = await startDeskProcess(data, '--mode', 'training', '--reader', 'pcsc');
    browser = await launchBrowser();
    watched = await openPage(browser, desk.url);
    page = watched.page;
    page.setDefaultTimeout(15_000);
    await page.getByText('Sẵn sàng, chưa có thẻ').waitFor();
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await keepScreen(page, `failed-${task.name.slice(0, 30).replaceAll(/\W+/g, '-')}`);
    card.remove();
    await page.getByText('Sẵn sàng, chưa có thẻ').first().waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
    await card?.close();
    restoreRoute?.();
    await pcscd?.stop();
    await folder?.remove();
  });

  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const type = (text: string) => page.keyboard.type(text, { delay: 60 });

  const screens = async (name: string) => {
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await page.waitForTimeout(300);
      await keepScreen(page, name);
    }
    await page.setViewportSize(SIZES[0]);
  };

  /** From the card on the reader to the form, as on any screen: six digits are enough. */
  async function identify(holder: CardHolder): Promise<void> {
    card.insert(createSimulatedCard({ issuer, holder, random, now }).chip);
    await page.getByText('Có thẻ', { exact: true }).first().waitFor();
    await type(cardAccessNumberOf(holder));
    await page.getByText(holder.fullName).first().waitFor();
    await page.getByText('Giấy tờ thật').first().waitFor();
    await page.getByRole('form', { name: 'Hợp đồng cầm đồ mới' }).waitFor();
  }

  const focused = () => page.evaluate('document.activeElement?.getAttribute("name") ?? ""');

  async function tabTo(name: string): Promise<void> {
    for (let presses = 0; presses < 90; presses++) {
      if ((await focused()) === name) return;
      await press('Tab');
    }
    throw new Error(`Tab does not come to ${name}`);
  }

  /** The phone and its money, by the keyboard alone: the form has placed the focus on the kind of goods. */
  async function fillPhone(imei: string, rate: string): Promise<void> {
    const onKind = async () =>
      (await page.evaluate("document.activeElement?.classList.contains('select-field__button') ?? false")) ===
      true;
    // The focus comes a moment after the form; where something else took it, Tab leads there.
    for (let waited = 0; waited < 20 && !(await onKind()); waited++) await page.waitForTimeout(150);
    for (let presses = 0; presses < 90 && !(await onKind()); presses++) await press('Tab');
    await press('Enter');
    await page.getByRole('option', { name: 'Điện thoại' }).waitFor();
    await press('Home', 'Enter');
    await page.locator('[name="imei-0"]').waitFor();
    await tabTo('description-0');
    await type('iPhone 15');
    await tabTo('imei-0');
    await type(imei);
    await tabTo('storage-0');
    await type('A1');
    await tabTo('principal');
    await type('10000000');
    await tabTo('rate');
    await type(rate);
  }

  /** The copy of the identity document is in the file. */
  async function tickCopy(): Promise<void> {
    await page.locator('[data-path="identityCopyKept"] input').focus();
    await press('Space');
  }

  test('from the card to a contract and its line in the pawn book', async () => {
    const holder = inventPerson(31, { now });
    await press('F7');
    await page.getByText('Chưa có hợp đồng nào ở đây').waitFor();
    await screens('e2e-pawn-empty');
    await identify(holder);
    await fillPhone('49-015420-323751-8', '1,5');
    await page.locator('.schedule-table').waitFor();
    await tickCopy();
    await screens('e2e-pawn-form');
    await tabTo('rate');
    await press('Enter');
    await page.getByRole('heading', { name: /Hợp đồng \d{4}-00001/ }).waitFor();
    await page.getByText('10.000.000 đ').first().waitFor();
    await screens('e2e-pawn-contract');
    await page.getByRole('button', { name: 'In hợp đồng' }).click();
    await page.locator('.page-preview canvas').first().waitFor();
    await screens('e2e-pawn-paper');
    await press('Escape');

    const [line] = await withDatabase((database) =>
      pawnPapers(database).pawns(Date.now() - DAY_MS, Date.now() + DAY_MS),
    );
    expect(line).toMatchObject({
      fullName: holder.fullName,
      document: holder.number,
      item: `Điện thoại: iPhone 15; IMEI ${STOLEN}`,
      loan: '10.000.000 đ',
      rate: '1,5%/tháng (18%/năm)',
      closedOn: '',
    });
    expect(line?.contractNumber).toMatch(/^\d{4}-00001$/);
    await press('F7');
    await page
      .getByRole('row', { name: /-00001/ })
      .getByText(holder.fullName)
      .waitFor();
    await screens('e2e-pawn-list');
    expect(watched.problems).toEqual([]);
  });

  test('suspicion is told in two key presses, from a screen that has nothing to do with it', async () => {
    await press('F4');
    await page.getByRole('heading', { name: 'Cài đặt' }).first().waitFor();
    await press('F10');
    await page.getByRole('dialog').waitFor();
    await press('Enter');
    await page.getByText('Đã ghi. Hãy gọi công an xã, phường ngay.').waitFor();
    const [report] = await withDatabase(({ suspicions }) => suspicions.latest(1));
    expect(report?.report.reason).toBe('origin-doubtful');
    expect(watched.problems).toEqual([]);
  });

  test('a rate above the cap is refused, with the law that says so', async () => {
    await press('F7');
    await identify(inventPerson(32, { now }));
    await fillPhone(CLEAN, '3');
    await page
      .getByText(/Mức này là 36%\/năm/)
      .first()
      .waitFor();
    await page
      .getByText(/BLDS 2015 đ\.468 khoản 1/)
      .first()
      .waitFor();
    await tickCopy();
    await tabTo('rate');
    await press('Enter');
    await page.waitForTimeout(500);
    await screens('e2e-pawn-rate-refused');
    expect(await withDatabase(({ pawns }) => pawns.list(['running'], 10))).toHaveLength(1);
    // The same at half the rate is made.
    await press('Control+A');
    await type('1,5');
    await page
      .getByText(/Mức này là 36%/)
      .first()
      .waitFor({ state: 'hidden' });
    await press('Enter');
    await page.getByRole('heading', { name: /Hợp đồng \d{4}-00002/ }).waitFor();
    expect(watched.problems).toEqual([]);
  });

  test('where it is switched on, a contract goes to the police and its receipt comes back', async () => {
    await page.evaluate(`location.hash = '#/pawn/watch'`);
    await page.getByText(/Không có quy định chung của cả nước/).waitFor();
    await page.getByText('Gửi từng hợp đồng mới cho công an').click();
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByText('Đã lưu.').first().waitFor();
    await page.evaluate(`location.hash = '#/pawn'`);
    await identify(inventPerson(34, { now }));
    await fillPhone('352099001761481', '1,2');
    await tickCopy();
    await tabTo('rate');
    await press('Enter');
    await page.getByRole('heading', { name: /-00003/ }).waitFor();
    await press('F3');
    await expect
      .poll(() =>
        readBook(join(data, 'training', 'endpoint', 'book.jsonl'))
          .entries()
          .filter((entry) => entry.status === 'registered')
          .map((entry) => JSON.stringify(entry)),
      )
      .toEqual([expect.stringContaining('352099001761481')]);
    await screens('e2e-pawn-outbox');
    expect(watched.problems).toEqual([]);
  });

  test('a stolen phone is refused with the list it stands in', async () => {
    await page.evaluate(`location.hash = '#/pawn/watch'`);
    await page.getByText('Chưa có danh sách nào').waitFor();
    await page.locator('[name="origin"]').fill('Công an xã Thử Nghiệm');
    await page.getByLabel('Ngày của danh sách').fill('01/03/2026');
    await page.locator('input[type="file"]').setInputFiles({
      name: 'danh-sach.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`matter,field,value,note\nstolen-item,imei,49 015420 323751 8,hồ sơ 07\n`),
    });
    await page.getByText('Công an xã Thử Nghiệm').first().waitFor();
    // The gateway hands out a list of its own; both are in use side by side.
    await page.getByRole('button', { name: 'Lấy từ cổng công an' }).click();
    await page.getByText('Công an Phường Ví Dụ (luyện tập)').first().waitFor();
    await screens('e2e-pawn-watch');
    await page.evaluate(`location.hash = '#/pawn'`);
    await identify(inventPerson(33, { now }));
    await fillPhone(STOLEN, '1,5');
    await page
      .getByText(/Trùng với danh sách truy tìm/)
      .first()
      .waitFor();
    await page
      .getByText(/Nguồn: Công an xã Thử Nghiệm, ngày 01\/03\/2026/)
      .first()
      .waitFor();
    await tickCopy();
    await tabTo('rate');
    await press('Enter');
    await page.waitForTimeout(500);
    await screens('e2e-pawn-stolen');
    expect(await withDatabase(({ pawns }) => pawns.list(['running'], 10))).toHaveLength(3);
    const [event] = await withDatabase(({ audit }) => audit.latest(1));
    expect(event).toMatchObject({ type: 'pawn-stopped', data: { stops: 'watch-list-hit' } });
    expect(watched.problems).toEqual([]);
  });

  test('redeemed by the keyboard, and the book says when', async () => {
    await page.evaluate(`location.hash = '#/pawn'`);
    await page.getByRole('searchbox').fill('490154203237518');
    await page
      .getByRole('row', { name: /iPhone|0001|-00001/ })
      .nth(0)
      .waitFor();
    await page.getByRole('row', { name: /-00001/ }).dblclick();
    await page.getByRole('heading', { name: /-00001/ }).waitFor();
    await page.getByRole('button', { name: 'Chuộc', exact: true }).focus();
    await press('Enter');
    await page.getByText(/Thu 10\.000\.000 đ/).waitFor();
    await press('Enter');
    await page.getByText('Đã chuộc').first().waitFor();
    await screens('e2e-pawn-redeemed');
    const lines = await withDatabase((database) =>
      pawnPapers(database).pawns(Date.now() - DAY_MS, Date.now() + DAY_MS),
    );
    expect(lines[0]?.closedOn).toMatch(/\(chuộc\)$/);
    expect(lines[1]?.closedOn).toBe('');
  });
});
