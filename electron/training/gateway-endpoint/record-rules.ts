/**
 * What a record must be (`resources/gateway/openapi.yaml`, schema `Record`) and what the authority checks beyond its form.
 * All errors at once. This is the authority's own reading of the protocol and shares nothing with the client's.
 */
import type { z } from 'zod';
import type { BilingualText } from '../../core/failure/failure.ts';
import { DAY_MS, localDateOf } from '../../core/time/vietnam-time.ts';
import type { Catalogue } from './catalogue.ts';
import { existsInCalendar, type FiledRecord, formOfKind } from './record-form.ts';

export type RecordErrorCode =
  | 'required'
  | 'type'
  | 'format'
  | 'length'
  | 'unknown-field'
  | 'unknown-code'
  | 'text-needed'
  | 'birth-date-invalid'
  | 'departure-before-arrival'
  | 'stay-too-long'
  | 'corrects-itself'
  | 'concerns-itself'
  | 'concerns-absent'
  | 'concerns-no-stay'
  | 'stay-ended'
  | 'permit-before-arrival'
  | 'facility-not-allowed'
  | 'id-conflict'
  | 'record-cancelled'
  | 'record-absent'
  | 'refused-by-authority'
  | 'already-registered';

export interface RecordError {
  readonly path: string;
  readonly code: RecordErrorCode;
  readonly message: BilingualText;
}

const MESSAGES: Readonly<Record<RecordErrorCode, BilingualText>> = {
  required: { vi: 'Thiếu thông tin này.', en: 'This field is missing.' },
  type: { vi: 'Kiểu dữ liệu không đúng.', en: 'Another type of value is expected.' },
  format: { vi: 'Không đúng dạng quy định.', en: 'Not of the expected form.' },
  length: { vi: 'Độ dài không đúng quy định.', en: 'Too short or too long.' },
  'unknown-field': { vi: 'Không có thông tin nào tên này.', en: 'There is no such field.' },
  'unknown-code': { vi: 'Mã này không có trong danh mục.', en: 'This code is not in the catalogue.' },
  'text-needed': { vi: 'Lý do này cần ghi rõ.', en: 'This reason needs more words.' },
  'birth-date-invalid': {
    vi: 'Ngày sinh không có thật hoặc sau ngày đến.',
    en: 'No such date of birth, or after the arrival.',
  },
  'departure-before-arrival': {
    vi: 'Ngày đi phải sau giờ đến.',
    en: 'The departure must be after the arrival.',
  },
  'stay-too-long': { vi: 'Một thông báo dài nhất 30 ngày.', en: 'One notice covers at most 30 days.' },
  'corrects-itself': { vi: 'Khai báo không thể sửa chính nó.', en: 'A record cannot correct itself.' },
  'concerns-itself': { vi: 'Thay đổi không thể nói về chính nó.', en: 'A change cannot concern itself.' },
  'concerns-absent': {
    vi: 'Chưa có lưu trú nào của cơ sở này mang mã đó.',
    en: 'This facility holds no stay under that id.',
  },
  'concerns-no-stay': { vi: 'Mã đó không phải của một lưu trú.', en: 'That id is not the id of a stay.' },
  'stay-ended': { vi: 'Lưu trú này đã kết thúc hoặc đã hủy.', en: 'This stay has ended or was cancelled.' },
  'permit-before-arrival': {
    vi: 'Thời hạn tạm trú kết thúc trước ngày đến.',
    en: 'The permitted stay ends before the arrival.',
  },
  'facility-not-allowed': {
    vi: 'Chứng thư này không được khai báo cho cơ sở này.',
    en: 'This client may not file for this facility.',
  },
  'id-conflict': {
    vi: 'Mã khai báo này đã dùng cho nội dung khác.',
    en: 'Another content is held under this id.',
  },
  'record-cancelled': { vi: 'Khai báo này đã bị hủy.', en: 'This record was cancelled.' },
  'record-absent': { vi: 'Không có khai báo nào mang mã này.', en: 'No record has this id.' },
  'refused-by-authority': {
    vi: 'Cơ quan tiếp nhận từ chối khai báo này.',
    en: 'The authority refuses this record.',
  },
  'already-registered': { vi: 'Khai báo này đã có.', en: 'This record is held already.' },
};

export const recordError = (path: string, code: RecordErrorCode): RecordError => ({
  path,
  code,
  message: MESSAGES[code],
});

export const LONGEST_STAY_DAYS = 30;

const DOCUMENT_NUMBER: readonly (readonly [kinds: readonly string[], form: RegExp])[] = [
  [['cccd', 'can-cuoc', 'identification-number-notice'], /^[0-9]{12}$/],
  [['cmnd'], /^([0-9]{9}|[0-9]{12})$/],
  [['passport'], /^[A-Z0-9]{4,10}$/],
  [
    ['birth-certificate', 'driving-licence', 'health-insurance-card', 'other'],
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be in it
    /^[^\s\x00-\x1F\x7F]{1,20}$/u,
  ],
];

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? Reflect.get(at, step) : undefined,
    value,
  );

