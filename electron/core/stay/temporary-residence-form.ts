/**
 * Tờ khai CT01 as data. What is known is filled in; what is not known stays empty and is named as missing. The labels are
 * those of the matters the form asks for; its numbered layout of 2026 was not seen, so there are no numbers here.
 */
import type { BilingualText } from '../failure/failure.ts';
import type { LocalDate, Person, Sex } from '../identity/person.ts';
import { formatLocalDate } from '../time/vietnam-time.ts';

export interface FormField {
  readonly path: string;
  readonly label: BilingualText;
  readonly value: string;
  readonly missing: boolean;
}

const SEX_WORDS: Readonly<Record<Sex, string>> = { male: 'Nam', female: 'Nữ', unspecified: '' };

/** `2026` → `2026`, `2026-03` → `03/2026`, `2026-03-05` → `05/03/2026`. */
const printed = (date: string): string => formatLocalDate(date);

const field = (path: string, vi: string, en: string, value: string | undefined): FormField => ({
  path,
  label: { vi, en },
  value: value ?? '',
  missing: (value ?? '').trim() === '',
});

export interface TemporaryResidenceFacts {
  readonly person: Person;
  readonly room: string;
  readonly begins: LocalDate;
  readonly ends: LocalDate;
  readonly facility: { readonly name: string; readonly address: string };
}

export function temporaryResidenceForm(facts: TemporaryResidenceFacts): readonly FormField[] {
  const { person, room, begins, ends, facility } = facts;
  const place = [`phòng ${room}`, facility.name, facility.address].filter((part) => part !== '').join(', ');
  return [
    field(
      'authority',
      'Kính gửi (cơ quan đăng ký cư trú)',
      'To (residence registration authority)',
      undefined,
    ),
    field('person.fullName', 'Họ, chữ đệm và tên', 'Full name', person.fullName.toLocaleUpperCase('vi')),
    field('person.birthDate', 'Ngày, tháng, năm sinh', 'Date of birth', printed(person.birthDate)),
    field('person.sex', 'Giới tính', 'Sex', SEX_WORDS[person.sex]),
    field(
      'person.document.number',
      'Số định danh cá nhân',
      'Personal identification number',
      /^\d{12}$/.test(person.document.number) ? person.document.number : undefined,
    ),
    field('person.phone', 'Số điện thoại', 'Phone', person.phone),
    field('email', 'Email', 'E-mail', undefined),
    field(
      'person.residence',
      'Nơi thường trú (như in trên thẻ)',
      'Permanent residence (as printed on the card)',
      person.residence,
    ),
    field('place', 'Nơi ở đề nghị đăng ký', 'Place of residence to be registered', place),
    field(
      'request',
      'Nội dung đề nghị',
      'Request',
      `Đăng ký tạm trú từ ${formatLocalDate(begins)} đến ${formatLocalDate(ends)}`,
    ),
    field('householder', 'Chủ hộ hoặc chủ sở hữu chỗ ở hợp pháp', 'Householder or owner', undefined),
    field('occupation', 'Nghề nghiệp, nơi làm việc', 'Occupation and place of work', undefined),
  ];
}
