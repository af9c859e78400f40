/** A desk of one trade in Chromium, with a virtual chip on a real PC/SC stack, as its clerk has it before them. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { DeskDatabase } from '../../../db/open-database.ts';
import { writeSetting } from '../../../electron/backend/desk-settings.ts';
import { readBook } from '../../../electron/training/gateway-endpoint/book.ts';
import { type CardHolder, cardAccessNumberOf } from '../../../native/virtual-chip/card-holder.ts';
import { createIssuer } from '../../../native/virtual-chip/issuer/issuer.ts';
import { createSimulatedCard } from '../../../native/virtual-chip/simulated-card.ts';
import { createVpcdCard } from '../../../native/virtual-chip/vpcd-card.ts';
import type { Trade } from '../../../renderer/router.ts';
import { kiosk } from '../desk/kiosk.ts';
import { temporaryFolder } from '../desk/temporary-folder.ts';
import { readPdf } from '../print/read-pdf.ts';
import { startPcscd, withoutDelayedAck } from '../vpcd/pcscd.ts';
import { keepScreen, launchBrowser, openPage, SIZES } from './browser.ts';
import { onDatabase } from './desk-database.ts';
import { startDeskProcess } from './desk-process.ts';

const PAPERS = path.join(import.meta.dirname, '../../../test-results/papers');
/** The photo and the panels fade in; a picture is taken when they are there. */
const FADE_MS = 500;

const random = (length: number) => new Uint8Array(randomBytes(length));
const now = () => new Date();

type Facility = Parameters<typeof writeSetting<'facility'>>[2];

export interface TradeDesk {
  readonly page: Page;
  /** What the page complained about so far. */
  readonly problems: readonly string[];
  /** From the card on the reader to the counter of the screen that is shown: six digits are enough. */
  identify(holder: CardHolder): Promise<void>;
  /** Takes the card away, and waits until the desk has noticed. */
  lift(): Promise<void>;
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Keeps pictures in both sizes. */
  screens(name: string): Promise<void>;
  /** Opens a screen by its address, e.g. `wards`. */
  open(screen: string): Promise<void>;
  /** Presses what makes a PDF, keeps the file for whoever wants to look, and gives its text. */
  paper(name: string, button: string): Promise<string>;
  /** Beside the running desk, as another program of the house would. */
  withDatabase<T>(work: (database: DeskDatabase) => Promise<T>): Promise<T>;
  /** What the training endpoint has registered, as text. */
  registered(): string;
  stop(): Promise<void>;
}

/** @param kind the trade of the facility, set before the desk starts */
export async function startTradeDesk(kind: Trade, name: string): Promise<TradeDesk> {
  const issuer = createIssuer({ random, now });
  const folder = await temporaryFolder();
  const data = path.join(folder.path, 'desk');
  const pcscd = await startPcscd();
  const restoreRoute = withoutDelayedAck();
  const card = createVpcdCard();
  const csca = path.join(folder.path, 'csca.der');
  await writeFile(csca, issuer.csca);
  const trusted = await kiosk('trust', 'add', csca, '--training', '--data', data);
  if (trusted.code !== 0) throw new Error(`the certificate was not trusted: ${trusted.code}`);
  await setFacility(data, { id: 'facility-1', name, kind, address: 'Số 1 Phố Thử, Xã Thử Nghiệm' });
  const desk = await startDeskProcess(data, '--mode', 'training', '--reader', 'pcsc');
  const browser: Browser = await launchBrowser();
  const { page, problems } = await openPage(browser, desk.url);
  page.setDefaultTimeout(15_000);
  const noCard = () => page.getByText('Sẵn sàng, chưa có thẻ').first().waitFor();
  await noCard();
  return {
    page,
    problems,
    async identify(holder) {
      card.insert(createSimulatedCard({ issuer, holder, random, now }).chip);
      await page.getByText('Có thẻ', { exact: true }).first().waitFor();
      await page.keyboard.type(cardAccessNumberOf(holder), { delay: 60 });
      await page.getByText(holder.fullName).first().waitFor();
      await page.getByText('Giấy tờ thật').first().waitFor();
    },
    async lift() {
      card.remove();
      await noCard();
    },
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: (text) => page.keyboard.type(text, { delay: 60 }),
    async screens(screenName) {
      for (const size of SIZES) {
        await page.setViewportSize(size);
        await page.waitForTimeout(FADE_MS);
        await keepScreen(page, screenName);
      }
      await page.setViewportSize(SIZES[0]);
    },
    async open(screen) {
      await page.evaluate(`location.hash = ${JSON.stringify(`#/${screen}`)}`);
    },
    async paper(fileName, button) {
      const coming = page.waitForEvent('download');
      await page.getByRole('button', { name: button }).click();
      await mkdir(PAPERS, { recursive: true });
      const file = path.join(PAPERS, `${fileName}.pdf`);
      await (await coming).saveAs(file);
      const pages = await readPdf(new Uint8Array(await readFile(file)));
      // Words of one line may be runs of their own.
      return pages.map(({ text }) => text.replaceAll(/\s+/g, ' ')).join(' ');
    },
    withDatabase: (work) => onDatabase(data, work),
    registered: () =>
      readBook(path.join(data, 'training', 'endpoint', 'book.jsonl'))
        .entries()
        .filter((entry) => entry.status === 'registered')
        .map((entry) => JSON.stringify(entry))
        .join('\n'),
    async stop() {
      await browser.close();
      await desk.stop();
      await card.close();
      restoreRoute?.();
      await pcscd.stop();
      await folder.remove();
    },
  };
}

const setFacility = (data: string, facility: Facility): Promise<void> =>
  onDatabase(data, ({ settings }) => writeSetting(settings, 'facility', facility));