/** Zod's account of what is wrong, in the words of the protocol. */
export function formErrors(record: unknown, issues: readonly z.core.$ZodIssue[]): readonly RecordError[] {
  return issues.flatMap((issue): readonly RecordError[] => {
    const path = issue.path.join('.');
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => recordError([...issue.path, key].join('.'), 'unknown-field'));
      case 'invalid_type':
        return [recordError(path, valueAt(record, issue.path) === undefined ? 'required' : 'type')];
      case 'invalid_value': {
        const value = valueAt(record, issue.path);
        const code = value === undefined ? 'required' : typeof value === 'string' ? 'unknown-code' : 'type';
        return [recordError(path, code)];
      }
      case 'custom':
        return [recordError(path, issue.params?.code === 'length' ? 'length' : 'format')];
      case 'too_small':
      case 'too_big':
        return [recordError(path, 'length')];
      default:
        return [recordError(path, 'format')];
    }
  });
}

/** What only the whole record can tell. Each check looks at fields of the right form and leaves the others to their own error. */
function ruleErrors(
  read: (path: string) => string | undefined,
  catalogue: Catalogue,
): readonly RecordError[] {
  const errors: RecordError[] = [];
  const number = read('document.number');
  const kind = read('document.kind');
  const form = DOCUMENT_NUMBER.find(([kinds]) => kind !== undefined && kinds.includes(kind))?.[1];
  if (number !== undefined && form && !form.test(number))
    errors.push(recordError('document.number', 'format'));

  const nationality = read('person.nationality');
  if (nationality !== undefined && !catalogue.nationalities.some(({ code }) => code === nationality)) {
    errors.push(recordError('person.nationality', 'unknown-code'));
  }

  const reasonCode = read('stay.reason');
  const reason = catalogue.reasons.find(({ code }) => code === reasonCode);
  if (reasonCode !== undefined && !reason) errors.push(recordError('stay.reason', 'unknown-code'));
  if (reason?.needsText && read('stay.reasonText') === undefined) {
    errors.push(recordError('stay.reasonText', 'text-needed'));
  }

  const arrival = read('stay.arrival');
  const departure = read('stay.plannedDeparture');
  if (arrival !== undefined && departure !== undefined) {
    const length = Date.parse(departure) - Date.parse(arrival);
    if (length <= 0) errors.push(recordError('stay.plannedDeparture', 'departure-before-arrival'));
    else if (length > LONGEST_STAY_DAYS * DAY_MS) {
      errors.push(recordError('stay.plannedDeparture', 'stay-too-long'));
    }
  }

  const birthDate = read('person.birthDate');
  if (birthDate !== undefined) {
    const arrivalDay = arrival === undefined ? undefined : localDateOf(Date.parse(arrival));
    const exists = existsInCalendar(`${birthDate}-01-01`.slice(0, 10));
    if (!exists || (arrivalDay !== undefined && birthDate > arrivalDay)) {
      errors.push(recordError('person.birthDate', 'birth-date-invalid'));
    }
  }

  const permitted = read('permittedStayUntil');
  if (permitted !== undefined && arrival !== undefined && permitted < localDateOf(Date.parse(arrival))) {
    errors.push(recordError('permittedStayUntil', 'permit-before-arrival'));
  }

  const concerns = read('concerns');
  if (concerns !== undefined && concerns === read('id'))
    errors.push(recordError('concerns', 'concerns-itself'));

  const corrects = read('corrects');
  if (corrects !== undefined && corrects === read('id'))
    errors.push(recordError('corrects', 'corrects-itself'));
  return errors;
}

/** Lone surrogates have no canonical form, so such a record cannot be receipted. */
function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, member]) => name.isWellFormed() && isWellFormed(member));
}

export type CheckedRecord =
  | { readonly ok: true; readonly record: FiledRecord }
  | { readonly ok: false; readonly errors: readonly RecordError[] };

/** @param facilities those that the client may file for; undefined: any (training) */
export function checkRecord(
  record: unknown,
  catalogue: Catalogue,
  facilities: ReadonlySet<string> | undefined,
): CheckedRecord {
  if (!isWellFormed(record)) return { ok: false, errors: [recordError('', 'format')] };
  const parsed = formOfKind(valueAt(record, ['kind'])).safeParse(record);
  const errors = [...(parsed.success ? [] : formErrors(record, parsed.error.issues))];
  const read = (path: string): string | undefined => {
    const value = valueAt(record, path.split('.'));
    return typeof value === 'string' && !errors.some((error) => error.path === path) ? value : undefined;
  };
  const facility = read('facilityId');
  if (facility !== undefined && facilities && !facilities.has(facility)) {
    errors.push(recordError('facilityId', 'facility-not-allowed'));
  }
  errors.push(...ruleErrors(read, catalogue));
  // One field, one error: a text that is of the wrong form and too long is told once.
  const first = errors.filter(
    ({ path }, index) => errors.findIndex((error) => error.path === path) === index,
  );
  return parsed.success && first.length === 0
    ? { ok: true, record: parsed.data }
    : { ok: false, errors: first };
}
