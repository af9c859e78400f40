/**
 * Declarations of foreigners as the portal's XML: root `KHAI_BAO_TAM_TRU`, one `THONG_TIN_KHACH` for each guest, flat tags in
 * a settled order. Known second hand: what the portal wants where a date is not exact is unknown, so it is not guessed.
 */
import type { Declaration } from '../../core/declaration/declaration.ts';
import type { ForeignStay } from '../../core/declaration/foreign-stay.ts';
import type { FieldError } from '../../core/failure/failure.ts';
import { formatLocalDate, localDateOf } from '../../core/time/vietnam-time.ts';

export const ROOT = 'KHAI_BAO_TAM_TRU';
export const GUEST = 'THONG_TIN_KHACH';

/** In the order in which they stand. `ngay_tra_phong` belongs to those who have left, and is left out before that. */
export const TAGS = [
  'so_thu_tu',
  'ho_ten',
  'ngay_sinh',
  'ngay_sinh_dung_den',
  'gioi_tinh',
  'ma_quoc_tich',
  'so_ho_chieu',
  'so_phong',
  'ngay_den',
  'ngay_di_du_kien',
  'thoi_han_tam_tru',
] as const;
export type ForeignTag = (typeof TAGS)[number];

/** A date of birth that is exact to the day; the marks for others are not known. */
const EXACT = 'D';

const fault = (path: string, vi: string, en: string): FieldError => ({ path, message: { vi, en } });

/** The portal wants names in capitals without diacritics; nothing else of a name is touched. */
export const portalName = (fullName: string): string =>
  fullName
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'D')
    .toUpperCase()
    .replaceAll(/\s+/gu, ' ')
    .trim();

/** Why this declaration has no place in the file, every reason at once; empty when it has. */
export function notForXml(declaration: Declaration): readonly FieldError[] {
  if (declaration.kind !== 'foreign-stay') {
    return [
      fault(
        'kind',
        'Tệp này chỉ nhận khai báo tạm trú của người nước ngoài.',
        'This file takes declarations of foreigners only.',
      ),
    ];
  }
  const { person, stay } = declaration;
  return [
    ...(person.birthDate.length === 10
      ? []
      : [
          fault(
            'person.birthDate',
            'Chưa biết cổng nhận ngày sinh thiếu ngày, tháng theo ký hiệu nào. Hãy nhập tay trên cổng.',
            'How the portal marks a birth date without day or month is not known. Type this guest into the portal.',
          ),
        ]),
    ...(person.sex === 'unspecified'
      ? [fault('person.sex', 'Cổng chỉ nhận Nam hoặc Nữ.', 'Only male or female is taken.')]
      : []),
    ...(/^[A-Z][A-Z0-9 '.-]*$/.test(portalName(person.fullName))
      ? []
      : [
          fault(
            'person.fullName',
            'Tên có chữ không viết được bằng A–Z; ghi tên theo dòng MRZ của hộ chiếu.',
            'The name has letters outside A–Z; write it as in the MRZ of the passport.',
          ),
        ]),
    ...(/^[A-Z0-9]{1,20}$/.test(person.document.number)
      ? []
      : [
          fault(
            'person.document.number',
            'Số hộ chiếu chỉ gồm chữ in hoa và chữ số.',
            'A passport number has capital letters and digits only.',
          ),
        ]),
    ...(/[\p{Cc}\uFFFE\uFFFF]|\p{Cs}/u.test(stay.room)
      ? [fault('stay.room', 'Số phòng có ký tự không ghi được.', 'The room holds unwritable characters.')]
      : []),
  ];
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** @throws for a declaration that `notForXml` names */
function guestTexts(declaration: ForeignStay, index: number): Readonly<Record<ForeignTag, string>> {
  const { person, stay, permittedStayUntil } = declaration;
  if (notForXml(declaration).length > 0) throw new Error('this declaration has no place in the file');
  return {
    so_thu_tu: String(index),
    ho_ten: portalName(person.fullName),
    ngay_sinh: formatLocalDate(person.birthDate),
    ngay_sinh_dung_den: EXACT,
    gioi_tinh: person.sex === 'male' ? 'M' : 'F',
    ma_quoc_tich: person.nationality,
    so_ho_chieu: person.document.number,
    so_phong: stay.room,
    ngay_den: formatLocalDate(localDateOf(stay.arrival)),
    ngay_di_du_kien: formatLocalDate(localDateOf(stay.plannedDeparture)),
    thoi_han_tam_tru: formatLocalDate(permittedStayUntil),
  };
}

export function writeForeignXml(stays: readonly ForeignStay[]): Uint8Array {
  const guests = stays.map((stay, index) => {
    const texts = guestTexts(stay, index + 1);
    const tags = TAGS.map((tag) => `    <${tag}>${escaped(texts[tag])}</${tag}>\n`).join('');
    return `  <${GUEST}>\n${tags}  </${GUEST}>\n`;
  });
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?>\n<${ROOT}>\n${guests.join('')}</${ROOT}>\n`,
  );
}
