import { describe, expect, test } from 'vitest';
import { LISTS } from '../../../../electron/training/kbtt-endpoint/catalogue.ts';
import {
  citizenErrors,
  departureErrors,
  extensionErrors,
  foreignerErrors,
  type RawRecord,
} from '../../../../electron/training/kbtt-endpoint/record-rules.ts';

const NOW = Date.parse('2026-11-21T08:00:00Z');
const context = { now: NOW, lists: LISTS, roomNeeded: true };
const DAY = 86_400_000;

const citizen: RawRecord = {
  hoTen: 'Nguyễn Văn Mẫu',
  gioiTinh: 'M',
  ngayThangNamSinhStr: '1990-04-12',
  ngayDenCsltStr: '2026-11-21 14:00:00',
  ngayDiDuKienStr: '2026-11-22 12:00:00',
  soPhong: '201',
  lyDoCuTru: 1,
  loaiGiayTo: 1,
  soGiayTo: '000090000001',
};

const foreigner: RawRecord = {
  hoTen: 'MAU NGUOI',
  quocTich: 'FRA',
  soHoChieu: 'X0000001',
  gioiTinh: 'F',
  loaiNgayThangNamSinh: 'D',
  ngayThangNamSinhStr: '1990-04-12',
  ngayDenCsltStr: '2026-11-21 14:00:00',
  ngayDiDuKienStr: '2026-11-22 12:00:00',
  soPhong: '201',
  thoiHanTamTruStr: '2026-12-31 23:59:59',
};

describe('citizens', () => {
  test('a record as the guide wants it', () => {
    expect(citizenErrors(citizen, context)).toEqual([]);
  });

  test.each<readonly [RawRecord, string]>([
    [{ ngayDenCsltStr: '2026-11-19 14:00:00' }, 'Ngày đến Cslt phải là ngày hiện tại hoặc hôm qua'],
    [{ ngayDenCsltStr: '2026-11-22 00:00:00' }, 'Ngày đến Cslt phải là ngày hiện tại hoặc hôm qua'],
    [{ ngayDenCsltStr: '2026-11-21T14:00:00Z' }, 'Ngày đến Cslt phải là ngày hiện tại hoặc hôm qua'],
    [{ ngayDiDuKienStr: '2026-11-21 13:59:59' }, 'Ngày đi dự kiến phải lớn hoặc bằng ngày đến Cslt'],
    [{ ngayDiDuKienStr: '2026-11-19 23:00:00' }, 'Ngày đi dự kiến phải lớn hoặc bằng ngày hôm qua'],
    [{ soPhong: '' }, 'Số phòng không được để trống'],
    [{ lyDoCuTru: 21 }, 'Lý do cư trú không có trong danh mục'],
    [{ lyDoCuTru: '1' }, 'Lý do cư trú không có trong danh mục'],
    [{ lyDoCuTru: 20 }, 'Lý do chi tiết không được để trống'],
    [{ loaiGiayTo: 9 }, 'Loại giấy tờ phải có giá trị từ 1 đến 8'],
    [{ soGiayTo: '00009000001' }, 'Thẻ CCCD phải gồm đúng 12 chữ số'],
    [{ loaiGiayTo: 8, soGiayTo: '1' }, 'Thẻ Căn Cước phải gồm đúng 12 chữ số'],
    [{ gioiTinh: 'Nam' }, 'Giới tính phải là M hoặc F'],
    [{ ngayThangNamSinhStr: '1990-02-30' }, 'Ngày tháng năm sinh không hợp lệ'],
    [{ ngayThangNamSinhStr: '1990' }, 'Ngày tháng năm sinh không hợp lệ'],
    [{ hoTen: ' ' }, 'Họ tên không được để trống'],
    [{ danToc: 'Kinh' }, 'Trường danToc không có trong tài liệu'],
    [{ maTT: '999' }, 'Mã tỉnh không có trong danh mục'],
    [{ maTT: '101', maPX: '223900001' }, 'Mã phường xã không có trong danh mục'],
    [{ soDienThoai: 1 }, 'Trường soDienThoai phải là chuỗi'],
  ])('%o: %s', (change, sentence) => {
    expect(citizenErrors({ ...citizen, ...change }, context)).toEqual([sentence]);
  });

  test('a facility that need not name rooms', () => {
    const { soPhong: _, ...rest } = citizen;
    expect(citizenErrors(rest, { ...context, roomNeeded: false })).toEqual([]);
  });
});

describe('foreigners', () => {
  test('a record as the guide wants it', () => {
    expect(foreignerErrors(foreigner, context)).toEqual([]);
    expect(
      foreignerErrors(
        { ...foreigner, loaiNgayThangNamSinh: 'Y', ngayThangNamSinhStr: '1990-01-01' },
        context,
      ),
    ).toEqual([]);
  });

  test.each<readonly [RawRecord, string]>([
    [{ thoiHanTamTruStr: '2026-11-20 23:59:59' }, 'Thời hạn tạm trú phải lớn hoặc bằng hôm nay'],
    [{ thoiHanTamTruStr: undefined }, 'Thời hạn tạm trú phải lớn hoặc bằng hôm nay'],
    [{ quocTich: 'ZZZ' }, 'Quốc tịch không có trong danh mục'],
    [{ soHoChieu: 'X 000001' }, 'Hộ chiếu chỉ được chứa chữ cái và số, tối đa 10 ký tự'],
    [{ soHoChieu: 'X0000000001' }, 'Hộ chiếu chỉ được chứa chữ cái và số, tối đa 10 ký tự'],
    [{ loaiNgayThangNamSinh: 'M' }, 'Loại ngày tháng năm sinh phải là D hoặc Y'],
    [{ loaiNgayThangNamSinh: 'Y' }, 'Loại ngày tháng năm sinh phải là D hoặc Y'],
  ])('%o: %s', (change, sentence) => {
    expect(foreignerErrors({ ...foreigner, ...change }, context)).toEqual([sentence]);
  });
});

describe('changes of departure', () => {
  const change = { loai: 'GH', soGiayTo: '000090000001', loaiGiayTo: 1, thoiGianStr: '2026-11-25 12:00:00' };
  test('as the guide wants them; TS may go without a time', () => {
    expect(departureErrors(change)).toEqual([]);
    const { thoiGianStr: _, ...early } = { ...change, loai: 'TS' };
    expect(departureErrors(early)).toEqual([]);
    expect(departureErrors({ ...early, loai: 'GH' })).toEqual(['Thời hạn tạm trú không hợp lệ']);
  });

  test('another type', () => {
    expect(departureErrors({ ...change, loai: 'XX' })).toEqual(['Loại phải là GH hoặc TS']);
  });

  test('an extension ends after the departure that holds, and within 30 days of the arrival', () => {
    expect(extensionErrors(NOW + 2 * DAY, NOW, NOW + DAY)).toEqual([]);
    expect(extensionErrors(NOW + DAY, NOW, NOW + DAY)).toEqual([
      'Thời hạn tạm trú phải lớn ngày đi hiện tại',
    ]);
    expect(extensionErrors(NOW + 30 * DAY, NOW, NOW + DAY)).toEqual([]);
    expect(extensionErrors(NOW + 30 * DAY + 1000, NOW, NOW + DAY)).toEqual([
      'Ngày gia hạn không được vượt quá 30 ngày kể từ ngày đến CSLT',
    ]);
  });
});
