import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toGatewayRecord } from '../../../../electron/police/gateway/record.ts';
import { CATALOGUE } from '../../../../electron/training/gateway-endpoint/catalogue.ts';
import {
  checkRecord,
  type RecordErrorCode,
  recordError,
} from '../../../../electron/training/gateway-endpoint/record-rules.ts';
import { validator } from '../../../contract/gateway/openapi-file.ts';
import { inventedNotice } from '../../police/gateway/attached-gateway.ts';

const valid = toGatewayRecord(
  inventedNotice(1, {
    corrects: '019aa5b2-7c10-7d3e-8a41-000000000000',
    person: {
      phone: '0900',
      residenceUnits: { province: '101', ward: '101900001', catalogue: 'provinces/2026-07-26' },
    },
    stay: { note: 'n' },
  }),
);
if (valid.kind !== 'stay-notice') throw new Error('a stay notice is filed as one');

type Path = readonly string[];

/** A copy of the record with something else at a path; undefined: nothing there. */
function changed(record: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof record !== 'object' || record === null) return record;
  const inner = changed(Reflect.get(record, step), rest, value);
  const { [step]: _, ...others } = record as Record<string, unknown>;
  return inner === undefined ? others : { ...others, [step]: inner };
}

const errorsOf = (record: unknown) => {
  const checked = checkRecord(record, CATALOGUE, undefined);
  return checked.ok ? [] : checked.errors.map(({ path, code }) => `${path} ${code}`);
};
const at = (path: string, value: unknown) => changed(valid, path.split('.'), value);

describe('what is wrong with a record', () => {
  test('nothing', () => {
    expect(errorsOf(valid)).toEqual([]);
    expect(checkRecord(valid, CATALOGUE, undefined)).toEqual({ ok: true, record: valid });
  });

  const cases: readonly (readonly [path: string, value: unknown, code: RecordErrorCode])[] = [
    ['id', undefined, 'required'],
    ['id', '019AA5B2-7C10-7D3E-8A41-000000000001', 'format'],
    ['id', '019aa5b2-7c10-4d3e-8a41-000000000001', 'format'],
    ['id', 7, 'type'],
    ['kind', 'burial', 'unknown-code'],
    ['facilityId', 'a b', 'format'],
    ['person', undefined, 'required'],
    ['person', 'x', 'type'],
    ['person.fullName', '   ', 'format'],
    ['person.fullName', 'A\u0000B', 'format'],
    ['person.fullName', 'ạ'.repeat(201), 'length'],
    ['person.ethnicity', 'Kinh', 'unknown-field'],
    ['person.residenceUnits.province', undefined, 'required'],
    ['person.residenceUnits.catalogue', undefined, 'required'],
    ['person.residenceUnits.province', 'Hà Nội', 'format'],
    ['person.residenceUnits.ward', '', 'format'],
    ['person.residenceUnits.district', '001', 'unknown-field'],
    ['person.birthDate', '12/04/1990', 'format'],
    ['person.birthDate', '1990-02-30', 'birth-date-invalid'],
    ['person.birthDate', '2026-11-22', 'birth-date-invalid'],
    ['person.birthDate', '2027', 'birth-date-invalid'],
    ['person.sex', 'M', 'unknown-code'],
    ['person.sex', 1, 'type'],
    ['person.nationality', 'vnm', 'format'],
    ['person.nationality', 'ZZZ', 'unknown-code'],
    ['document.kind', 'library-card', 'unknown-code'],
    ['document.number', '1234', 'format'],
    ['document.number', undefined, 'required'],
    ['document.issueDate', '2021-02-29', 'format'],
    ['document.expiryDate', 'never', 'format'],
    ['stay.room', '', 'format'],
    ['stay.room', 'x'.repeat(61), 'length'],
    ['stay.arrival', '2026-11-21T14:00:00+07:00', 'format'],
    ['stay.arrival', '2026-11-31T07:00:00.000Z', 'format'],
    ['stay.plannedDeparture', '2026-11-21T07:00:00.000Z', 'departure-before-arrival'],
    ['stay.plannedDeparture', '2026-12-21T07:00:00.001Z', 'stay-too-long'],
    ['stay.reason', '21', 'unknown-code'],
    ['stay.reason', 'tourism', 'format'],
    ['stay.reasonText', '', 'format'],
    ['stay.note', '', 'length'],
    ['stay.note', 'a\u0007', 'format'],
    ['identification.verdict', 'certain', 'unknown-code'],
    ['identification.source', null, 'type'],
    ['ruleVersion', 'x y', 'format'],
    ['corrects', valid.id, 'corrects-itself'],
    ['religion', 'x', 'unknown-field'],
  ];
  test.each(cases)('%s = %j: %s', (path, value, code) => {
    expect(errorsOf(at(path, value))).toEqual([`${path} ${code}`]);
  });

  test('the reason that needs words', () => {
    expect(errorsOf(at('stay.reason', '20'))).toEqual(['stay.reasonText text-needed']);
    expect(errorsOf(changed(at('stay.reason', '20'), ['stay', 'reasonText'], 'Dự đám cưới'))).toEqual([]);
  });

  test('30 days to the millisecond is allowed; a line break in a note, too', () => {
    expect(errorsOf(at('stay.plannedDeparture', '2026-12-21T07:00:00.000Z'))).toEqual([]);
    expect(errorsOf(at('stay.note', 'a\nb'))).toEqual([]);
  });

  test.each([
    ['cmnd', '123456789', true],
    ['cmnd', '123456789012', true],
    ['cmnd', '1234567890', false],
    ['can-cuoc', '012345678901', true],
    ['can-cuoc', '12345678901', false],
    ['passport', 'C1234567', true],
    ['passport', 'c1234567', false],
    ['passport', 'ABC', false],
    ['driving-licence', '790000000001', true],
    ['birth-certificate', '12/2010-ĐK', true],
    ['other', 'a b', false],
    ['other', '', false],
    ['other', 'x'.repeat(21), false],
  ])('a %s of the number %s: %s', (kind, number, good) => {
    const document = { ...valid.document, kind, number };
    expect(errorsOf(at('document', document))).toEqual(good ? [] : ['document.number format']);
  });

  test('all at once', () => {
    const record = changed(
      changed(at('stay.room', undefined), ['person', 'birthDate'], '1990-13'),
      ['stay', 'reason'],
      '99',
    );
    expect(errorsOf(record).sort()).toEqual([
      'person.birthDate format',
      'stay.reason unknown-code',
      'stay.room required',
    ]);
  });

  test.each([null, undefined, 7, 'x', []])('%j is no record', (input) => {
    const checked = checkRecord(input, CATALOGUE, undefined);
    expect(checked.ok).toBe(false);
  });

  test('a lone surrogate cannot be receipted', () => {
    expect(errorsOf(at('person.fullName', '\ud800'))).toEqual([' format']);
  });

  test('each code has its words', () => {
    for (const [, , code] of cases) {
      const { message } = recordError('x', code);
      expect(message.vi.length).toBeGreaterThan(5);
      expect(message.en.length).toBeGreaterThan(5);
    }
  });
});

