/**
 * Portraits in a real browser, from both hosts: JPEG by the browser itself, JPEG 2000 by the decoder, both under the
 * content policy that goes out with the page.
 */
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { answerPageRequest } from '../../electron/shell/app-protocol.ts';
import { paintFace } from '../../native/virtual-chip/portrait/face.ts';
import { encodePortrait, jpeg2000Portrait } from '../../native/virtual-chip/portrait/portrait.ts';
import { temporaryFolder } from '../support/desk/temporary-folder.ts';
import { browserAvailable, keepScreen, launchBrowser } from '../support/e2e/browser.ts';
import { encodeCodeStream } from '../support/portrait/encode-jpeg-2000.ts';
import { makeJpeg2000Portrait } from '../support/portrait/jpeg-2000-portrait.ts';
import { openContext, openScene } from '../support/renderer/open-scene.ts';
import { buildPage, type PageServer, servePage } from '../support/renderer/page-server.ts';
import { read } from '../support/renderer/people.ts';
import { granted, scene } from '../support/renderer/scene.ts';

const chromium = browserAvailable();

const photoShown = z.object({
  width: z.number(),
  height: z.number(),
  mean: z.number(),
  /** Scheme of its address. */
  source: z.string(),
});

/** Run in the page. */
const MEASURE_PHOTO = `async () => {
  const image = document.querySelector('.portrait-frame__image img');
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const drawing = canvas.getContext('2d');
  drawing.drawImage(image, 0, 0);
  const { data } = drawing.getImageData(0, 0, canvas.width, canvas.height);
  let sum = 0;
  for (let i = 0; i < data.length; i++) if (i % 4 !== 3) sum += data[i];
  const source = image.src.slice(0, image.src.indexOf(':'));
  return { width: canvas.width, height: canvas.height, mean: sum / ((data.length / 4) * 3), source };
}`;

/** Run in the page, from a timer, so that no privilege of the test is with it. The module is the smallest: magic and version. */
const TRY_CODE = `() => new Promise((resolve) => setTimeout(async () => {
  const results = [];
  await WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)).then(
    () => results.push('wasm compiled'),
    () => results.push('wasm refused'),
  );
  for (const attempt of [() => globalThis.eval('1'), () => new Function('return 1')()]) {
    try {
      attempt();
      results.push('ran');
    } catch {
      results.push('refused');
    }
  }
  resolve(results);
}, 0))`;

/** Stands in for `app://desk/` in a browser that knows no such scheme; answered by the handler of the packaged page. */
const PACKAGED = 'https://desk.invalid/';

describe.skipIf(!chromium.ok)(`portraits${chromium.ok ? '' : ` (skipped: ${chromium.reason})`}`, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let server: PageServer;
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const page = path.join(folder.path, 'page');
    await buildPage(page);
    server = await servePage(page);
    browser = await launchBrowser();
    context = await openContext(browser);
    await context.route(`${PACKAGED}**`, async (route) => {
      const url = route.request().url().replace(PACKAGED, 'app://desk/');
      const answer = await answerPageRequest(page, { method: route.request().method(), url });
      await route.fulfill({
        status: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: Buffer.from(await answer.arrayBuffer()),
      });
    });
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await folder?.remove();
  });

  const sceneWith = (mime: 'image/jpeg' | 'image/jp2', bytes: Uint8Array) =>
    scene('portrait', 'check-in', {
      checkIn: read,
      answers: { 'checkIn.portrait': granted({ mime, base64: Buffer.from(bytes).toString('base64') }) },
    });

  /** Size of the photo and the mean of its octets, as painted by the browser. */
  async function shown(page: Page): Promise<z.output<typeof photoShown>> {
    await page.locator('.portrait-frame__image img').waitFor();
    return photoShown.parse(await page.evaluate(`(${MEASURE_PHOTO})()`));
  }

  const meanOf = (octets: Uint8Array) => octets.reduce((sum, octet) => sum + octet, 0) / octets.length;

  const HOSTS = [
    ['the loopback host', () => server.url],
    ['the packaged page', () => PACKAGED],
  ] as const;

  describe.each(HOSTS)('from %s', (host, url) => {
    test('JPEG', async () => {
      const bytes = encodePortrait(paintFace({ seed: 7, sex: 'male', age: 40 }), 16_000).bytes;
      const { page, problems, close } = await openScene(context, url(), sceneWith('image/jpeg', bytes), 'vi');
      expect(await shown(page)).toMatchObject({ width: 480, height: 640, source: 'data' });
      expect(problems).toEqual([]);
      await close();
    });

    test('JPEG 2000, in colours that are right', async () => {
      const { image } = await makeJpeg2000Portrait();
      const { page, problems, close } = await openScene(
        context,
        url(),
        sceneWith('image/jp2', jpeg2000Portrait().bytes),
        'vi',
      );
      const photo = await shown(page);
      expect(photo).toMatchObject({ width: 240, height: 320, source: 'blob' });
      expect(Math.abs(photo.mean - meanOf(image.rgb))).toBeLessThan(2);
      expect(problems).toEqual([]);
      if (host === HOSTS[0][0]) {
        await page.waitForTimeout(600);
        await keepScreen(page, 'portrait-jpeg-2000');
      }
      await close();
    });

    test('a bare code stream of JPEG 2000', async () => {
      const { image } = await makeJpeg2000Portrait();
      const stream = await encodeCodeStream(image, 20);
      const { page, problems, close } = await openScene(context, url(), sceneWith('image/jp2', stream), 'vi');
      expect(await shown(page)).toMatchObject({ width: 240, height: 320, source: 'blob' });
      expect(problems).toEqual([]);
      await close();
    });

    test('a damaged one is said in words, not left blank', async () => {
      const bytes = jpeg2000Portrait().bytes.slice(0, 200);
      const { page, close } = await openScene(context, url(), sceneWith('image/jp2', bytes), 'vi');
      await page.locator('.portrait-frame__stand-in').waitFor();
      expect((await page.locator('.portrait-frame__stand-in').textContent())?.length).toBeGreaterThan(10);
      await close();
    });

    test('compiles WebAssembly, and still turns no text into code', async () => {
      const { page, close } = await openScene(
        context,
        url(),
        sceneWith('image/jp2', jpeg2000Portrait().bytes),
        'vi',
      );
      const refused = await page.evaluate(`(${TRY_CODE})()`);
      expect(refused).toEqual(['wasm compiled', 'refused', 'refused']);
      await close();
    });
  });
});
