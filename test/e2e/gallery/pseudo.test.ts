/**
 * Every screen in the pseudo-language: a third longer, each message in brackets. Nothing is cut off or runs out of its
 * box, and no word stands outside the brackets that is not data, a key or a unit.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { FAILURE_TEXTS } from '../../../electron/core/failure/failure-messages.ts';
import { temporaryFolder } from '../../support/desk/temporary-folder.ts';
import { browserAvailable, launchBrowser } from '../../support/e2e/browser.ts';
import { openContext, openScene } from '../../support/renderer/open-scene.ts';
import { buildPage, type PageServer, servePage } from '../../support/renderer/page-server.ts';
import { CLOSES, OPENS, pseudo } from '../../support/renderer/pseudo-language.ts';
import { SCENES } from '../../support/renderer/scenes.ts';

const strings = z.array(z.string());
const chromium = browserAvailable();

/** Keys, units, formats and names that are the same in every language; weekdays come from the system. */
const SAME_EVERYWHERE = [
  /\bF\d{1,2}\b|\bEnter\b|\bEsc\b|\bTab\b|\bCtrl\b|\bAlt\b|\bPDF\b|\bQR\b|\bMRZ\b|\bCAN\b|\bBAC\b|\bPACE\b|\bkB\b|\bms\b/g,
  /\b(EF|DG|COM|SOD|DER|PEM|LDIF|PC\/SC|HID|XLSX|XML|SHA-256)\b|\.(ml|pem|der|crt|cer|ldif|crl|json|csv)\b/g,
  /(Thứ (Hai|Ba|Tư|Năm|Sáu|Bảy)|Chủ Nhật),/g,
  /Tiếng Việt|English|dd\/mm\/yyyy|hh:mm/g,
];

/** Every text that the backend of the scene says. */
function textsOf(value: unknown): string[] {
  // A text of several lines is seen line by line.
  if (typeof value === 'string') return value.split('\n');
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

/** A line of the machine-readable zone of a card, as its picture shows it. */
const MRZ_LINE = /^[A-Z0-9<]{30,44}$/;

/** What of a line is neither a message nor data. */
function untranslated(line: string, data: readonly string[]): boolean {
  if (MRZ_LINE.test(line)) return false;
  let rest = line;
  // Messages may hold other messages in their places: the innermost goes first.
  const message = new RegExp(`${OPENS}[^${OPENS}${CLOSES}]*${CLOSES}`, 'g');
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replaceAll(message, ' ');
  }
  for (const text of data) rest = rest.replaceAll(text, ' ');
  for (const pattern of SAME_EVERYWHERE) rest = rest.replaceAll(pattern, ' ');
  return /\p{L}{2,}/u.test(rest);
}

describe.skipIf(!chromium.ok)(`pseudo-language${chromium.ok ? '' : ` (skipped: ${chromium.reason})`}`, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let server: PageServer;
  let browser: Browser;
  let context: BrowserContext;
  let checks: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    await buildPage(path.join(folder.path, 'page'), 'pseudo');
    server = await servePage(path.join(folder.path, 'page'));
    browser = await launchBrowser();
    context = await openContext(browser);
    const file = path.join(import.meta.dirname, '../../support/renderer/page-checks.js');
    const text = await readFile(file, 'utf8');
    checks = text.slice(text.indexOf('(language')).trim().replace(/;$/, '');
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await folder?.remove();
  });

  test.concurrent.for(
    SCENES.filter(({ name }) => !name.startsWith('gallery')).map((scene) => ({ scene, name: scene.name })),
  )('$name', async ({ scene }, { expect }) => {
    const { page, close } = await openScene(context, server.url, scene, 'vi');
    const layout: unknown = await page.evaluate(`(${checks})("vi", [], [])`);
    const lines: unknown = await page.evaluate(
      // What is the same in every language says so, as a report for the maintainers does.
      "document.querySelectorAll('[translate=\"no\"]').forEach((one) => one.remove()); document.body.innerText.split('\\n').map((line) => line.trim()).filter((line) => line !== '')",
    );
    await close();
    // A sentence that stands among others in a line leaves its full stop behind.
    const data = [
      ...new Set(
        [...textsOf(scene.script), ...textsOf(FAILURE_TEXTS)].flatMap((text) => [
          text,
          text.replace(/\.$/, ''),
        ]),
      ),
    ]
      .filter((text) => text.length > 1)
      .sort((a, b) => b.length - a.length);
    const plain = strings.parse(lines).filter((line) => untranslated(line, data));
    expect({ layout: strings.parse(layout), plain }).toEqual({ layout: [], plain: [] });
  });

  test('a word outside the brackets is found, and a long one inside them is not', () => {
    expect(untranslated('Nhận khách', [])).toBe(true);
    expect(untranslated(`${pseudo('Nhận khách')} F2`, [])).toBe(false);
    expect(untranslated(`${pseudo('Phòng {{room}}').replace('{{room}}', '201')} ${pseudo('a')}`, [])).toBe(
      false,
    );
    expect(untranslated('Nguyễn Văn Mẫu', ['Nguyễn Văn Mẫu'])).toBe(false);
    expect(pseudo('Còn {{count}} trang')).toContain('{{count}}');
  });
});
