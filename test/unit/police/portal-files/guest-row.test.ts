import { describe, expect, test } from 'vitest';
import { guestRow, notForTemplate } from '../../../../electron/police/portal-files/guest-row.ts';
import { citizen, foreigner, templateWith } from './portal-guests.ts';

const { lists } = templateWith();
const paths = (declaration: Parameters<typeof notForTemplate>[0]) =>
  notForTemplate(declaration, lists).map(({ path }) => path);

describe('a row', () => {
  test('all that can be declared', () => {
    const notice = citizen(1, {
      person: {
        sex: 'female',
        phone: '0900000000',
        residenceUnits: { province: '101', ward: '101900003', catalogue: 'invented' },
      },
      stay: { reason: '20', reasonText: 'Dự lễ', note: 'ghi chú', room: 'Nội / 12' },
    });
    expect(guestRow(notice, 2, lists)).toEqual([
      '2',
      'Nguyễn Văn Mẫu 1',
      '12/04/1990',
      'F - Nữ',
      'VNM - Viet Nam',
      '1 - Thẻ CCCD',
      '',
      '000090000001',
      '0900000000',
      '',
      '101 - Hà Nội',
      '101900003 - Xã Mẫu Ba',
      'Số 1 Đường Mẫu, Phường Mẫu, Tỉnh Mẫu',
      '21/11/2026',
      '22/11/2026',
      'Nội / 12',
      '20 - Mục đích khác',
      'Dự lễ',
      'ghi chú',
    ]);
  });

  test('codes of an address that the template does not know are left out, and the address stays', () => {
    const units = { province: '101', ward: '101900999', catalogue: 'older' };
    const row = guestRow(citizen(1, { person: { residenceUnits: units } }), 2, lists);
    expect([row[10], row[11]]).toEqual(['101 - Hà Nội', '']);
    expect(row[12]).toBe('Số 1 Đường Mẫu, Phường Mẫu, Tỉnh Mẫu');
    const unknown = guestRow(
      citizen(1, { person: { residenceUnits: { province: '999', catalogue: 'older' } } }),
      2,
      lists,
    );
    expect([unknown[10], unknown[11]]).toEqual(['', '']);
  });

  test('an arrival after midnight in Vietnam is that day', () => {
    const row = guestRow(
      citizen(1, {
        stay: {
          arrival: Date.parse('2026-11-21T17:30:00Z'),
          plannedDeparture: Date.parse('2026-11-22T05:00:00Z'),
        },
      }),
      2,
      lists,
    );
    expect(row.slice(13, 15)).toEqual(['22/11/2026', '22/11/2026']);
  });
});

describe('what goes another way', () => {
  test.each([
    [citizen(1, { person: { birthDate: '1990' } }), ['person.birthDate']],
    [citizen(1, { person: { sex: 'unspecified' } }), ['person.sex']],
    [citizen(1, { person: { nationality: 'FRA' } }), ['person.nationality']],
    [
      citizen(1, { person: { document: { kind: 'other', number: '1', issuingState: 'VNM' } } }),
      ['person.document.kind'],
    ],
    [citizen(1, { stay: { reason: '21' } }), ['stay.reason']],
    [citizen(1, { person: { fullName: 'A\u0007B' } }), ['person.fullName']],
    [citizen(1, { stay: { note: '_x0041_' } }), ['stay.note']],
    [citizen(1, { stay: { note: 'a\rb' } }), ['stay.note']],
    [foreigner(1), ['kind']],
  ])('%#', (declaration, expected) => {
    expect(paths(declaration)).toEqual(expected);
  });

  test('and nothing else does', () => {
    expect(paths(citizen(1))).toEqual([]);
  });
});
