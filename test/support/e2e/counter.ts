/** A counter as a clerk has it: chips on a real PC/SC stack, the desk in Chromium, the keyboard, and the authority's book. */
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { DeskDatabase } from '../../../db/open-database.ts';
import { type ReadableBook, readBook } from '../../../electron/training/gateway-endpoint/book.ts';
import type { CardHolder } from '../../../native/virtual-chip/card-holder.ts';
import type { ChipFault } from '../../../native/virtual-chip/faults/chip-fault.ts';
import { createIssuer } from '../../../native/virtual-chip/issuer/issuer.ts';
import type { ChipProfile } from '../../../native/virtual-chip/profiles/chip-profile.ts';
import { createSimulatedCard } from '../../../native/virtual-chip/simulated-card.ts';
import { createVpcdCard } from '../../../native/virtual-chip/vpcd-card.ts';
import { kiosk } from '../desk/kiosk.ts';
import { temporaryFolder } from '../desk/temporary-folder.ts';
import { available, startPcscd, withoutDelayedAck } from '../vpcd/pcscd.ts';
import { browserAvailable, keepScreen, launchBrowser, openPage, SIZES } from './browser.ts';
import { onDatabase } from './desk-database.ts';
import { startDeskProcess } from './desk-process.ts';

/** The photo and the panels fade in; a picture is taken when they are there. */
const FADE_MS = 600;
/** A hand's pace, well apart from a scanner's. */
const TYPING_MS = 100;

const random = (length: number) => new Uint8Array(randomBytes(length));
const now = () => new Date();

/** Why a counter cannot be had here; empty when it can. */
export const lackingForCounter = (): string =>
  [available(), browserAvailable()].flatMap((one) => (one.ok ? [] : [one.reason])).join('; ');

export interface Counter {
  readonly page: Page;
  /** Console errors and exceptions of the page so far. */
  readonly problems: readonly string[];
  /** Keys pressed since the last `countKeys`; digits that a clerk cannot be spared are typed with `type`. */
  readonly keys: () => number;
  countKeys(): void;
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Puts a chip on the reader, and waits until the desk has seen it. A state of issue other than Vietnam's is `DE`. */
  lay(holder: CardHolder, profile?: ChipProfile, faults?: readonly ChipFault[]): Promise<void>;
  /** Takes it off, and waits until the desk has seen that. */
  lift(): Promise<void>;
  /** Pictures at both sizes. */
  screens(name: string): Promise<void>;
  book(): ReadableBook;
  /** Beside the running desk, as another program of the house would. */
  withDatabase<T>(work: (database: DeskDatabase) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function openCounter(): Promise<Counter> {
  const closing: (() => unknown)[] = [];
  const close = async () => {
    for (const end of closing.reverse()) await end();
  };
  const folder = await temporaryFolder();
  closing.push(() => folder.remove());
  const pcscd = await startPcscd();
  closing.push(() => pcscd.stop());
  const restoreRoute = withoutDelayedAck();
  closing.push(() => restoreRoute?.());
  const card = createVpcdCard();
  closing.push(() => card.close());
  const data = join(folder.path, 'desk');
  const issuers = { VN: createIssuer({ random, now }), DE: createIssuer({ random, now, country: 'DE' }) };
  for (const [country, { csca }] of Object.entries(issuers)) {
    const file = join(folder.path, `csca-${country}.der`);
    await writeFile(file, csca);
    const trusted = await kiosk('trust', 'add', file, '--training', '--data', data);
    if (trusted.code !== 0) throw new Error(`the anchor of ${country} was not taken`);
  }
  const desk = await startDeskProcess(data, '--mode', 'training', '--reader', 'pcsc');
  closing.push(() => desk.stop());
  const browser = await launchBrowser();
  closing.push(() => browser.close());
  const { page, problems } = await openPage(browser, desk.url);
  page.setDefaultTimeout(20_000);
  const empty = () => page.getByText('Sẵn sàng, chưa có thẻ').first().waitFor();
  await empty();

  let keys = 0;
  return {
    page,
    problems,
    keys: () => keys,
    countKeys: () => {
      keys = 0;
    },
    async press(...pressed) {
      for (const key of pressed) {
        keys++;
        await page.keyboard.press(key);
      }
    },
    type: (text) => page.keyboard.type(text, { delay: TYPING_MS }),
    async lay(holder, profile, faults = []) {
      const issuer = holder.issuingState === undefined ? issuers.VN : issuers.DE;
      const { chip } = createSimulatedCard({
        issuer,
        holder,
        random,
        now,
        faults,
        ...(profile && { profile }),
      });
      card.insert(chip);
      await page.getByText('Có thẻ', { exact: true }).first().waitFor();
    },
    async lift() {
      card.remove();
      await empty();
    },
    async screens(name) {
      for (const size of SIZES) {
        await page.setViewportSize(size);
        await page.waitForTimeout(FADE_MS);
        await keepScreen(page, name);
      }
      await page.setViewportSize(SIZES[0]);
    },
    book: () => readBook(join(data, 'training', 'endpoint', 'book.jsonl')),
    withDatabase: (work) => onDatabase(data, work),
    close,
  };
}
