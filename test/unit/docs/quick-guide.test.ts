/** The quick guide says what the desk does: one page, the keys as they are, the printed page no older than its text. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import * as frame from '../../../renderer/messages/frame.ts';
import { SCREEN_KEYS } from '../../../renderer/router.ts';
import { SUSPICION_KEY } from '../../../renderer/screens/pawn/suspicion-store.ts';
import { readPdf } from '../../support/print/read-pdf.ts';

const DOCS = path.join(import.meta.dirname, '../../../docs');

const html = await readFile(path.join(DOCS, 'huong-dan-nhanh.html'), 'utf8');
const pages = await readPdf(await readFile(path.join(DOCS, 'huong-dan-nhanh.pdf')));

/** What is read, without its marks and without the breaks of lines. */
const plain = (text: string): string =>
  text
    .replaceAll(/<style[\s\S]*<\/style>/g, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, '');

test('one page of A4', () => {
  expect(pages).toHaveLength(1);
  expect(Math.round(pages[0]?.width ?? 0)).toBe(595);
  expect(Math.round(pages[0]?.height ?? 0)).toBe(842);
});

test.each(Object.entries(SCREEN_KEYS))('%s opens the screen that the guide names', (key, screen) => {
  expect(plain(html)).toContain(`${key}${plain(frame.vi.nav[screen])}`);
});

test('the key that reports to the police', () => {
  expect(html).toContain(`<kbd>${SUSPICION_KEY}</kbd>`);
});

test('what is printed is what is written', () => {
  const printed = plain(pages[0]?.text ?? '');
  const cells = [...html.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => plain(cell));
  expect(cells.length).toBeGreaterThan(10);
  for (const cell of cells) expect(printed).toContain(cell);
});
