/** Every screen in every state and every look: nothing overflows, overlaps, is cut off, untranslated or refused. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { z } from 'zod';
import { AREAS } from '../../../renderer/messages/areas.ts';
import { temporaryFolder } from '../../support/desk/temporary-folder.ts';
import { browserAvailable, launchBrowser } from '../../support/e2e/browser.ts';
import { DATA_WORDS } from '../../support/renderer/data-words.ts';
import { LANGUAGES, LOOKS, nameOf, openContext, openScene, wear } from '../../support/renderer/open-scene.ts';
import { buildPage, type PageServer, servePage } from '../../support/renderer/page-server.ts';
import { SCENES } from '../../support/renderer/scenes.ts';

const strings = z.array(z.string());

type Messages = { readonly [key: string]: string | Messages };

/** Dotted keys of a message file, without the words that are their own keys. */
const keysOf = (messages: Messages, before = ''): string[] =>
  Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${before}${key}`] : keysOf(value, `${before}${key}.`),
  );
const TEXTS: readonly { readonly vi: Messages; readonly en: Messages }[] = Object.values(AREAS);
const WORDS = new Set(TEXTS.flatMap(({ vi, en }) => [...valuesOf(vi), ...valuesOf(en)]));
const KEYS = TEXTS.flatMap(({ vi }) => keysOf(vi)).filter((key) => !WORDS.has(key));

function valuesOf(messages: Messages): string[] {
  return Object.values(messages).flatMap((value) => (typeof value === 'string' ? [value] : valuesOf(value)));
}

const chromium = browserAvailable();

describe.skipIf(!chromium.ok)(`screens${chromium.ok ? '' : ` (skipped: ${chromium.reason})`}`, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let server: PageServer;
  let browser: Browser;
  let checks: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    await buildPage(path.join(folder.path, 'page'));
    server = await servePage(path.join(folder.path, 'page'));
    browser = await launchBrowser();
    const file = path.join(import.meta.dirname, '../../support/renderer/page-checks.js');
    const text = await readFile(file, 'utf8');
    checks = text.slice(text.indexOf('(language')).trim().replace(/;$/, '');
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await folder?.remove();
  });

  describe.each(LANGUAGES)('%s', (language) => {
    let context: BrowserContext;
    beforeAll(async () => {
      context = await openContext(browser);
    });
    afterAll(() => context?.close());

    test.concurrent.for(SCENES.map((scene) => ({ scene, name: scene.name })))(
      '$name',
      async ({ scene }, { expect }) => {
        const { page, problems, close } = await openScene(context, server.url, scene, language);
        const given = [language, DATA_WORDS, KEYS].map((one) => JSON.stringify(one)).join(', ');
        const wrong: string[] = [];
        for (const look of LOOKS.filter((one) => one.language === language)) {
          await wear(page, look);
          const found: unknown = await page.evaluate(`(${checks})(${given})`);
          wrong.push(...strings.parse(found).map((one) => `${nameOf(look)} ${one}`));
        }
        await close();
        expect({ wrong, problems }).toEqual({ wrong: [], problems: [] });
      },
    );
  });
});
