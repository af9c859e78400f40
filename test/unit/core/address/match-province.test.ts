import { describe, expect, test } from 'vitest';
import { loadCatalogues } from '../../../../electron/backend/catalogues.ts';
import { matchProvince } from '../../../../electron/core/address/match-province.ts';

const { provinceChanges: TABLE, provinces } = loadCatalogues();

describe('a printed address and the exact table', () => {
  test.each([
    ['Số 1, Xã Mẫu, Huyện Thử, Tỉnh Hà Giang', '211'],
    ['Phường Mẫu, Thành phố Hồ Chí Minh', '701'],
    ['Phường Mẫu, TP. Hồ Chí Minh', '701'],
    ['Xã Mẫu,  tỉnh   bắc giang', '223'],
    ['Phường Mẫu, Thừa Thiên Huế', '411'],
    ['Hà Nội'.normalize('NFD'), '101'],
  ])('%s', (printed, code) => {
    expect(matchProvince(printed, TABLE)).toBe(code);
  });

  test.each(['Xã Mẫu, Tỉnh Hà Tỉnh', 'Tỉnh Ha Giang', 'Tỉnh Hà Giang cũ', 'Tỉnh Ví Dụ', '', ','])(
    'never by similarity: %s',
    (printed) => {
      expect(matchProvince(printed, TABLE)).toBeUndefined();
    },
  );

  test('the table has every province of the catalogue, each old name once, 63 and Huế twice named', () => {
    expect(TABLE.provinces.map(({ code }) => code).sort()).toEqual(
      provinces.units.map(({ code }) => code).sort(),
    );
    const names = TABLE.provinces.flatMap((one) => one.names);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(64);
  });
});
