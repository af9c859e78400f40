/** What is printed on the papers that practice people hold out. */
import { type CardHolder, printedDate } from '../../../native/virtual-chip/card-holder.ts';
import type { BilingualText } from '../../core/failure/failure.ts';
import type { Paper } from './situation.ts';

export const LABELS = {
  name: { vi: 'Họ tên', en: 'Name' },
  birthDate: { vi: 'Ngày sinh', en: 'Born' },
  sex: { vi: 'Giới tính', en: 'Sex' },
  number: { vi: 'Số', en: 'Number' },
  validUntil: { vi: 'Có giá trị đến', en: 'Valid until' },
  says: { vi: 'Khách nói', en: 'The guest says' },
} as const satisfies Record<string, BilingualText>;

const SEX: Readonly<Record<CardHolder['sex'], string>> = { male: 'Nam', female: 'Nữ' };

export const line = (label: BilingualText, value: string): Paper['lines'][number] => ({ label, value });

export const nameLines = (holder: CardHolder): Paper['lines'] => [
  line(LABELS.name, holder.fullName),
  line(LABELS.birthDate, printedDate(holder.birthDate)),
  line(LABELS.sex, SEX[holder.sex]),
];

/** The ward's police, whom every practice world can phone: invented, and nobody answers. */
export const POLICE_PHONE: Paper = {
  title: { vi: 'Sổ tay của quầy', en: "The desk's notebook" },
  lines: [
    line({ vi: 'Trực ban công an phường', en: 'Duty officer of the ward police' }, 'Đại úy Mẫu'),
    line({ vi: 'Số vào sổ trực ban', en: 'Number in the duty book' }, 'TB-017'),
  ],
};

export const noPapers = (): readonly Paper[] => [];
export const policeOnly = (): readonly Paper[] => [POLICE_PHONE];