describe('the endpoint reads the protocol as its file says', () => {
  const isRecord = validator('#/components/schemas/Record');
  /** What only the prose and the catalogue can say. */
  const beyondTheSchema = new Set<string>([
    'text-needed',
    'birth-date-invalid',
    'departure-before-arrival',
    'stay-too-long',
    'corrects-itself',
  ]);
  const catalogued = new Set(['person.nationality unknown-code', 'stay.reason unknown-code']);

  const paths: readonly Path[] = [
    ...Object.keys(valid).map((name) => [name]),
    ...(['person', 'document', 'stay', 'identification'] as const).flatMap((section) =>
      [...Object.keys(valid[section]), 'reasonText', 'somethingElse'].map((name) => [section, name]),
    ),
    ['somethingElse'],
  ];
  /** Edges of every length in the protocol, and what is most easily taken for something else. */
  const edges = [20, 40, 60, 64, 200, 300, 500, 1000].flatMap((length) => [
    'x'.repeat(length),
    'x'.repeat(length + 1),
  ]);
  const pool: readonly unknown[] = [
    ...edges,
    undefined,
    null,
    0,
    1.5,
    true,
    [],
    {},
    '',
    ' ',
    '\t',
    'none',
    'x',
    'VNM',
    'D',
    'DE',
    '20',
    '1',
    '0001',
    'other',
    'passport',
    'cmnd',
    'cccd',
    'chip',
    'forged',
    'male',
    'stay-notice',
    '1990',
    '1990-04',
    '1990-4',
    '1990-02-31',
    '2024-02-29',
    '2023-02-29',
    '0000-01-01',
    '2026-11-21',
    '2026-11-21T07:00:00.000Z',
    '2026-11-21T24:00:00.000Z',
    '2026-11-21T23:59:60.000Z',
    '2026-02-30T07:00:00.000Z',
    '2026-11-21T07:00:00Z',
    '123456789',
    '123456789012',
    'AB123456',
    'a b',
    'a\u007fb',
    'a\nb',
    '\u00a0',
    '\u3000',
    'é'.repeat(60),
    '😀'.repeat(60),
    '😀'.repeat(61),
    valid.id,
    '019aa5b2-7c10-7d3e-ca41-000000000001',
  ];
  const text = fc.string({ unit: 'binary', maxLength: 30 }).filter((some) => some.isWellFormed());
  const changes = fc.array(fc.tuple(fc.constantFrom(...paths), fc.oneof(fc.constantFrom(...pool), text)), {
    minLength: 1,
    maxLength: 3,
  });

  const formErrorsOf = (record: unknown) =>
    errorsOf(record).filter(
      (error) => !catalogued.has(error) && !beyondTheSchema.has(error.split(' ')[1] ?? ''),
    );

  test('every field with every value: both find it well-formed or both do not', () => {
    const disagreements = paths.flatMap((path) =>
      pool
        .map((value) => ({ path: path.join('.'), value, record: changed(valid, path, value) }))
        .filter(({ record }) => (formErrorsOf(record).length === 0) !== isRecord(record))
        .map(({ path: where, value }) => `${where} = ${JSON.stringify(value)}`),
    );
    expect(disagreements).toEqual([]);
  });

  test('every kind of document with every length of number', () => {
    const kinds = CATALOGUE.documentKinds.map(({ code }) => code);
    const numbers = ['7', 'X', 'x', 'ạ', ' ', '/'].flatMap((sign) =>
      Array.from({ length: 23 }, (_, length) => sign.repeat(length)),
    );
    const disagreements = kinds.flatMap((kind) =>
      numbers
        .map((number) => ({ kind, number, record: at('document', { ...valid.document, kind, number }) }))
        .filter(({ record }) => (formErrorsOf(record).length === 0) !== isRecord(record))
        .map(({ number }) => `${kind} ${number}`),
    );
    expect(kinds).toHaveLength(9);
    expect(disagreements).toEqual([]);
  });

  test('several changes at once, and any text', () => {
    fc.assert(
      fc.property(changes, (list) => {
        const record = list.reduce<unknown>((so, [path, value]) => changed(so, path, value), valid);
        const formErrors = formErrorsOf(record);
        expect({ wellFormed: formErrors.length === 0, formErrors }).toEqual({
          wellFormed: isRecord(record),
          formErrors,
        });
      }),
      { numRuns: 2_000 },
    );
  });
});
