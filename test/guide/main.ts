/**
 * `npm run guide`: the pictures of the READMEs and of the quick guide, taken anew from the screens as they are, and the
 * guide itself as one printable page: docs/huong-dan-nhanh.html → docs/huong-dan-nhanh.pdf.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/e2e/browser.ts';
import { readPdf } from '../support/print/read-pdf.ts';
import { LOOKS, nameOf, openContext, openScene, wear } from '../support/renderer/open-scene.ts';
import { buildPage, servePage } from '../support/renderer/page-server.ts';
import { SCENES } from '../support/renderer/scenes.ts';

const DOCS = path.join(import.meta.dirname, '../../docs');
const GUIDE = path.join(DOCS, 'huong-dan-nhanh.html');

interface Picture {
  /** In docs/screens, without its ending. */
  readonly file: string;
  readonly scene: string;
  readonly look: string;
}

const VIETNAMESE = '1366x768-vi-light';

const PICTURES: readonly Picture[] = [
  { file: 'check-in', scene: 'check-in-genuine', look: VIETNAMESE },
  { file: 'today', scene: 'today', look: VIETNAMESE },
  { file: 'outbox', scene: 'outbox', look: VIETNAMESE },
  { file: 'insight', scene: 'insight', look: VIETNAMESE },
  { file: 'pawn', scene: 'pawn-contract', look: VIETNAMESE },
  { file: 'check-in-dark', scene: 'check-in-genuine', look: '1366x768-en-dark' },
  { file: 'huong-dan-1', scene: 'check-in-waiting-card', look: VIETNAMESE },
  { file: 'huong-dan-2', scene: 'check-in-genuine', look: VIETNAMESE },
  { file: 'huong-dan-3', scene: 'check-in-filed-proven', look: VIETNAMESE },
  { file: 'huong-dan-4', scene: 'outbox', look: VIETNAMESE },
];

async function takePictures(browser: Browser): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'desk-page-'));
  await buildPage(folder);
  const server = await servePage(folder);
  try {
    for (const { file, scene: wanted, look: name } of PICTURES) {
      const scene = SCENES.find((one) => one.name === wanted);
      const look = LOOKS.find((one) => nameOf(one) === name);
      if (!scene || !look) throw new Error(`no such picture: ${wanted} in ${name}`);
      const context = await openContext(browser);
      const { page } = await openScene(context, server.url, scene, look.language);
      await wear(page, look);
      await page.screenshot({ path: path.join(DOCS, 'screens', `${file}.png`) });
      await context.close();
    }
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Throws when the guide does not fit on one page: then it is no quick guide any more. */
async function printGuide(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(GUIDE).href);
  await page.evaluate('document.fonts.ready');
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const pages = await readPdf(pdf);
  if (pages.length !== 1) throw new Error(`the guide has ${pages.length} pages; it is meant to have one`);
  await writeFile(GUIDE.replace(/html$/, 'pdf'), pdf);
}

const browser = await launchBrowser();
try {
  await takePictures(browser);
  await printGuide(browser);
} finally {
  await browser.close();
}
