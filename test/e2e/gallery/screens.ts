/**
 * Pictures of every screen and state in every look, to be looked at one by one:
 * `node test/e2e/gallery/screens.ts [part of a name] [part of a look]` → test-results/screens.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { launchBrowser } from '../../support/e2e/browser.ts';
import { LANGUAGES, LOOKS, nameOf, openContext, openScene, wear } from '../../support/renderer/open-scene.ts';
import { buildPage, servePage } from '../../support/renderer/page-server.ts';
import { SCENES } from '../../support/renderer/scenes.ts';

const [wantedScene = '', wantedLook = ''] = process.argv.slice(2);
const OUT = path.join(import.meta.dirname, '../../../test-results/screens');

/** Of the screen without its scroll bar. */
async function wholeHeight(page: Page): Promise<number> {
  const hidden: unknown = await page.evaluate(
    `(({ scrollHeight, clientHeight }) => innerHeight + scrollHeight - clientHeight)(document.querySelector('#main'))`,
  );
  return z.number().parse(hidden);
}

const folder = await mkdtemp(path.join(tmpdir(), 'desk-page-'));
await buildPage(folder);
const server = await servePage(folder);
const browser = await launchBrowser();
await mkdir(OUT, { recursive: true });
let failures = 0;
for (const language of LANGUAGES) {
  const looks = LOOKS.filter((look) => look.language === language && nameOf(look).includes(wantedLook));
  if (looks.length === 0) continue;
  const context = await openContext(browser);
  for (const scene of SCENES.filter(({ name }) => name.includes(wantedScene))) {
    try {
      const { page, problems, close } = await openScene(context, server.url, scene, language);
      for (const look of looks) {
        await wear(page, look);
        if (scene.tall) await page.setViewportSize({ ...look.size, height: await wholeHeight(page) });
        // A colour on its way to the other theme is at its end.
        await page.screenshot({
          path: path.join(OUT, `${scene.name}-${nameOf(look)}.png`),
          animations: 'disabled',
        });
      }
      for (const problem of problems) console.error(`${scene.name} ${language}: ${problem}`);
      await close();
    } catch (error) {
      failures += 1;
      console.error(`${scene.name} ${language}: ${error instanceof Error ? error.message : error}`);
    }
  }
  await context.close();
}
await browser.close();
await server.stop();
await rm(folder, { recursive: true });
process.exitCode = failures === 0 ? 0 : 1;
