/** Debian's Chromium, headless, driven by playwright-core; every page is watched for errors of its own. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
const SCREENS = path.join(import.meta.dirname, '../../../test-results/screens');

/** No sandbox because tests run as root; no background traffic because the machine has no network. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type BrowserAvailability = { readonly ok: true } | { readonly ok: false; readonly reason: string };

export const browserAvailable = (): BrowserAvailability =>
  existsSync(CHROMIUM) ? { ok: true } : { ok: false, reason: 'package chromium is not installed' };

/** @param flags more switches of Chromium, e.g. for its simulated camera */
export const launchBrowser = (flags: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS, ...flags], headless: true });

export const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

export interface WatchedPage {
  readonly page: Page;
  /** Console errors, refused policies and uncaught exceptions so far. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

/** A page in a fresh profile, in a time zone that is not Vietnam's. */
export async function openPage(
  browser: Browser,
  url: string,
  size: { width: number; height: number } = SIZES[0],
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: size,
    locale: 'en-US',
    timezoneId: 'America/St_Johns',
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      problems.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  await page.goto(url);
  return { page, problems, close: () => context.close() };
}

/** Keeps a picture for whoever wants to look: `test-results/screens/NAME-WIDTHxHEIGHT.png`. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  await mkdir(SCREENS, { recursive: true });
  const size = page.viewportSize();
  await page.screenshot({ path: path.join(SCREENS, `${name}-${size?.width}x${size?.height}.png`) });
}
