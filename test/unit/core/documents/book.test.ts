import { describe, expect, test } from 'vitest';
import { printDocumentView } from '../../../../electron/bridge/methods/documents.ts';
import { bookOf } from '../../../../electron/core/documents/book.ts';
import { type Form, formFile, formOn } from '../../../../electron/core/documents/form.ts';
import file from '../../../../resources/forms/forms.json' with { type: 'json' };

const { forms } = formFile.parse(file);
const tenancy: Form = formOn(forms, 'tenancy-list', '2026-11-25');
const FRAME = {
  facility: { name: 'Nhà trọ Ví Dụ', address: 'Phường Ví Dụ' },
  madeAt: '10:00 25/11/2026',
  madeBy: 'Ngọc Ánh',
};
const LINE = {
  fullName: 'Nguyễn Văn Mẫu',
  birthDate: '15/01/1990',
  sex: 'Nam',
  document: '000090000001',
  arrival: '01/11/2026',
  departure: '01/11/2027',
  room: 'A1',
  neverPrinted: 'x',
};
const CONTENTS = {
  name: 'danh-sach-tam-tru',
  subtitle: { vi: 'Tháng 11/2026', en: 'November 2026' },
  lines: [LINE, { ...LINE, fullName: 'Trần Thị Ví Dụ' }],
  empty: { vi: 'Không có.', en: 'None.' },
};

describe('a book', () => {
  test('lines are numbered, cells stand in the order of the form, and nothing else is printed', () => {
    const book = bookOf(tenancy, CONTENTS, FRAME);
    const [table, signatures] = book.blocks;
    if (table?.kind !== 'table') throw new Error('a book has a table');
    expect(table.rows[1]).toEqual([
      '2',
      'Trần Thị Ví Dụ',
      '15/01/1990',
      'Nam',
      '000090000001',
      '01/11/2026',
      '01/11/2027',
      'A1',
    ]);
    expect(signatures).toMatchObject({ kind: 'signatures', places: [{ name: 'Ngọc Ánh' }, { name: '' }] });
    expect(printDocumentView.parse(book)).toEqual(book);
    expect(book.formVersion).toBe('tenancy-list/2026-07-01');
    expect(book).not.toHaveProperty('watermark');
  });

  test('in training every page is marked', () => {
    const watermark = { vi: 'LUYỆN TẬP', en: 'TRAINING' };
    expect(bookOf(tenancy, CONTENTS, { ...FRAME, watermark }).watermark).toEqual(watermark);
  });

  test('a column that nobody fills is a fault of the form and is not left blank', () => {
    const { fullName: _, ...nameless } = LINE;
    expect(() => bookOf(tenancy, { ...CONTENTS, lines: [nameless] }, FRAME)).toThrow('fullName');
  });
});
