/** Phiếu nhận phòng: what a guest may take along, with the proof that the stay was declared. */
import type { StayReason } from '../declaration/stay-draft.ts';
import type { Proof } from '../outbox/entry.ts';
import type { StayPicture } from '../stay/stay-picture.ts';
import type { EpochMs } from '../time/vietnam-time.ts';
import type { DocumentFrame } from './book.ts';
import type { PrintDocument } from './print-document.ts';
import { stayLine } from './stay-line.ts';

const LABELS = {
  fullName: { vi: 'Họ và tên', en: 'Full name' },
  document: { vi: 'Giấy tờ', en: 'Document' },
  room: { vi: 'Phòng', en: 'Room' },
  arrival: { vi: 'Đến', en: 'Arrival' },
  departure: { vi: 'Đi', en: 'Departure' },
  proof: { vi: 'Biên nhận khai báo lưu trú', en: 'Receipt of the stay declaration' },
} as const;

export function stayReceipt(
  stay: {
    readonly picture: StayPicture;
    readonly proof: Proof | undefined;
    readonly deadline: EpochMs;
    readonly reasons: readonly StayReason[];
  },
  frame: DocumentFrame,
): PrintDocument {
  const line = stayLine(stay.picture, stay);
  return {
    name: `phieu-luu-tru-${stay.picture.stayId.slice(0, 8)}`,
    title: { vi: 'Phiếu lưu trú', en: 'Stay receipt' },
    facility: frame.facility,
    orientation: 'portrait',
    languages: 'vi+en',
    blocks: [
      {
        kind: 'fields',
        fields: Object.entries(LABELS).map(([key, label]) => ({ label, value: line[key] ?? '' })),
      },
      {
        kind: 'paragraph',
        tone: 'note',
        text: {
          vi: 'Cơ sở đã khai báo lưu trú của quý khách với công an theo Luật Cư trú điều 30. Dữ liệu được giữ theo thời hạn luật định; quý khách có quyền xem và yêu cầu sửa.',
          en: 'This stay was declared to the police as the Residence Law (article 30) asks. The data are kept for as long as the law says; you may see them and ask for corrections.',
        },
      },
      {
        kind: 'signatures',
        places: [{ role: { vi: 'Nhân viên', en: 'For the facility' }, name: frame.madeBy }],
      },
    ],
    madeAt: frame.madeAt,
    madeBy: frame.madeBy,
    ...(frame.watermark !== undefined && { watermark: frame.watermark }),
  };
}
