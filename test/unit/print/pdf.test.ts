import { describe, expect, test } from 'vitest';
import { UNCONFIRMED_NOTE } from '../../../electron/core/documents/print-document.ts';
import { pdfOf } from '../../../electron/print/pdf.ts';
import { readPdf } from '../../support/print/read-pdf.ts';
import { sampleDocument } from '../../support/print/sample-document.ts';

describe('a document as PDF', () => {
  test('A4, every Vietnamese letter, page numbers, the head of the table on every page', async () => {
    const pages = await readPdf(await pdfOf(sampleDocument(90)));
    expect(pages.length).toBeGreaterThan(2);
    for (const [at, page] of pages.entries()) {
      expect([Math.round(page.width), Math.round(page.height)]).toEqual([842, 595]);
      expect(page.text).toContain(`Trang ${at + 1}/${pages.length}`);
      expect(page.text).toContain('Nhà nghỉ Ví Dụ');
      expect(page.text).toContain('Mẫu ĐK26');
    }
    const whole = pages.map(({ text }) => text).join('\n');
    expect(pages[1]?.text).toContain('Họ và tên');
    for (let guest = 0; guest < 90; guest += 1) {
      expect(whole).toContain(`0000900${String(guest).padStart(5, '0')}`);
    }
    expect(whole).toContain('Nguyễn Thị Ưu Đàm Ỷ Hữu');
    expect(whole).toContain('Tổng số khách');
  });

  test('portrait, Vietnamese only, nothing in it, in training', async () => {
    const document = sampleDocument(0, {
      orientation: 'portrait',
      languages: 'vi',
      watermark: { vi: 'LUYỆN TẬP', en: 'TRAINING' },
    });
    const [page, ...more] = await readPdf(await pdfOf(document));
    expect(more).toEqual([]);
    expect([Math.round(page?.width ?? 0), Math.round(page?.height ?? 0)]).toEqual([595, 842]);
    expect(page?.text).toContain('Không có khách nào.');
    expect(page?.text).not.toContain('Full name');
    expect(page?.text).toContain('LUYỆN TẬP');
  });

  test('a column that no source confirms is marked, and the mark is explained', async () => {
    const [page] = await readPdf(await pdfOf(sampleDocument(1)));
    expect(page?.text).toContain('Ghi chú *');
    // The note may be broken over lines.
    expect(page?.text.replaceAll('\n', ' ').replace(/\s+/g, ' ')).toContain(UNCONFIRMED_NOTE.vi.slice(0, 40));
  });

  test('what stands in a name is text and fetches nothing', async () => {
    const document = sampleDocument(1, {
      blocks: [
        {
          kind: 'fields',
          fields: [{ label: { vi: 'Tên', en: 'Name' }, value: '<img src="file:///etc/hostname"> {image:1}' }],
        },
      ],
    });
    const [page] = await readPdf(await pdfOf(document));
    expect(page?.text).toContain('<img src="file:///etc/hostname">');
  });
});
