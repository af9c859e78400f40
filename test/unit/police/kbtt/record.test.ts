import { describe, expect, test } from 'vitest';
import type { StayChangeDetails } from '../../../../electron/core/declaration/stay-change.ts';
import type { DocumentKind } from '../../../../electron/core/identity/person.ts';
import { notForKbtt } from '../../../../electron/police/kbtt/not-for-kbtt.ts';
import { kbttInstant, toKbttRecord } from '../../../../electron/police/kbtt/record.ts';
import { ARRIVAL, changeOf, citizen, days, foreigner } from './attached-kbtt.ts';

const paths = (faults: readonly { readonly path: string }[]) => faults.map(({ path }) => path);

describe('a citizen', () => {
  test('every field, and nothing that was not declared', () => {
    const notice = citizen(7, {
      person: {
        phone: '0900000000',
        residenceUnits: { province: '101', ward: '101900001', catalogue: 'invented' },
      },
      stay: { room: '201', reason: '20', reasonText: 'Dự lễ', note: 'ghi chú' },
    });
    expect(toKbttRecord(notice)).toEqual({
      target: 'citizens',
      body: {
        hoTen: 'Nguyễn Văn Mẫu 7',
        gioiTinh: 'M',
        ngayThangNamSinhStr: '1990-04-12',
        soDienThoai: '0900000000',
        ghiChu: 'ghi chú',
        maTT: '101',
        maPX: '101900001',
        diaChi: 'Số 1 Đường Mẫu, Phường Mẫu, Tỉnh Mẫu',
        ngayDenCsltStr: '2026-11-21 14:00:00',
        ngayDiDuKienStr: '2026-11-22 14:00:00',
        soPhong: '201',
        lyDoCuTru: 20,
        lyDoChiTiet: 'Dự lễ',
        loaiGiayTo: 1,
        soGiayTo: '000090000007',
      },
    });
  });

  test('the words of another reason than 20 have no place, and an empty field is not sent', () => {
    const notice = citizen(7, {
      person: { residence: ' ' },
      stay: { reason: '18', reasonText: 'Dự lễ', note: '' },
    });
    const { body } = toKbttRecord(notice);
    expect(body).not.toHaveProperty('lyDoChiTiet');
    expect(body).not.toHaveProperty('ghiChu');
    expect(body).not.toHaveProperty('diaChi');
    expect(body).toMatchObject({ lyDoCuTru: 18 });
  });

  test('no picture is ever in a record', () => {
    const withPicture = citizen(1);
    const smuggled = {
      ...withPicture,
      person: { ...withPicture.person, portrait: 'AAAA', anhTruocB64: 'AAAA' },
    };
    expect(JSON.stringify(toKbttRecord(smuggled))).not.toMatch(/B64|AAAA/);
  });

  test.each([
    ['cccd', '000090000001', 1],
    ['cmnd', '000000001', 2],
    ['driving-licence', '000AB12', 3],
    ['passport', 'X0000001', 4],
    ['birth-certificate', '000123', 5],
    ['health-insurance-card', 'DN0000000000001', 6],
    ['identification-number-notice', '000090000001', 7],
    ['can-cuoc', '000090000001', 8],
  ] as const)('paper %s %s has the number %d', (kind, number, type) => {
    const notice = citizen(1, { person: { document: { kind, number, issuingState: 'VNM' } } });
    expect(notForKbtt(notice)).toEqual([]);
    expect(toKbttRecord(notice).body).toMatchObject({ loaiGiayTo: type, soGiayTo: number });
  });

  test.each<readonly [DocumentKind, string, string]>([
    ['cccd', '00009000001', 'person.document.number'],
    ['can-cuoc', '0000 9000 0001', 'person.document.number'],
    ['cmnd', '0000000001', 'person.document.number'],
    ['passport', 'X0000000001', 'person.document.number'],
    ['driving-licence', '000-AB/12', 'person.document.number'],
    ['health-insurance-card', 'x'.repeat(21), 'person.document.number'],
    ['other', 'A1', 'person.document.kind'],
  ])('paper %s %s goes another way', (kind, number, path) => {
    const notice = citizen(1, { person: { document: { kind, number, issuingState: 'VNM' } } });
    expect(paths(notForKbtt(notice))).toEqual([path]);
  });

  test.each([
    [{ birthDate: '1990' }, 'person.birthDate'],
    [{ birthDate: '1990-04' }, 'person.birthDate'],
    [{ sex: 'unspecified' }, 'person.sex'],
    [{ nationality: 'UTO' }, 'person.nationality'],
  ] as const)('%o goes another way', (person, path) => {
    expect(paths(notForKbtt(citizen(1, { person })))).toEqual([path]);
  });

  test('all reasons at once', () => {
    const person = { birthDate: '1990', sex: 'unspecified' } as const;
    expect(paths(notForKbtt(citizen(1, { person })))).toEqual(['person.birthDate', 'person.sex']);
  });
});

