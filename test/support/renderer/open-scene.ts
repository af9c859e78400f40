/** Opens a scene in a page: language, theme and size as wanted, the clock of the desk standing still. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Scene } from './scene.ts';
import { installScriptedDesk } from './scripted-bridge.ts';

/** Fonts, and two paints. */
const PAINTED =
  'document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))))';

/** Until the places of charts and tables stay what they are: a chart draws itself anew after its page has grown. At most 3 s. */
const AT_REST = `new Promise((done) => {
  const main = document.querySelector('#main');
  const places = () => [main?.scrollHeight, main?.scrollWidth, ...[...document.querySelectorAll('#main svg text, #main table')]
    .map((one) => { const { x, y, width, height } = one.getBoundingClientRect(); return [x, y, width, height].map(Math.round).join(); })].join(';');
  // Counted, because the clock of a scene may stand still.
  const look = (before, same, left) => {
    const now = places();
    if ((now === before && same >= 2) || left === 0) done();
    else setTimeout(look, 60, now, now === before ? same + 1 : 0, left - 1);
  };
  look('', 0, 50);
})`;

export interface Look {
  readonly size: { readonly width: number; readonly height: number };
  readonly language: 'vi' | 'en';
  readonly theme: 'light' | 'dark';
}

export const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const;

export const LANGUAGES = ['vi', 'en'] as const;

export const LOOKS: readonly Look[] = LANGUAGES.flatMap((language) =>
  SIZES.flatMap((size) => (['light', 'dark'] as const).map((theme) => ({ size, language, theme }))),
);

export const nameOf = ({ size, language, theme }: Look): string =>
  `${size.width}x${size.height}-${language}-${theme}`;

export interface OpenedScene {
  readonly page: Page;
  /** Console errors, refused policies and uncaught exceptions. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

/** A fresh profile. */
export const openContext = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ viewport: SIZES[0], reducedMotion: 'reduce', timezoneId: 'America/St_Johns' });

/** The same page in another size and theme; it keeps its state. */
export async function wear(page: Page, { size, theme }: Look): Promise<void> {
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.evaluate(PAINTED);
}

export async function openScene(
  context: BrowserContext,
  url: string,
  scene: Scene,
  language: Look['language'],
): Promise<OpenedScene> {
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  await page.addInitScript(`localStorage.setItem('desk.language', ${JSON.stringify(language)})`);
  await page.addInitScript(installScriptedDesk, scene.script);
  await page.goto(`${url}#/${scene.at}`);
  await page.locator('#main').waitFor();
  await scene.act?.(page);
  // Fonts, the photo and the last paint.
  await page.evaluate(PAINTED);
  await page.evaluate(AT_REST);
  return { page, problems, close: () => page.close() };
}
