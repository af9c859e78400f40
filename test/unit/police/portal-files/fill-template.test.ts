import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { StayNotice } from '../../../../electron/core/declaration/stay-notice.ts';
import { fillTemplate } from '../../../../electron/police/portal-files/fill-template.ts';
import { guestRow } from '../../../../electron/police/portal-files/guest-row.ts';
import { readCells } from '../../../../electron/police/portal-files/sheet-reader.ts';
import { type GuestTemplate, readTemplate } from '../../../../electron/police/portal-files/template.ts';
import { inventedTemplate, type TemplateChanges } from '../../../support/portal/invented-template.ts';
import { citizen, templateWith } from './portal-guests.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

function filled(template: GuestTemplate, notices: readonly StayNotice[]) {
  return fillTemplate(
    template,
    notices.map((notice, index) => guestRow(notice, index + 2, template.lists)),
  );
}

const guests = (count: number) => Array.from({ length: count }, (_, index) => citizen(index + 1));

const variants: readonly (readonly [string, TemplateChanges, number])[] = [
  ['fewer guests than formatted rows', {}, 3],
  ['as many', { formattedRows: 5 }, 5],
  ['more', { formattedRows: 2 }, 40],
  ['no formatted row at all', { formattedRows: 0 }, 4],
  ['one guest', { indexAsText: true }, 1],
];

describe.each(variants)('%s', (_name, changes, count) => {
  const template = templateWith(changes);
  const file = filled(template, guests(count));

  test('every other part is the same, byte for byte, in the same order', () => {
    const [before, after] = [unzipSync(inventedTemplate(changes)), unzipSync(file)];
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const [name, bytes] of Object.entries(before)) {
      if (name === SHEET) continue;
      expect(Buffer.compare(after[name] ?? Buffer.alloc(0), bytes), name).toBe(0);
    }
  });

  test('and so is everything of the sheet but the rows of the guests', () => {
    const before = text(template.workbook.parts[SHEET]);
    const after = text(unzipSync(file)[SHEET]);
    const head = before.slice(0, before.indexOf('</row>', before.indexOf('<row r="4"')) + '</row>'.length);
    expect(after.startsWith(head)).toBe(true);
    const tail = before.slice(before.indexOf('</sheetData>'));
    expect(after.endsWith(tail)).toBe(true);
    const beyond = before.slice(before.indexOf(`<row r="${5 + count}"`));
    if (before.includes(`<row r="${5 + count}"`)) expect(after.endsWith(beyond)).toBe(true);
    // Taking the guests out again leaves nothing that was not there.
    const rows = after.slice(head.length, after.indexOf('</sheetData>'));
    expect(rows.match(/<row r="(\d+)"/g)?.slice(0, count)).toEqual(
      Array.from({ length: count }, (_unused, index) => `<row r="${index + 5}"`),
    );
  });

  test('each guest stands in his row, as texts', () => {
    const cells = readCells(text(unzipSync(file)[SHEET]), []);
    const row = (number: number) =>
      Object.fromEntries(
        cells
          .filter((cell) => cell.row === number && cell.text !== '')
          .map(({ ref, text: value }) => [ref, value]),
      );
    const last = 4 + count;
    expect(row(last)).toEqual({
      [`A${last}`]: String(count + 1),
      [`B${last}`]: `Nguyễn Văn Mẫu ${count}`,
      [`C${last}`]: '12/04/1990',
      [`D${last}`]: 'M - Nam',
      [`E${last}`]: 'VNM - Viet Nam',
      [`F${last}`]: '1 - Thẻ CCCD',
      [`H${last}`]: String(90_000_000 + count).padStart(12, '0'),
      [`M${last}`]: 'Số 1 Đường Mẫu, Phường Mẫu, Tỉnh Mẫu',
      [`N${last}`]: '21/11/2026',
      [`O${last}`]: '22/11/2026',
      [`P${last}`]: '201',
      [`Q${last}`]: '1 - Du lịch',
    });
    for (const { row: number, type, column, text: value } of cells) {
      if (number >= 5 && value !== '' && (column > 1 || changes.indexAsText)) expect(type).toBe('inlineStr');
    }
  });

  test('the file is itself no template any more, and the same guests make the same bytes', () => {
    expect(readTemplate(file)).toMatchObject({ ok: false, error: { detail: 'there are data below row 4' } });
    expect(Buffer.compare(file, filled(template, guests(count)))).toBe(0);
  });
});

test('cells keep the style that the template gives their column', () => {
  const template = templateWith({ formattedRows: 2 });
  const cells = readCells(text(unzipSync(filled(template, guests(4)))[SHEET]), []);
  for (const number of [5, 6, 7, 8]) {
    const styles = cells
      .filter(({ row, text: value }) => row === number && value !== '')
      .map(({ style }) => style);
    expect(styles).toEqual(['5', ...styles.slice(1).map(() => '4')]);
  }
});

test('texts that look like markup, formulas or numbers stay what they are', () => {
  const template = templateWith();
  const strange = citizen(1, {
    person: { fullName: '<b>A & "B"</b>', residence: '=HYPERLINK("x")', phone: '0900' },
    stay: { room: '007', note: '  hai\ndòng  ' },
  });
  const cells = readCells(text(unzipSync(filled(template, [strange]))[SHEET]), []);
  const at = (ref: string) => cells.find((cell) => cell.ref === ref)?.text;
  expect(at('B5')).toBe('<b>A & "B"</b>');
  expect(at('M5')).toBe('=HYPERLINK("x")');
  expect(at('I5')).toBe('0900');
  expect(at('P5')).toBe('007');
  expect(at('S5')).toBe('  hai\ndòng  ');
});
