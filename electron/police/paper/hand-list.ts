/**
 * What is told by hand when nothing else works: each declaration as lines of label and text, in the order in which an
 * officer writes them down (Luật Cư trú đ.30, TT 116/2026 đ.14: phone and mailbox are channels by law). The page itself is
 * laid out elsewhere.
 */
import type { Declaration } from '../../core/declaration/declaration.ts';
import type { StayChange } from '../../core/declaration/stay-change.ts';
import type { StayReason } from '../../core/declaration/stay-draft.ts';
import type { StayDetails } from '../../core/declaration/stay-notice.ts';
import { writtenDate, writtenDocument, writtenInstant, writtenSex } from '../../core/documents/stay-line.ts';
import type { Person } from '../../core/identity/person.ts';
import { unreachable } from '../../core/result.ts';
import { formatLocalDate } from '../../core/time/vietnam-time.ts';

export interface HandLine {
  readonly label: string;
  readonly text: string;
}

export interface HandItem {
  /** From 1. */
  readonly ordinal: number;
  readonly recordId: string;
  /** What kind of news it is, e.g. `Thông báo lưu trú`. */
  readonly title: string;
  /** By when the law wants it there. */
  readonly deadline: string;
  readonly lines: readonly HandLine[];
}

export interface HandList {
  readonly facility: { readonly name: string; readonly address: string };
  /** Who tells it. */
  readonly operator: string;
  /** `HH:MM DD/MM/YYYY` in Vietnam. */
  readonly madeAt: string;
  readonly items: readonly HandItem[];
}

const line = (label: string, text: string | undefined): readonly HandLine[] =>
  text === undefined || text.trim() === '' ? [] : [{ label, text }];

const personLines = (person: Person): readonly HandLine[] => [
  ...line('Họ và tên', person.fullName),
  ...line('Ngày sinh', writtenDate(person.birthDate)),
  ...line('Giới tính', writtenSex(person.sex)),
  ...line('Quốc tịch', person.nationality),
  ...line('Giấy tờ', writtenDocument(person.document)),
  ...line('Nơi cư trú', person.residence),
  ...line('Điện thoại', person.phone),
];

function reasonText({ reason, reasonText: words }: StayDetails, reasons: readonly StayReason[]): string {
  const label = reasons.find(({ code }) => code === reason)?.label.vi ?? `mã ${reason}`;
  return words === undefined || words.trim() === '' ? label : `${label}: ${words}`;
}

const stayLines = (stay: StayDetails, reasons: readonly StayReason[]): readonly HandLine[] => [
  ...line('Phòng', stay.room),
  ...line('Đến lúc', writtenInstant(stay.arrival)),
  ...line('Dự kiến đi', writtenInstant(stay.plannedDeparture)),
  ...line('Lý do', reasonText(stay, reasons)),
  ...line('Ghi chú', stay.note),
];

const CANCELLATIONS = {
  'filed-by-mistake': 'khai báo nhầm',
  'guest-did-not-stay': 'khách không ở lại',
  'replaced-by-correction': 'đã khai báo lại cho đúng',
} as const;

function changeLines({ change }: StayChange): readonly HandLine[] {
  switch (change.type) {
    case 'extension':
      return line('Ở thêm đến', writtenInstant(change.plannedDeparture));
    case 'early-departure':
      return line('Đi sớm, vào lúc', writtenInstant(change.plannedDeparture));
    case 'room-change':
      return [...line('Đổi sang phòng', change.room), ...line('Từ lúc', writtenInstant(change.at))];
    case 'check-out':
      return line('Đã trả phòng lúc', writtenInstant(change.at));
    case 'cancellation':
      return line(
        'Hủy khai báo vì',
        [CANCELLATIONS[change.reason], change.text].filter((text) => text !== undefined).join(': '),
      );
    default:
      return unreachable(change, 'change of a stay');
  }
}

interface Told {
  readonly title: string;
  readonly lines: readonly HandLine[];
}

function told(declaration: Declaration, reasons: readonly StayReason[]): Told {
  const who = personLines(declaration.person);
  switch (declaration.kind) {
    case 'stay-notice':
      return { title: 'Thông báo lưu trú', lines: [...who, ...stayLines(declaration.stay, reasons)] };
    case 'foreign-stay':
      return {
        title: 'Khai báo tạm trú người nước ngoài',
        lines: [
          ...who,
          ...stayLines(declaration.stay, reasons),
          ...line('Được phép tạm trú đến', formatLocalDate(declaration.permittedStayUntil)),
        ],
      };
    case 'stay-change':
      return { title: 'Thay đổi lưu trú', lines: [...who, ...changeLines(declaration)] };
    case 'pawn-contract':
      return {
        title: 'Hợp đồng cầm đồ',
        lines: [
          ...who,
          ...line('Số hợp đồng', declaration.pawn.number),
          ...line('Lúc', writtenInstant(declaration.pawn.pawnedAt)),
          ...declaration.pawn.items.flatMap(({ description }) => line('Tài sản', description)),
        ],
      };
    case 'suspicion-report':
      return {
        title: 'Báo tin nghi vấn',
        lines: [
          ...who,
          ...line('Lúc', writtenInstant(declaration.report.seenAt)),
          ...line('Số hợp đồng', declaration.report.contractNumber),
          ...declaration.report.items.flatMap(({ description }) => line('Tài sản', description)),
          ...line('Nội dung', declaration.report.text),
        ],
      };
    default:
      return unreachable(declaration, 'declaration');
  }
}

/** The most urgent first. */
export function handList(
  declarations: readonly Declaration[],
  frame: Omit<HandList, 'items'>,
  reasons: readonly StayReason[],
): HandList {
  const items = declarations
    .toSorted((a, b) => a.deadline - b.deadline || a.createdAt - b.createdAt)
    .map((declaration, index) => ({
      ordinal: index + 1,
      recordId: declaration.id,
      deadline: writtenInstant(declaration.deadline),
      ...told(declaration, reasons),
    }));
  return { ...frame, items };
}
