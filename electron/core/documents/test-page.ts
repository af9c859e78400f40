/** A page that shows whether the printer prints what the desk makes: every Vietnamese letter, a table, the whole width. */
import type { BilingualText } from '../failure/failure.ts';
import type { DocumentFrame } from './book.ts';
import type { PrintColumn, PrintDocument } from './print-document.ts';

const VOWELS = [
  'a à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ',
  'e è ẻ ẽ é ẹ ê ề ể ễ ế ệ · i ì ỉ ĩ í ị',
  'o ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ơ ờ ở ỡ ớ ợ',
  'u ù ủ ũ ú ụ ư ừ ử ữ ứ ự · y ỳ ỷ ỹ ý ỵ · đ Đ',
];

const column = (key: string, header: BilingualText, width: number): PrintColumn => ({
  key,
  header,
  width,
  confirmed: true,
});

export function testPage(frame: DocumentFrame, desk: { readonly version: string }): PrintDocument {
  return {
    name: 'trang-in-thu',
    title: { vi: 'Trang in thử', en: 'Test page' },
    facility: frame.facility,
    orientation: 'portrait',
    languages: 'vi+en',
    blocks: [
      {
        kind: 'paragraph',
        tone: 'body',
        text: {
          vi: 'Nếu đọc được mọi dấu dưới đây, bảng có đủ ba cột và không chữ nào bị cắt ở mép giấy, máy in đã dùng được cho sổ và biên nhận.',
          en: 'If every accent below can be read, the table has its three columns and nothing is cut off at the edge, the printer is fit for books and receipts.',
        },
      },
      {
        kind: 'fields',
        fields: [
          { label: { vi: 'Phiên bản', en: 'Version' }, value: desk.version },
          { label: { vi: 'Số', en: 'Digits' }, value: '0123456789 · 000 190 000 002 · 1.250.000 đ' },
        ],
      },
      {
        kind: 'table',
        columns: [
          column('at', { vi: 'Dòng', en: 'Line' }, 1),
          column('letters', { vi: 'Chữ thường', en: 'Small letters' }, 4),
          column('capitals', { vi: 'Chữ hoa', en: 'Capitals' }, 4),
        ],
        rows: VOWELS.map((line, at) => [String(at + 1), line, line.toLocaleUpperCase('vi')]),
        empty: { vi: '–', en: '–' },
      },
      {
        kind: 'paragraph',
        tone: 'note',
        text: {
          vi: 'Trang này không chứa dữ liệu của khách.',
          en: 'This page holds no data of any guest.',
        },
      },
    ],
    madeAt: frame.madeAt,
    madeBy: frame.madeBy,
    ...(frame.watermark !== undefined && { watermark: frame.watermark }),
  };
}
