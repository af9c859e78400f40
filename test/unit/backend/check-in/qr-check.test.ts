import { expect, test } from 'vitest';
import { qrCheck } from '../../../../electron/backend/check-in/qr-check.ts';
import type { Person } from '../../../../electron/core/identity/person.ts';

const PERSON: Person = {
  fullName: 'Nguyễn Văn Mẫu',
  birthDate: '1990-01-15',
  sex: 'male',
  nationality: 'VNM',
  document: { kind: 'cccd', number: '000090000001', issuingState: 'VNM', issueDate: '2022-01-20' },
};
const line = (change: Readonly<Record<number, string>> = {}) =>
  ['000090000001', '', 'Nguyễn Văn Mẫu', '15011990', 'Nam', 'Số 1 Phố Thử', '20012022']
    .map((field, i) => change[i] ?? field)
    .join('|');

test.each([
  ['number', { 0: '000090000002' }],
  ['birth date', { 3: '16011990' }],
  ['sex', { 4: 'Nữ' }],
  ['issue date', { 6: '21012022' }],
  ['number, sex', { 0: '000190000001', 4: 'Nữ' }],
])('another %s is told', (differing, change) => {
  expect(qrCheck(line(change), PERSON)).toEqual([
    {
      name: 'consistency',
      outcome: 'fail',
      reason: 'qr-differs-from-chip',
      note: `QR against the chip: ${differing}`,
    },
  ]);
});

test.each([
  ['the same', {}],
  ['a name that a typing scanner spoiled', { 2: 'Nguyeexn Vawn Maaxu' }],
  ['a residence from before a move', { 5: 'Số 9' }],
  ['a sex that it spoiled', { 4: 'Nawm' }],
  ['no date of issue', { 6: '' }],
])('%s agrees', (_, change) => {
  expect(qrCheck(line(change), PERSON)).toEqual([
    { name: 'consistency', outcome: 'pass', note: 'QR against the chip' },
  ]);
});

test('a line that is none says nothing', () => {
  expect(qrCheck('https://example.com', PERSON)).toEqual([]);
});
