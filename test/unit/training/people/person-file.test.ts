import { expect, test } from 'vitest';
import { parsePersonFile } from '../../../../electron/training/people/person-file.ts';

const LEAST = {
  number: '000190000002',
  fullName: 'Trần Thị Ví Dụ',
  birthDate: '1990-02-03',
  sex: 'female',
  issueDate: '2021-08-14',
};

test('five fields are enough; nationality and expiry follow', () => {
  expect(parsePersonFile(LEAST)).toEqual({
    ok: true,
    value: { ...LEAST, nationality: 'Việt Nam', expiryDate: '2030-02-03' },
  });
});

test('a stated expiry wins over the rule, and null means never', () => {
  expect(parsePersonFile({ ...LEAST, expiryDate: '2025-01-01' })).toMatchObject({
    value: { expiryDate: '2025-01-01' },
  });
  expect(parsePersonFile({ ...LEAST, expiryDate: null })).toMatchObject({ value: { expiryDate: null } });
});

test.each([
  ['number', { number: '00019000000' }],
  ['birthDate', { birthDate: '1990-02-30' }],
  ['sex', { sex: 'F' }],
  ['fullName', { fullName: '  ' }],
  ['issueDate', { issueDate: '1980-01-01' }],
  ['oldNumber', { oldNumber: '12' }],
])('names the field that is wrong: %s', (field, change) => {
  const parsed = parsePersonFile({ ...LEAST, ...change });
  expect(parsed).toMatchObject({ ok: false, error: { code: 'person-file-invalid' } });
  expect(!parsed.ok && parsed.error.problems.join()).toContain(`${field}: `);
});

test('misspelt fields and files that are no object are refused', () => {
  expect(parsePersonFile({ ...LEAST, adress: 'x' })).toMatchObject({ ok: false });
  expect(parsePersonFile([])).toMatchObject({ ok: false });
  expect(parsePersonFile(undefined)).toMatchObject({ ok: false });
});
