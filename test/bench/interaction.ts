/**
 * What a clerk waits for at the page, in real Chromium: from the start of the program to a desk that takes keys, from a key
 * to the paint that shows it, a list of ten thousand rows under the wheel, the search of a desk after many years as it is
 * typed. The browser itself is open already; it draws 60 pictures a second, so that 17 ms is the least that can be seen.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { startLoopback } from '../../electron/loopback/server.ts';
import type { MemoryDesk } from '../support/desk/memory-desk.ts';
import { launchBrowser, openPage } from '../support/e2e/browser.ts';
import { startDeskProcess } from '../support/e2e/desk-process.ts';
import { entries } from '../support/renderer/lists.ts';
import { openContext, openScene } from '../support/renderer/open-scene.ts';
import { buildPage, servePage } from '../support/renderer/page-server.ts';
import { granted, scene } from '../support/renderer/scene.ts';

export interface Spread {
  readonly median: number;
  readonly worst: number;
  readonly count: number;
}

export interface InteractionFigures {
  /** Milliseconds, each a whole start with a data folder of its own. */
  readonly start: { readonly program: Spread; readonly page: Spread };
  /** From the press of a key to the paint after it. Milliseconds. */
  readonly keys: readonly { readonly name: string; readonly paint: Spread }[];
  readonly scroll: {
    readonly rows: number;
    /** Of those that are in the page at one time. */
    readonly rowsInPage: number;
    /** Between one picture and the next while the wheel turns. Milliseconds. */
    readonly pictures: Spread;
  };
}

const STARTS = 5;
const ROWS = 10_000;
const WHEEL_TURNS = 80;
const WHEEL_PIXELS = 900;

const spreadOf = (times: readonly number[]): Spread => {
  const sorted = [...times].sort((a, b) => a - b);
  return {
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    worst: sorted.at(-1) ?? Number.NaN,
    count: sorted.length,
  };
};

/** Runs in the page: the time from each key to the end of the paint after it, under `window.paints`. */
const WATCH_KEYS = `
  window.paints = [];
  window.addEventListener('keydown', (event) => {
    const pressed = event.timeStamp;
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => window.paints.push(performance.now() - pressed);
      after.port2.postMessage(undefined);
    });
  }, { capture: true });
`;

/** Runs in the page: the time between pictures, under `window.pictures`, until `window.watching` is false. */
const WATCH_PICTURES = `
  window.pictures = [];
  window.watching = true;
  let last = performance.now();
  const look = (now) => {
    window.pictures.push(now - last);
    last = now;
    if (window.watching) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
`;

const numbers = z.array(z.number());

/** Presses the keys one after another, each after the paint of the one before. */
async function pressed(page: Page, keys: readonly string[]): Promise<Spread> {
  await page.evaluate('window.paints = []');
  for (const [nth, key] of keys.entries()) {
    await page.keyboard.press(key);
    await page.evaluate(`new Promise((done) => {
      const look = () => (window.paints.length > ${nth} ? done() : requestAnimationFrame(look));
      look();
    })`);
  }
  return spreadOf(numbers.parse(await page.evaluate('window.paints')));
}

async function measureStart(browser: Browser): Promise<InteractionFigures['start']> {
  const program: number[] = [];
  const usable: number[] = [];
  for (let nth = 0; nth < STARTS; nth += 1) {
    const folder = await mkdtemp(path.join(tmpdir(), 'desk-start-'));
    const from = performance.now();
    const desk = await startDeskProcess(folder, '--mode', 'training');
    program.push(performance.now() - from);
    const opened = performance.now();
    const { page, close } = await openPage(browser, desk.url);
    await page.locator('.navigation').waitFor();
    // Usable: a key opens the counter, and the counter is there.
    await page.keyboard.press('F2');
    await page.locator('.check-in').waitFor();
    usable.push(performance.now() - opened);
    await close();
    await desk.stop();
    await rm(folder, { recursive: true, force: true });
  }
  return { program: spreadOf(program), page: spreadOf(usable) };
}

const tenThousand = scene('ten-thousand', 'outbox', {
  answers: {
    'outbox.list': granted({
      entries: Array.from({ length: ROWS }, (_, nth) => ({
        ...(entries[nth % entries.length] ?? entries[0]!),
        id: `entry-${nth}`,
        fullName: `Khách Mẫu ${nth}`,
      })),
    }),
  },
});

