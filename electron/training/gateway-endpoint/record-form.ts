/** The form of a record, kind by kind: the endpoint's own copy of the schemas in `resources/gateway/openapi.yaml`. */
import { z } from 'zod';

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

export const existsInCalendar = (date: string): boolean => {
  const at = Date.parse(`${date}T00:00:00.000Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === date;
};

const localDate = z
  .string()
  .regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/)
  .refine(existsInCalendar);

const countryCode = z.string().regex(/^(D|[A-Z]{3})$/);

const unitCode = z.string().regex(/^[A-Za-z0-9]{1,9}$/);

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

const common = {
  id,
  facilityId: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/),
  person: z.strictObject({
    fullName: text(200),
    birthDate: z.string().regex(/^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$/),
    sex: z.enum(['male', 'female', 'unspecified']),
    nationality: countryCode,
    residence: text(500).optional(),
    residenceUnits: z
      .strictObject({
        province: unitCode,
        ward: unitCode.optional(),
        catalogue: z.string().regex(/^[A-Za-z0-9._/-]{1,64}$/),
      })
      .optional(),
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
  identification: z.strictObject({
    source: z.enum(['chip', 'qr', 'mrz', 'typed']),
    verdict: z.enum(['genuine', 'intact-untrusted', 'not-verified', 'forged']),
  }),
  filedAt: instant,
  deadline: instant,
  ruleVersion: z.string().regex(/^[A-Za-z0-9._/-]{1,64}$/),
  corrects: id.optional(),
} as const;

const stay = z.strictObject({
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
  guestClass: z.enum(['guest', 'patient', 'carer', 'tenant']).optional(),
});

const change = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['extension', 'early-departure']), plannedDeparture: instant }),
  z.strictObject({ type: z.literal('room-change'), room: text(60), at: instant }),
  z.strictObject({ type: z.literal('check-out'), at: instant }),
  z.strictObject({
    type: z.literal('cancellation'),
    reason: z.enum(['filed-by-mistake', 'guest-did-not-stay', 'replaced-by-correction']),
    text: text(300).optional(),
  }),
]);

const items = z.array(
  z.strictObject({
    category: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    description: text(300),
    identifiers: z.record(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), text(60)),
  }),
);

const contractNumber = text(60);

const pawn = z.strictObject({
  number: contractNumber,
  pawnedAt: instant,
  dueDate: localDate,
  principal: z.number().int().min(1).max(100_000_000_000),
  rate: z.strictObject({ per: z.enum(['day', 'month']), perMillion: z.number().int().min(0).max(1_000_000) }),
  items: items.min(1),
});

const report = z.strictObject({
  reason: z.enum([
    'watch-list-hit',
    'identity-doubtful',
    'origin-doubtful',
    'papers-doubtful',
    'behaviour',
    'other',
  ]),
  text: text(1000).optional(),
  seenAt: instant,
  contractNumber: contractNumber.optional(),
  items,
});

/** The form of each kind of record. */
export const RECORD_FORMS = {
  'stay-notice': z.strictObject({ ...common, kind: z.literal('stay-notice'), stay }),
  'foreign-stay': z.strictObject({
    ...common,
    kind: z.literal('foreign-stay'),
    stay,
    permittedStayUntil: localDate,
  }),
  'stay-change': z.strictObject({ ...common, kind: z.literal('stay-change'), concerns: id, change }),
  'pawn-contract': z.strictObject({ ...common, kind: z.literal('pawn-contract'), pawn }),
  'suspicion-report': z.strictObject({ ...common, kind: z.literal('suspicion-report'), report }),
} as const;
export type RecordKind = keyof typeof RECORD_FORMS;
export type FiledRecord = z.infer<(typeof RECORD_FORMS)[RecordKind]>;
export type FiledStayChange = z.infer<(typeof RECORD_FORMS)['stay-change']>;

/** A record of a kind that is not known is judged by the form of the first one, which then says so. */
export const formOfKind = (kind: unknown): (typeof RECORD_FORMS)[RecordKind] =>
  typeof kind === 'string' && Object.hasOwn(RECORD_FORMS, kind)
    ? RECORD_FORMS[kind as RecordKind]
    : RECORD_FORMS['stay-notice'];
