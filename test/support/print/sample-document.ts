/** A lodging book of invented guests, as long as asked for. */
import type { PrintColumn, PrintDocument } from '../../../electron/core/documents/print-document.ts';

const column = (key: string, vi: string, en: string, width: number, confirmed = true): PrintColumn => ({
  key,
  header: { vi, en },
  width,
  confirmed,
});

export const sampleDocument = (guests: number, more: Partial<PrintDocument> = {}): PrintDocument => ({
  name: 'so-luu-tru-2026-11-25',
  title: { vi: 'Sổ quản lý lưu trú', en: 'Lodging book' },
  formNumber: 'ĐK26',
  facility: { name: 'Nhà nghỉ Ví Dụ', address: 'Số 1 Phố Thử, Phường Ví Dụ, Tỉnh Mẫu' },
  orientation: 'landscape',
  languages: 'vi+en',
  blocks: [
    {
      kind: 'table',
      columns: [
        column('no', 'STT', 'No.', 4),
        column('name', 'Họ và tên', 'Full name', 20),
        column('number', 'Số giấy tờ', 'Document number', 14),
        column('note', 'Ghi chú', 'Note', 12, false),
      ],
      rows: Array.from({ length: guests }, (_, at) => [
        String(at + 1),
        'Nguyễn Thị Ưu Đàm Ỷ Hữu',
        `0000900${String(at).padStart(5, '0')}`,
        '',
      ]),
      empty: { vi: 'Không có khách nào.', en: 'No guests.' },
    },
    {
      kind: 'fields',
      fields: [{ label: { vi: 'Tổng số khách', en: 'Guests in total' }, value: String(guests) }],
    },
    { kind: 'signatures', places: [{ role: { vi: 'Người lập', en: 'Made by' }, name: 'Ngọc Ánh' }] },
  ],
  madeAt: '22:55 25/11/2026',
  madeBy: 'Ngọc Ánh',
  ...more,
});
