/** Books and reports, with pages made by the program that makes them. */
import type { MethodOutput } from '../../../electron/bridge/contract.ts';
import { pdfOf } from '../../../electron/print/pdf.ts';
import { sampleDocument } from '../print/sample-document.ts';
import { failure } from './people.ts';
import { granted, type Scene, scene } from './scene.ts';

const pages = await pdfOf(sampleDocument(60));

const file = granted({
  name: 'lodging-book-2026-03-05.pdf',
  mime: 'application/pdf',
  base64: Buffer.from(pages).toString('base64'),
});

const shelf: MethodOutput<'documents.list'> = {
  documents: [
    {
      document: 'lodging-book',
      title: { vi: 'Sổ quản lý lưu trú', en: 'Lodging book' },
      formNumber: 'ĐK26',
      source: 'TT 42/2017/TT-BCA (mẫu ĐK26); nội dung theo NĐ 96/2016/NĐ-CP đ.44',
      scope: 'days',
    },
    {
      document: 'stay-register',
      title: { vi: 'Danh sách lưu trú', en: 'Stay register' },
      source: 'Luật Cư trú đ.30',
      scope: 'days',
    },
    {
      document: 'quarterly-report',
      title: { vi: 'Báo cáo tình hình hoạt động quý', en: 'Quarterly report' },
      formNumber: 'ĐK13',
      source: 'TT 42/2017/TT-BCA đ.7 (mẫu ĐK13)',
      scope: 'quarter',
    },
  ],
  quarterlyDue: { year: 2026, quarter: 1, until: '2026-03-31' },
};

const answers = { 'documents.list': granted(shelf), 'documents.file': file };
const drawn: Scene['act'] = async (page) => {
  await page.locator('.page-preview__page[data-drawn="true"]').first().waitFor();
};

export const BOOK_SCENES: readonly Scene[] = [
  scene('books', 'books', { answers, act: drawn }),
  scene('books-quarterly', 'books/quarterly-report', { answers, act: drawn }),
  scene('books-days', 'books', {
    answers,
    act: async (page) => {
      await page.locator('.choice-bar button').last().click();
      await page.locator('.period-form__days').waitFor();
    },
  }),
  scene('books-failed', 'books', {
    answers: { ...answers, 'documents.file': { ok: false, failure: failure('database-locked') } },
  }),
  scene('books-none', 'books', { answers: { 'documents.list': granted({ documents: [] }) } }),
];
