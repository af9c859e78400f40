import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { workbookOf } from '../../../electron/print/workbook.ts';
import { sampleDocument } from '../../support/print/sample-document.ts';

const partsOf = (bytes: Uint8Array) =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, new TextDecoder().decode(part)]),
  );

describe('a document as XLSX', () => {
  test('every value is a text cell, leading zeros included, and every guest is there', async () => {
    const parts = partsOf(await workbookOf(sampleDocument(40)));
    const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';
    const texts = `${sheet}${parts['xl/sharedStrings.xml'] ?? ''}`;
    for (let guest = 0; guest < 40; guest += 1) {
      expect(texts).toContain(`>0000900${String(guest).padStart(5, '0')}<`);
    }
    expect(texts).toContain('Nguyễn Thị Ưu Đàm Ỷ Hữu');
    expect(texts).toContain('Ghi chú *');
    // A number or a date cell would have a value without a type, or the type n or d.
    const typed = [...sheet.matchAll(/<c [^>]*>(?=<v|<is)/g)].map(([cell]) => cell);
    expect(typed.length).toBeGreaterThan(40 * 3);
    for (const cell of typed) expect(cell).toMatch(/ t="(s|inlineStr)"/);
  });

  test('markup in a name stays text, and a formula is none', async () => {
    const document = sampleDocument(0, {
      title: { vi: 'A/B [thử] *: một tên trang tính dài hơn ba mươi mốt ký tự', en: 'x' },
      blocks: [{ kind: 'fields', fields: [{ label: { vi: '=1+1', en: 'f' }, value: '<b>&"\'</b>' }] }],
    });
    const parts = partsOf(await workbookOf(document));
    const all = Object.values(parts).join('\n');
    expect(all).not.toContain('<f>');
    expect(all).not.toContain('<b>&"');
    expect(all).toContain('&lt;b&gt;&amp;');
    const name = /<sheet [^>]*name="([^"]*)"/.exec(parts['xl/workbook.xml'] ?? '')?.[1] ?? '';
    expect(name.length).toBeGreaterThan(0);
    expect(name.length).toBeLessThanOrEqual(31);
    expect(name).not.toMatch(/[\\/?*[\]:]/);
  });
});
