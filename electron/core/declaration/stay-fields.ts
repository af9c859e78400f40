/** The single fields of a stay: which are missing, which are too long or unprintable, and what a patient's may not hold. */
import type { BilingualText, FieldError } from '../failure/failure.ts';
import type { LocalDate, Person } from '../identity/person.ts';
import { unreachable } from '../result.ts';
import type { RequiredFieldPath } from '../rules/stay-rule.ts';
import { roomOfWard, type StayDetails } from './stay-notice.ts';

const MISSING: Readonly<Record<RequiredFieldPath, BilingualText>> = {
  'person.fullName': { vi: 'Cần họ và tên.', en: 'The full name is needed.' },
  'person.birthDate': { vi: 'Cần ngày sinh.', en: 'The date of birth is needed.' },
  'person.sex': { vi: 'Chọn giới tính.', en: 'Choose the sex.' },
  'person.document.number': {
    vi: 'Cần số định danh hoặc số hộ chiếu.',
    en: 'The identification or passport number is needed.',
  },
  'stay.reason': { vi: 'Chọn lý do lưu trú.', en: 'Choose the reason of stay.' },
  'stay.room': { vi: 'Nhập số phòng.', en: 'Enter the room.' },
  'stay.arrival': { vi: 'Nhập giờ đến.', en: 'Enter the arrival.' },
  'stay.plannedDeparture': { vi: 'Nhập ngày đi dự kiến.', en: 'Enter the planned departure.' },
  permittedStayUntil: {
    vi: 'Nhập thời hạn tạm trú: xem thị thực hoặc dấu nhập cảnh, không phải hạn hộ chiếu.',
    en: 'Enter until when the guest may stay: see the visa or the entry stamp, not the expiry of the passport.',
  },
};

function valueAt(
  path: RequiredFieldPath,
  person: Person,
  stay: StayDetails,
  permittedStayUntil: LocalDate | undefined,
): string | number {
  switch (path) {
    case 'person.fullName':
      return person.fullName.trim();
    case 'person.birthDate':
      return person.birthDate;
    case 'person.sex':
      // Doc 9303 knows "unspecified": a document may say so, and then it is said.
      return person.sex;
    case 'person.document.number':
      return person.document.number.trim();
    case 'stay.reason':
      return stay.reason.trim();
    case 'stay.room':
      return stay.room.trim();
    case 'stay.arrival':
      return stay.arrival;
    case 'stay.plannedDeparture':
      return stay.plannedDeparture;
    case 'permittedStayUntil':
      return permittedStayUntil ?? '';
    default:
      return unreachable(path, 'required field');
  }
}

/** What to say about a required field that is empty. */
export function missingField(
  path: RequiredFieldPath,
  person: Person,
  stay: StayDetails,
  permittedStayUntil: LocalDate | undefined,
): BilingualText | undefined {
  const value = valueAt(path, person, stay, permittedStayUntil);
  return value === '' || Number.isNaN(value) ? MISSING[path] : undefined;
}

/** Longest texts a declaration may hold, in characters; what the channels take is never less. */
const LONGEST = { fullName: 200, residence: 500, phone: 40, room: 60, reasonText: 300, note: 1000 } as const;

/** Control characters come from broken scanners and hostile chips; no form and no register has a place for them. */
const isPrintable = (text: string): boolean => !/\p{Cc}/u.test(text.replaceAll('\n', ''));

export function textErrors(person: Person, stay: StayDetails): readonly FieldError[] {
  const texts: readonly (readonly [path: string, text: string | undefined, longest: number])[] = [
    ['person.fullName', person.fullName, LONGEST.fullName],
    ['person.residence', person.residence, LONGEST.residence],
    ['person.phone', person.phone, LONGEST.phone],
    ['stay.room', stay.room, LONGEST.room],
    ['stay.reasonText', stay.reasonText, LONGEST.reasonText],
    ['stay.note', stay.note, LONGEST.note],
  ];
  return texts.flatMap(([path, text = '', longest]) => {
    if ([...text].length > longest) {
      return [{ path, message: { vi: `Dài nhất ${longest} ký tự.`, en: `At most ${longest} characters.` } }];
    }
    return isPrintable(text)
      ? []
      : [
          {
            path,
            message: {
              vi: 'Có ký tự không in được; hãy gõ lại.',
              en: 'It holds unprintable characters; type it again.',
            },
          },
        ];
  });
}

/** Reason 18 of the Ministry's list: chữa bệnh. */
export const TREATMENT = '18';

/** A bed is a short code with a digit in it, so that no word fits. */
const BED = /^(?=.*\d)[\p{L}\d./-]{1,8}$/u;

const NO_FREE_TEXT: BilingualText = {
  vi: 'Cơ sở y tế không ghi thêm lời vào khai báo: không bao giờ ghi bệnh.',
  en: 'A medical facility writes no words into a declaration: an illness is never written down.',
};

/** Reason 20 needs words; for a carer they are always these, so that no illness can be written there. */
export const CARER_REASON_TEXT = 'Chăm sóc người bệnh nội trú';

/**
 * In a medical facility nothing can be written in free words, about whomever: health is sensitive data (NĐ 356/2025 đ.4),
 * and the notice does not ask for it.
 */
export function freeTextErrors(stay: StayDetails, medical: boolean): readonly FieldError[] {
  if (!medical && stay.guestClass !== 'patient') return [];
  const said = (text: string | undefined): boolean => text !== undefined && text !== '';
  return [
    ...(said(stay.note) ? [{ path: 'stay.note', message: NO_FREE_TEXT }] : []),
    ...(said(stay.reasonText) && stay.reasonText !== CARER_REASON_TEXT
      ? [{ path: 'stay.reasonText', message: NO_FREE_TEXT }]
      : []),
  ];
}

/** A patient's declaration says where, by department and bed, and that it is for treatment. */
export function wardErrors(stay: StayDetails): readonly FieldError[] {
  if (stay.guestClass !== 'patient') return [];
  const errors: FieldError[] = [];
  const { ward } = stay;
  if (!ward?.department.trim())
    errors.push({
      path: 'stay.ward.department',
      message: { vi: 'Chọn khoa.', en: 'Choose the department.' },
    });
  if (!ward || !BED.test(ward.bed))
    errors.push({
      path: 'stay.ward.bed',
      message: {
        vi: 'Nhập số giường, ví dụ 12 hoặc G-05 (tối đa 8 ký tự).',
        en: 'Enter the bed, e.g. 12 or G-05 (at most 8 characters).',
      },
    });
  if (ward && stay.room !== roomOfWard(ward))
    errors.push({
      path: 'stay.room',
      message: { vi: 'Phòng phải là khoa và giường.', en: 'The room must be department and bed.' },
    });
  if (stay.reason !== TREATMENT)
    errors.push({
      path: 'stay.reason',
      message: {
        vi: 'Lý do của người bệnh là 18 – Chữa bệnh.',
        en: 'The reason of a patient is 18, treatment.',
      },
    });
  return errors;
}
