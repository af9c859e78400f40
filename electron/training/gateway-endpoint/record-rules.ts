/**
 * What a record must be (`resources/gateway/openapi.yaml`, schema `Record`) and what the authority checks beyond its form.
 * All errors at once. This is the authority's own reading of the protocol and shares nothing with the client's.
 */
import { z } from 'zod';
import type { BilingualText } from '../../core/failure/failure.ts';
import { DAY_MS, localDateOf } from '../../core/time/vietnam-time.ts';
import type { Catalogue } from './catalogue.ts';

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

const LONGEST_STAY_DAYS = 30;

const codePoints = (text: string): number => [...text].length;

/** Printable text of up to `max` characters (code points, as JSON Schema counts them) with something to see in it. */
const text = (max: number) =>
  z
    .string()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be in it
    .regex(/^[^\x00-\x1F\x7F]*[^\x00-\x20\x7F][^\x00-\x1F\x7F]*$/u)
    .refine((value) => codePoints(value) <= max, { params: { code: 'length' } });

const id = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);

const instant = z
  .string()
  .regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/)
  .refine((value) => {
    const at = Date.parse(value);
    return !Number.isNaN(at) && new Date(at).toISOString() === value;
  });

const existsInCalendar = (date: string): boolean => {
  const at = Date.parse(`${date}T00:00:00.000Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === date;
};

const localDate = z
  .string()
  .regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/)
  .refine(existsInCalendar);

const countryCode = z.string().regex(/^(D|[A-Z]{3})$/);

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

const documentKind = z.enum([
  'cccd',
  'can-cuoc',
  'cmnd',
  'passport',
  'birth-certificate',
  'identification-number-notice',
  'driving-licence',
  'health-insurance-card',
  'other',
]);

const filedRecord = z.strictObject({
  id,
  kind: z.literal('stay-notice'),
  facilityId: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/),
  person: z.strictObject({
    fullName: text(200),
    birthDate: z.string().regex(/^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$/),
    sex: z.enum(['male', 'female', 'unspecified']),
    nationality: countryCode,
    residence: text(500).optional(),
    phone: text(40).optional(),
  }),
  document: z.strictObject({
    kind: documentKind,
    number: z.string(),
    issuingState: countryCode,
    issueDate: localDate.optional(),
    expiryDate: z
      .string()
      .refine((value) => value === 'none' || localDate.safeParse(value).success)
      .optional(),
  }),
  stay: z.strictObject({
    room: text(60),
    arrival: instant,
    plannedDeparture: instant,
    reason: z.string().regex(/^[0-9]{1,3}$/),
    reasonText: text(300).optional(),
    note: z
      .string()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be in it
      .regex(/^[^\x00-\x08\x0B\x0C\x0E-\x1F\x7F]*$/u)
      .refine((value) => value !== '' && codePoints(value) <= 1000, { params: { code: 'length' } })
      .optional(),
  }),
  identification: z.strictObject({
    source: z.enum(['chip', 'qr', 'mrz', 'typed']),
    verdict: z.enum(['genuine', 'intact-untrusted', 'not-verified', 'forged']),
  }),
  filedAt: instant,
  deadline: instant,
  ruleVersion: z.string().regex(/^[A-Za-z0-9._/-]{1,64}$/),
  corrects: id.optional(),
});
export type FiledRecord = z.infer<typeof filedRecord>;

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
  const parsed = filedRecord.safeParse(record);
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