async function measurePage(browser: Browser): Promise<Pick<InteractionFigures, 'keys' | 'scroll'>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'desk-page-'));
  await buildPage(folder);
  const server = await servePage(folder);
  const context = await openContext(browser);
  try {
    const { page, close } = await openScene(context, server.url, tenThousand, 'vi');
    await page.evaluate(WATCH_KEYS);
    const walk = await walkRows(page);
    const scroll = await scrolled(page);
    const screens = await pressed(page, ['F1', 'F2', 'F4', 'F1', 'F2', 'F4', 'F1', 'F2', 'F4', 'F1', 'F2']);
    await page.locator('.check-in').waitFor();
    const digits = await pressed(page, [...'123456', ...Array<string>(6).fill('Backspace'), ...'654321']);
    await close();
    return {
      keys: [
        { name: 'a screen opened by its key', paint: screens },
        { name: 'a digit of the card typed', paint: digits },
        { name: `the next of ${ROWS} rows by the arrow`, paint: walk },
      ],
      scroll,
    };
  } finally {
    await context.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function walkRows(page: Page): Promise<Spread> {
  await page.locator('.data-table__row').first().focus();
  return pressed(page, Array<string>(30).fill('ArrowDown'));
}

async function scrolled(page: Page): Promise<InteractionFigures['scroll']> {
  const table = page.locator('.data-table').first();
  await table.hover();
  await page.evaluate(WATCH_PICTURES);
  for (let turn = 0; turn < WHEEL_TURNS; turn += 1) await page.mouse.wheel(0, WHEEL_PIXELS);
  await page.evaluate('window.watching = false');
  const moved = z.number().parse(await page.evaluate(`document.querySelector('.data-table').scrollTop`));
  if (moved < WHEEL_PIXELS) throw new Error('the list did not move under the wheel');
  return {
    rows: ROWS,
    rowsInPage: await page.locator('.data-table__row').count(),
    pictures: spreadOf(numbers.parse(await page.evaluate('window.pictures'))),
  };
}

/** From the start of the program on, with a page of its own for each matter. */
export async function measureInteraction(): Promise<InteractionFigures> {
  const browser = await launchBrowser();
  try {
    return { start: await measureStart(browser), ...(await measurePage(browser)) };
  } finally {
    await browser.close();
  }
}

const SEARCHES = ['nguyen van', 'tran thi mai', '000000004321', '117', 'le 117', 'pham'];

/** Runs in the page: from the last key to the paint in which the search says what it found. */
const FOUND = `new Promise((done) => {
  const pressed = window.lastKey;
  const look = (now) => {
    const says = document.querySelector('.search-dialog__dialog [role="status"]')?.textContent ?? '';
    if (says === '') requestAnimationFrame(look);
    else done(now - pressed);
  };
  requestAnimationFrame(look);
})`;

/** Typed into the search of this desk, letter after letter; the pause in which the desk waits for more is part of it. */
export async function measureSearchTyping({ backend }: MemoryDesk): Promise<Spread> {
  const folder = await mkdtemp(path.join(tmpdir(), 'desk-page-'));
  await buildPage(folder);
  const loopback = await startLoopback({
    backend,
    rendererFolder: folder,
    random: (length) => new Uint8Array(randomBytes(length)),
  });
  const browser = await launchBrowser();
  try {
    const { page } = await openPage(browser, loopback.url);
    await page.locator('.navigation').waitFor();
    await page.evaluate(
      `window.addEventListener('keydown', (event) => { window.lastKey = event.timeStamp; }, { capture: true })`,
    );
    const times: number[] = [];
    for (const text of SEARCHES) {
      await page.keyboard.press('Control+K');
      await page.locator('.search-dialog__input').waitFor();
      for (const letter of text) await page.keyboard.type(letter, { delay: 10 });
      times.push(z.number().parse(await page.evaluate(FOUND)));
      await page.keyboard.press('Escape');
      await page.locator('.search-dialog__dialog').waitFor({ state: 'detached' });
    }
    return spreadOf(times);
  } finally {
    await browser.close();
    await loopback.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
