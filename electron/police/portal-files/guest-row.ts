/** A stay notice as a row of the portal's template: nineteen texts by their column, or why it has no place there. */
import type { Declaration } from '../../core/declaration/declaration.ts';
import type { StayNotice } from '../../core/declaration/stay-notice.ts';
import type { BilingualText, FieldError } from '../../core/failure/failure.ts';
import type { DocumentKind, Person } from '../../core/identity/person.ts';
import { formatLocalDate, localDateOf } from '../../core/time/vietnam-time.ts';
import type { CodeTable, TemplateLists } from './code-lists.ts';
import { COLUMN_COUNT } from './template.ts';

/** Columns by letter; what is not named here stays empty. */
export const COLUMNS = {
  index: 1,
  fullName: 2,
  birthDate: 3,
  sex: 4,
  nationality: 5,
  documentType: 6,
  documentNumber: 8,
  phone: 9,
  province: 11,
  ward: 12,
  residence: 13,
  arrival: 14,
  departure: 15,
  room: 16,
  reason: 17,
  reasonText: 18,
  note: 19,
} as const;

/** Numbers of the kinds of paper, in the template as in the API. Other papers (9) want a name that the desk does not ask for. */
export const DOCUMENT_CODES: Readonly<Partial<Record<DocumentKind, string>>> = {
  cccd: '1',
  cmnd: '2',
  'driving-licence': '3',
  passport: '4',
  'birth-certificate': '5',
  'health-insurance-card': '6',
  'identification-number-notice': '7',
  'can-cuoc': '8',
};

const CITIZEN = 'VNM';
const OTHER_REASON = '20';
const SEX_CODES = { male: 'M', female: 'F', unspecified: undefined } as const;

const fault = (path: string, vi: string, en: string): FieldError => ({ path, message: { vi, en } });

const NO_CODE: BilingualText = {
  vi: 'Mã này không có trong tệp mẫu của cổng.',
  en: "This code is not in the portal's template.",
};

/** Control characters have no place in XML, and `_x0041_` is read as a letter by spreadsheets (ECMA-376 §22.9.2.19). */
const UNWRITABLE = /[\p{Cc}\uFFFE\uFFFF]|_x[0-9A-Fa-f]{4}_|\p{Cs}/u;

const textFaults = (texts: Readonly<Record<string, string | undefined>>): readonly FieldError[] =>
  Object.entries(texts).flatMap(([path, text]) =>
    text !== undefined && UNWRITABLE.test(text.replaceAll('\n', ' '))
      ? [
          fault(
            path,
            'Có ký tự không ghi được vào tệp; hãy gõ lại.',
            'It holds characters that a file cannot hold; type it again.',
          ),
        ]
      : [],
  );

function codeFault(path: string, table: CodeTable, code: string | undefined): readonly FieldError[] {
  return code !== undefined && table.has(code) ? [] : [{ path, message: NO_CODE }];
}

/** Why this declaration has no place in the template, every reason at once; empty when it has. */
export function notForTemplate(declaration: Declaration, lists: TemplateLists): readonly FieldError[] {
  if (declaration.kind !== 'stay-notice') {
    return [
      fault(
        'kind',
        'Tệp này chỉ nhận thông báo lưu trú của công dân.',
        'This file takes stay notices of citizens only.',
      ),
    ];
  }
  const { person, stay } = declaration;
  return [
    ...(person.nationality === CITIZEN
      ? codeFault('person.nationality', lists.nationalities, CITIZEN)
      : [
          fault(
            'person.nationality',
            'Người nước ngoài phải khai báo tạm trú, không phải thông báo lưu trú.',
            'A foreigner needs the declaration of temporary residence, not a stay notice.',
          ),
        ]),
    ...(person.birthDate.length === 10
      ? []
      : [
          fault(
            'person.birthDate',
            'Tệp cần đủ ngày, tháng, năm sinh.',
            'The whole date of birth is needed.',
          ),
        ]),
    ...codeFault('person.sex', lists.sexes, SEX_CODES[person.sex]),
    ...codeFault('person.document.kind', lists.documentTypes, DOCUMENT_CODES[person.document.kind]),
    ...codeFault('stay.reason', lists.reasons, stay.reason),
    ...textFaults({
      'person.fullName': person.fullName,
      'person.document.number': person.document.number,
      'person.phone': person.phone,
      'person.residence': person.residence,
      'stay.room': stay.room,
      'stay.reasonText': stay.reasonText,
      'stay.note': stay.note,
    }),
  ];
}

function displayOf(table: CodeTable, code: string | undefined): string {
  const display = code === undefined ? undefined : table.get(code);
  if (display === undefined) throw new Error(`the template has no code ${code}`);
  return display;
}

/** The portal does without these codes, so one that its template does not know is left out rather than refused. */
export function unitsOf(
  { residenceUnits: units }: Person,
  lists: TemplateLists,
): { readonly province?: string; readonly ward?: string } {
  const province = units && lists.provinces.get(units.province);
  const ward = units?.ward === undefined ? undefined : lists.wards.get(units.province)?.get(units.ward);
  return {
    ...(province === undefined ? {} : { province }),
    ...(province === undefined || ward === undefined ? {} : { ward }),
  };
}

/**
 * The nineteen texts of a row, empty where nothing was declared. The address is written as printed; province and ward are
 * written where somebody chose them and the template knows the codes, and are never guessed from the text.
 *
 * @param index the number in the first column
 * @throws for a declaration that `notForTemplate` names
 */
export function guestRow(
  { person, stay }: StayNotice,
  index: number,
  lists: TemplateLists,
): readonly string[] {
  const row = Array.from({ length: COLUMN_COUNT }, () => '');
  const set = (column: number, text: string | undefined) => {
    row[column - 1] = text ?? '';
  };
  set(COLUMNS.index, String(index));
  set(COLUMNS.fullName, person.fullName);
  set(COLUMNS.birthDate, formatLocalDate(person.birthDate));
  set(COLUMNS.sex, displayOf(lists.sexes, SEX_CODES[person.sex]));
  set(COLUMNS.nationality, displayOf(lists.nationalities, person.nationality));
  set(COLUMNS.documentType, displayOf(lists.documentTypes, DOCUMENT_CODES[person.document.kind]));
  set(COLUMNS.documentNumber, person.document.number);
  set(COLUMNS.phone, person.phone);
  const { province, ward } = unitsOf(person, lists);
  set(COLUMNS.province, province);
  set(COLUMNS.ward, ward);
  set(COLUMNS.residence, person.residence);
  set(COLUMNS.arrival, formatLocalDate(localDateOf(stay.arrival)));
  set(COLUMNS.departure, formatLocalDate(localDateOf(stay.plannedDeparture)));
  set(COLUMNS.room, stay.room);
  set(COLUMNS.reason, displayOf(lists.reasons, stay.reason));
  if (stay.reason === OTHER_REASON) set(COLUMNS.reasonText, stay.reasonText);
  set(COLUMNS.note, stay.note);
  return row;
}
