/** The structure report in a real browser: seen, saved as a file, and that file is what was seen. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { structureReportSchema } from '../../native/emrtd/structure-report/structure-report-schema.ts';
import { structureReportLines } from '../../native/emrtd/structure-report/structure-report-text.ts';
import { temporaryFolder } from '../support/desk/temporary-folder.ts';
import { browserAvailable, launchBrowser } from '../support/e2e/browser.ts';
import { openContext, openScene } from '../support/renderer/open-scene.ts';
import { buildPage, type PageServer, servePage } from '../support/renderer/page-server.ts';
import { STRUCTURE_SCENES } from '../support/renderer/structure-scenes.ts';

const chromium = browserAvailable();

describe.skipIf(!chromium.ok)(
  `structure report${chromium.ok ? '' : ` (skipped: ${chromium.reason})`}`,
  () => {
    let folder: Awaited<ReturnType<typeof temporaryFolder>>;
    let server: PageServer;
    let browser: Browser;

    beforeAll(async () => {
      folder = await temporaryFolder();
      await buildPage(path.join(folder.path, 'page'));
      server = await servePage(path.join(folder.path, 'page'));
      browser = await launchBrowser();
    });

    afterAll(async () => {
      await browser?.close();
      await server?.stop();
      await folder?.remove();
    });

    test('is saved as the file that was shown', async () => {
      const context = await openContext(browser);
      const scene = STRUCTURE_SCENES.find(({ name }) => name === 'structure-report-open')!;
      const { page, problems } = await openScene(context, server.url, scene, 'vi');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Lưu báo cáo', exact: true }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('card-structure.json');
      const saved = structureReportSchema.parse(JSON.parse(await readFile(await download.path(), 'utf8')));
      const shown = await page.locator('.structure-report__lines').textContent();
      expect(structureReportLines(saved).join('\n')).toBe(shown);
      await page.getByText('Đã lưu card-structure.json').waitFor();
      expect(problems).toEqual([]);
      await context.close();
    });
  },
);
