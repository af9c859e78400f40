import { describe, expect, test } from 'vitest';
import {
  notForXml,
  portalName,
  writeForeignXml,
} from '../../../../electron/police/portal-files/foreign-xml.ts';
import { citizen, foreigner } from './portal-guests.ts';

const paths = (declaration: Parameters<typeof notForXml>[0]) =>
  notForXml(declaration).map(({ path }) => path);

test('the file, letter by letter', () => {
  const stay = foreigner(1, {
    permittedStayUntil: '2026-12-05',
    person: { fullName: 'Mẫu  Người & Co', sex: 'female' },
    stay: { room: '<201>' },
  });
  // An ampersand is no letter of a name.
  expect(paths(stay)).toEqual(['person.fullName']);
  const written = writeForeignXml([{ ...stay, person: { ...stay.person, fullName: "Mẫu  O'Người-Đan" } }]);
  expect(new TextDecoder().decode(written)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<KHAI_BAO_TAM_TRU>
  <THONG_TIN_KHACH>
    <so_thu_tu>1</so_thu_tu>
    <ho_ten>MAU O'NGUOI-DAN</ho_ten>
    <ngay_sinh>12/04/1990</ngay_sinh>
    <ngay_sinh_dung_den>D</ngay_sinh_dung_den>
    <gioi_tinh>F</gioi_tinh>
    <ma_quoc_tich>FRA</ma_quoc_tich>
    <so_ho_chieu>X0000001</so_ho_chieu>
    <so_phong>&lt;201&gt;</so_phong>
    <ngay_den>21/11/2026</ngay_den>
    <ngay_di_du_kien>22/11/2026</ngay_di_du_kien>
    <thoi_han_tam_tru>05/12/2026</thoi_han_tam_tru>
  </THONG_TIN_KHACH>
</KHAI_BAO_TAM_TRU>
`);
});

test('a tag of checked-out guests is left out before anybody has checked out', () => {
  expect(new TextDecoder().decode(writeForeignXml([foreigner(1)]))).not.toContain('ngay_tra_phong');
});

describe('what goes another way', () => {
  test.each(['1971', '1971-05'])(
    'born %s: the mark for that is not known, so it is not guessed',
    (birthDate) => {
      const stay = foreigner(1, { person: { birthDate } });
      expect(paths(stay)).toEqual(['person.birthDate']);
      expect(notForXml(stay)[0]?.message.vi).toMatch(/Chưa biết/);
      expect(() => writeForeignXml([stay])).toThrow();
    },
  );

  test.each([
    [foreigner(1, { person: { sex: 'unspecified' } }), ['person.sex']],
    [foreigner(1, { person: { fullName: '王小明' } }), ['person.fullName']],
    [
      foreigner(1, { person: { document: { kind: 'passport', number: 'x 1', issuingState: 'FRA' } } }),
      ['person.document.number'],
    ],
    [foreigner(1, { stay: { room: 'a\u0000' } }), ['stay.room']],
    [citizen(1), ['kind']],
  ])('%#', (declaration, expected) => {
    expect(paths(declaration)).toEqual(expected);
  });
});

test.each([
  ['Nguyễn Thị Đan', 'NGUYEN THI DAN'],
  ['ÉLODIE  d’', 'ELODIE D’'],
  [' MUSTER ERIKA ', 'MUSTER ERIKA'],
])('%s is %s', (name, portal) => {
  expect(portalName(name)).toBe(portal);
});
