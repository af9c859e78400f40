/**
 * Every screen in every state: no violation of WCAG 2.2 AA that axe-core finds, in both themes; and at 200 % zoom nothing
 * runs out of the window (1.4.4, 1.4.10).
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { temporaryFolder } from '../../support/desk/temporary-folder.ts';
import { browserAvailable, launchBrowser } from '../../support/e2e/browser.ts';
import { openContext, openScene, SIZES, wear } from '../../support/renderer/open-scene.ts';
import { buildPage, type PageServer, servePage } from '../../support/renderer/page-server.ts';
import { SCENES } from '../../support/renderer/scenes.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What a window of 1366×768 has to give when everything in it is twice as large. */
const ZOOMED = { width: SIZES[0].width / 2, height: SIZES[0].height / 2 };

/** Colours fade over to the other theme; on a busy machine that takes as long as it takes. */
const FADED = `new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))
  .then(() => Promise.all(document.getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    .map(({ finished }) => finished.catch(() => undefined))))
  .then(() => true)`;

const violations = z.array(z.string());
const chromium = browserAvailable();

describe.skipIf(!chromium.ok)(`accessibility${chromium.ok ? '' : ` (skipped: ${chromium.reason})`}`, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let server: PageServer;
  let browser: Browser;
  let context: BrowserContext;
  let axe: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    await buildPage(path.join(folder.path, 'page'));
    server = await servePage(path.join(folder.path, 'page'));
    browser = await launchBrowser();
    context = await openContext(browser);
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await folder?.remove();
  });

  test.concurrent.for(SCENES.map((scene) => ({ scene, name: scene.name })))(
    '$name',
    async ({ scene }, { expect }) => {
      const { page, close } = await openScene(context, server.url, scene, 'vi');
      await page.evaluate(axe);
      const found: Record<string, readonly string[]> = {};
      for (const theme of ['light', 'dark'] as const) {
        await wear(page, { size: SIZES[0], language: 'vi', theme });
        await page.evaluate(FADED);
        const run: unknown = await page.evaluate(
          `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) =>
          violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
            id + ': ' + target.join(' ') + ' · ' + failureSummary.split('\\n').slice(1, 2).join('').trim())))`,
        );
        found[theme] = violations.parse(run);
      }
      await wear(page, { size: ZOOMED, language: 'vi', theme: 'light' });
      const wide: unknown = await page.evaluate(
        `document.documentElement.scrollWidth > innerWidth ? ['the page is ' + document.documentElement.scrollWidth + ' wide in a window of ' + innerWidth] : []`,
      );
      await close();
      expect({ ...found, zoomed: violations.parse(wide) }).toEqual({ light: [], dark: [], zoomed: [] });
    },
  );

  test('axe finds what is wrong when something is', async () => {
    const page = await context.newPage();
    await page.setContent(
      '<html lang="vi"><title>x</title><main><img src="x"><button></button></main></html>',
    );
    await page.evaluate(axe);
    const ids: unknown = await page.evaluate(
      `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) => violations.map(({ id }) => id))`,
    );
    expect(violations.parse(ids)).toEqual(expect.arrayContaining(['image-alt', 'button-name']));
    await page.close();
  });
});
