/** One stay as a line of a book: every cell that a form may ask for, as people in Vietnam write it. */
import type { StayReason } from '../declaration/stay-draft.ts';
import type { DocumentKind, PartialDate, Sex } from '../identity/person.ts';
import type { Proof } from '../outbox/entry.ts';
import { unreachable } from '../result.ts';
import type { StayPicture } from '../stay/stay-picture.ts';
import { type EpochMs, formatLocalDate, localDateOf, localTimeOf } from '../time/vietnam-time.ts';
import type { BookLine } from './book.ts';

const SEX_WORDS: Readonly<Record<Sex, string>> = { male: 'Nam', female: 'Nữ', unspecified: 'Chưa rõ' };

const DOCUMENT_WORDS: Readonly<Record<DocumentKind, string>> = {
  cccd: 'CCCD',
  'can-cuoc': 'Căn cước',
  cmnd: 'CMND',
  passport: 'Hộ chiếu',
  'birth-certificate': 'Giấy khai sinh',
  'identification-number-notice': 'Thông báo số định danh',
  'driving-licence': 'Giấy phép lái xe',
  'health-insurance-card': 'Thẻ BHYT',
  other: 'Giấy tờ khác',
};

/** `22:55 05/03/2026` in Vietnam. */
export const writtenInstant = (at: EpochMs): string =>
  `${localTimeOf(at)} ${formatLocalDate(localDateOf(at))}`;

/** A birth date with the precision that is known: `1990`, `04/1990` or `12/04/1990`. */
export const writtenDate = (date: PartialDate): string => date.split('-').reverse().join('/');

export const writtenSex = (sex: Sex): string => SEX_WORDS[sex];

/** `CCCD 000090000001`; a guest without papers has none to name. */
export const writtenDocument = (document: {
  readonly kind: DocumentKind;
  readonly number: string;
}): string =>
  document.number === '' ? 'Không có giấy tờ' : `${DOCUMENT_WORDS[document.kind]} ${document.number}`;

/** What the proof is and under which number it is found. */
export function writtenProof(proof: Proof | undefined): string {
  if (proof === undefined) return 'Chưa có';
  switch (proof.kind) {
    case 'signed-receipt':
      return proof.receiptNumber;
    case 'typed-count':
      return `Đối chiếu số lượng trên cổng (${proof.receiptNumber})`;
    case 'seen-in-list':
      return 'Đã thấy trong danh sách của cổng';
    case 'filed-by-hand':
      return `Báo trực tiếp${proof.reference === '' ? '' : `: ${proof.reference}`}`;
    default:
      return unreachable(proof, 'proof');
  }
}

function writtenReason(picture: StayPicture, reasons: readonly StayReason[]): string {
  const { reason, reasonText } = picture.head.stay;
  const label = reasons.find(({ code }) => code === reason)?.label.vi ?? reason;
  return reasonText === undefined || reasonText === '' ? label : `${label}: ${reasonText}`;
}

/** Every cell of a stay. The departure is the real one once the guest has left. */
export function stayLine(
  picture: StayPicture,
  more: {
    readonly proof: Proof | undefined;
    readonly deadline: EpochMs;
    readonly reasons: readonly StayReason[];
  },
): BookLine {
  const { person, stay } = picture.head;
  return {
    fullName: person.fullName,
    birthDate: writtenDate(person.birthDate),
    sex: writtenSex(person.sex),
    nationality: person.nationality,
    document: writtenDocument(person.document),
    residence: person.residence ?? '',
    room: picture.room,
    arrival: writtenInstant(picture.arrival),
    departure: writtenInstant(picture.departedAt ?? picture.plannedDeparture),
    reason: writtenReason(picture, more.reasons),
    note: stay.note ?? '',
    proof: writtenProof(more.proof),
    deadline: writtenInstant(more.deadline),
  };
}
