/** What each training card teaches, as data. */
import type { CardHolder } from '../../native/virtual-chip/card-holder.ts';
import type { ChipFault } from '../../native/virtual-chip/faults/chip-fault.ts';
import type { BilingualText } from '../core/failure/failure.ts';

export interface Lesson {
  readonly kind: 'genuine' | 'forged' | 'cloned' | 'expired';
  readonly note: BilingualText;
  readonly faults: readonly ChipFault[];
  /** Changes the invented person before the card is issued. */
  readonly change: (holder: CardHolder) => CardHolder;
}

const asInvented = (holder: CardHolder): CardHolder => holder;

const genuine: Lesson = {
  kind: 'genuine',
  note: { vi: 'Thẻ thật: đọc và khai báo như thường.', en: 'A genuine card: read and file as usual.' },
  faults: [],
  change: asInvented,
};

export const LESSONS: readonly Lesson[] = [
  genuine,
  genuine,
  genuine,
  {
    kind: 'forged',
    note: {
      vi: 'Ảnh trong chip đã bị thay: xem kết luận và cách xử lý.',
      en: 'The photo in the chip was replaced: see the verdict and what to do.',
    },
    faults: [{ kind: 'tampered-dg2' }],
    change: asInvented,
  },
  {
    kind: 'cloned',
    note: {
      vi: 'Bản sao chip: dữ liệu đúng nhưng chip không chứng minh được mình là bản gốc.',
      en: 'A copied chip: the data are right, but the chip cannot prove that it is the original.',
    },
    faults: [{ kind: 'cloned' }],
    change: asInvented,
  },
  {
    kind: 'expired',
    note: {
      vi: 'Thẻ thật nhưng đã hết hạn: hỏi khách giấy tờ còn hạn.',
      en: 'A genuine card that has expired: ask for a valid one.',
    },
    faults: [],
    change: (holder) => ({ ...holder, issueDate: '2016-02-01', expiryDate: '2021-02-01' }),
  },
];