describe('a foreigner', () => {
  test('every field', () => {
    expect(toKbttRecord(foreigner(3, { permittedStayUntil: '2026-12-05' }))).toEqual({
      target: 'foreigners',
      body: {
        hoTen: 'MAU NGUOI 3',
        quocTich: 'FRA',
        soHoChieu: 'X0000003',
        gioiTinh: 'M',
        loaiNgayThangNamSinh: 'D',
        ngayThangNamSinhStr: '1990-04-12',
        ngayDenCsltStr: '2026-11-21 14:00:00',
        ngayDiDuKienStr: '2026-11-22 14:00:00',
        soPhong: '201',
        thoiHanTamTruStr: '2026-12-05 23:59:59',
      },
    });
  });

  test('a year alone is sent as its first day and marked', () => {
    expect(toKbttRecord(foreigner(3, { person: { birthDate: '1971' } })).body).toMatchObject({
      loaiNgayThangNamSinh: 'Y',
      ngayThangNamSinhStr: '1971-01-01',
    });
  });

  test('a month and year are not guessed at', () => {
    expect(paths(notForKbtt(foreigner(3, { person: { birthDate: '1971-05' } })))).toEqual([
      'person.birthDate',
    ]);
  });

  test('a number that is too long for the API goes another way', () => {
    const document = { kind: 'passport', number: 'X0000000001', issuingState: 'UTO' } as const;
    expect(paths(notForKbtt(foreigner(3, { person: { document } })))).toEqual(['person.document.number']);
  });
});

describe('a change of departure', () => {
  const until = ARRIVAL + days(3);
  test.each<readonly [StayChangeDetails, string, string]>([
    [{ type: 'extension', plannedDeparture: until }, 'GH', '2026-11-24 14:00:00'],
    [{ type: 'early-departure', plannedDeparture: until }, 'TS', '2026-11-24 14:00:00'],
    [{ type: 'check-out', at: ARRIVAL + 90_000 }, 'TS', '2026-11-21 14:01:30'],
  ])('%o', (change, loai, thoiGianStr) => {
    const declaration = changeOf(citizen(1), 2, change);
    expect(notForKbtt(declaration)).toEqual([]);
    expect(toKbttRecord(declaration)).toEqual({
      target: 'departures',
      body: { loai, thoiGianStr, soGiayTo: '000090000001', loaiGiayTo: 1 },
    });
  });

  test.each<readonly [string, StayChangeDetails]>([
    ['room', { type: 'room-change', room: '202', at: ARRIVAL }],
    ['cancellation', { type: 'cancellation', reason: 'filed-by-mistake' }],
  ])('there is no call for a %s', (_name, change) => {
    const declaration = changeOf(citizen(1), 2, change);
    expect(paths(notForKbtt(declaration))).toEqual(['change.type']);
    expect(() => toKbttRecord(declaration)).toThrow();
  });

  test('nor for foreigners', () => {
    const declaration = changeOf(foreigner(1), 2, { type: 'extension', plannedDeparture: until });
    expect(paths(notForKbtt(declaration))).toEqual(['change.type']);
  });
});

test.each([
  ['2026-11-21T16:59:59.999Z', '2026-11-21 23:59:59'],
  ['2026-11-21T17:00:00.000Z', '2026-11-22 00:00:00'],
  ['2026-12-31T18:05:09.000Z', '2027-01-01 01:05:09'],
])('%s is %s in Vietnam', (at, text) => {
  expect(kbttInstant(Date.parse(at))).toBe(text);
});
