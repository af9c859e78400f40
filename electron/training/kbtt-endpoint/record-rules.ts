/**
 * The rules of the Ministry's API for one record, as its guide v1.4 words them (§5.3 to §5.6, §6.3 to §6.6, §14.3 to §14.6),
 * taken strictly: what the guide does not name is refused. Sentences in quotation there are used as they stand.
 */
import { type Lists, wardsOf } from './catalogue.ts';
import { dayAt, dayBefore, daysAfter, readDay, readInstant } from './civil-time.ts';

export type RawRecord = Readonly<Record<string, unknown>>;

export interface RuleContext {
  readonly now: number;
  readonly lists: Lists;
  /** Hotels, boarding houses, medical facilities and the like must name the room. */
  readonly roomNeeded: boolean;
}

/** Longest extension, from the arrival (guide §14.6). */
const LONGEST_DAYS = 30;

const CITIZEN_FIELDS = new Set([
  'hoTen',
  'gioiTinh',
  'soDienThoai',
  'ngayThangNamSinhStr',
  'ghiChu',
  'noiCuTru',
  'maTT',
  'maPX',
  'diaChi',
  'ngayDenCsltStr',
  'ngayDiDuKienStr',
  'soPhong',
  'lyDoCuTru',
  'lyDoChiTiet',
  'loaiGiayTo',
  'soGiayTo',
  'anhTruocB64',
  'anhSauB64',
]);

const FOREIGNER_FIELDS = new Set([
  'hoTen',
  'quocTich',
  'soHoChieu',
  'gioiTinh',
  'loaiNgayThangNamSinh',
  'ngayThangNamSinhStr',
  'ngayDenCsltStr',
  'ngayDiDuKienStr',
  'soPhong',
  'anhHoChieuB64',
  'thoiHanTamTruStr',
]);

const DEPARTURE_FIELDS = new Set(['loai', 'soGiayTo', 'loaiGiayTo', 'thoiGianStr']);

const filled = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

const strangers = (record: RawRecord, known: ReadonlySet<string>): readonly string[] =>
  Object.keys(record)
    .filter((name) => !known.has(name))
    .map((name) => `Trường ${name} không có trong tài liệu`);

const optionalTexts = (record: RawRecord, names: readonly string[]): readonly string[] =>
  names
    .filter((name) => record[name] !== undefined && typeof record[name] !== 'string')
    .map((name) => `Trường ${name} phải là chuỗi`);

/** Number rules of the guide §6.3, by type of paper. */
const NUMBERS: Readonly<Record<number, readonly [pattern: RegExp, sentence: string]>> = {
  1: [/^\d{12}$/, 'Thẻ CCCD phải gồm đúng 12 chữ số'],
  2: [/^(\d{9}|\d{12})$/, 'CMND phải gồm 9 hoặc 12 chữ số'],
  3: [/^[A-Za-z0-9]{1,20}$/, 'Giấy phép lái xe chỉ được chứa chữ và số, tối đa 20 ký tự'],
  4: [/^[A-Za-z0-9]{1,10}$/, 'Hộ chiếu chỉ được chứa chữ cái và số, tối đa 10 ký tự'],
  5: [/^[A-Za-z0-9]+$/, 'Số giấy tờ không được có ký tự đặc biệt hoặc khoảng trắng'],
  6: [/^[A-Za-z0-9]{1,20}$/, 'Thẻ BHYT chỉ được chứa chữ và số, tối đa 20 ký tự'],
  7: [/^\d{12}$/, 'Thông báo số định danh cá nhân phải gồm đúng 12 chữ số'],
  8: [/^\d{12}$/, 'Thẻ Căn Cước phải gồm đúng 12 chữ số'],
};

function paperErrors(record: RawRecord): readonly string[] {
  const rule = typeof record.loaiGiayTo === 'number' ? NUMBERS[record.loaiGiayTo] : undefined;
  if (!rule) return ['Loại giấy tờ phải có giá trị từ 1 đến 8'];
  const [pattern, sentence] = rule;
  return typeof record.soGiayTo === 'string' && pattern.test(record.soGiayTo) ? [] : [sentence];
}

function personErrors(record: RawRecord, now: number): readonly string[] {
  const birth = readDay(record.ngayThangNamSinhStr);
  return [
    ...(filled(record.hoTen) ? [] : ['Họ tên không được để trống']),
    ...(record.gioiTinh === 'M' || record.gioiTinh === 'F' ? [] : ['Giới tính phải là M hoặc F']),
    ...(birth !== undefined && birth <= dayAt(now) ? [] : ['Ngày tháng năm sinh không hợp lệ']),
  ];
}

function timeErrors(record: RawRecord, { now, roomNeeded }: RuleContext): readonly string[] {
  const errors: string[] = [];
  const arrival = readInstant(record.ngayDenCsltStr);
  const departure = readInstant(record.ngayDiDuKienStr);
  const today = dayAt(now);
  const yesterday = dayBefore(today);
  if (arrival === undefined || ![today, yesterday].includes(dayAt(arrival))) {
    errors.push('Ngày đến Cslt phải là ngày hiện tại hoặc hôm qua');
  }
  if (departure === undefined || dayAt(departure) < yesterday) {
    errors.push('Ngày đi dự kiến phải lớn hoặc bằng ngày hôm qua');
  } else if (arrival !== undefined && departure < arrival) {
    errors.push('Ngày đi dự kiến phải lớn hoặc bằng ngày đến Cslt');
  }
  if (roomNeeded && !filled(record.soPhong)) errors.push('Số phòng không được để trống');
  return errors;
}

const holds = (list: readonly { readonly id: number }[], id: unknown): boolean =>
  list.some((row) => row.id === id);

const isWardOf = (province: unknown, ward: unknown): boolean =>
  typeof province === 'string' && wardsOf(province).some(({ maPhuongXa }) => maPhuongXa === ward);

export function citizenErrors(record: RawRecord, context: RuleContext): readonly string[] {
  const { lists, now } = context;
  return [
    ...strangers(record, CITIZEN_FIELDS),
    ...optionalTexts(record, ['soDienThoai', 'ghiChu', 'maTT', 'maPX', 'diaChi', 'soPhong', 'lyDoChiTiet']),
    ...personErrors(record, now),
    ...timeErrors(record, context),
    ...(holds(lists.reasons, record.lyDoCuTru) ? [] : ['Lý do cư trú không có trong danh mục']),
    ...(record.lyDoCuTru !== 20 || filled(record.lyDoChiTiet) ? [] : ['Lý do chi tiết không được để trống']),
    ...(record.noiCuTru === undefined || holds(lists.residenceKinds, record.noiCuTru)
      ? []
      : ['Nơi cư trú không có trong danh mục']),
    ...(record.maTT === undefined || lists.provinces.some(({ maTT }) => maTT === record.maTT)
      ? []
      : ['Mã tỉnh không có trong danh mục']),
    ...(record.maPX === undefined || isWardOf(record.maTT, record.maPX)
      ? []
      : ['Mã phường xã không có trong danh mục']),
    ...paperErrors(record),
  ];
}

export function foreignerErrors(record: RawRecord, context: RuleContext): readonly string[] {
  const { lists, now } = context;
  const permitted = readInstant(record.thoiHanTamTruStr);
  const precision = record.loaiNgayThangNamSinh;
  return [
    ...strangers(record, FOREIGNER_FIELDS),
    ...optionalTexts(record, ['soPhong']),
    ...personErrors(record, now),
    ...(precision === 'D' || (precision === 'Y' && String(record.ngayThangNamSinhStr).endsWith('-01-01'))
      ? []
      : ['Loại ngày tháng năm sinh phải là D hoặc Y']),
    ...timeErrors(record, context),
    ...(lists.nationalities.some(({ maQT }) => maQT === record.quocTich)
      ? []
      : ['Quốc tịch không có trong danh mục']),
    ...(typeof record.soHoChieu === 'string' && /^[A-Za-z0-9]{1,10}$/.test(record.soHoChieu)
      ? []
      : ['Hộ chiếu chỉ được chứa chữ cái và số, tối đa 10 ký tự']),
    ...(permitted !== undefined && dayAt(permitted) >= dayAt(now)
      ? []
      : ['Thời hạn tạm trú phải lớn hoặc bằng hôm nay']),
  ];
}

export function departureErrors(record: RawRecord): readonly string[] {
  const time = record.thoiGianStr;
  return [
    ...strangers(record, DEPARTURE_FIELDS),
    ...(record.loai === 'TS' || record.loai === 'GH' ? [] : ['Loại phải là GH hoặc TS']),
    ...paperErrors(record),
    ...((time === undefined && record.loai === 'TS') || readInstant(time) !== undefined
      ? []
      : ['Thời hạn tạm trú không hợp lệ']),
  ];
}

/** @param arrival and `departure` of the stay as it stands; instants */
export function extensionErrors(until: number, arrival: number, departure: number): readonly string[] {
  return [
    ...(until > departure ? [] : ['Thời hạn tạm trú phải lớn ngày đi hiện tại']),
    ...(until <= daysAfter(arrival, LONGEST_DAYS)
      ? []
      : ['Ngày gia hạn không được vượt quá 30 ngày kể từ ngày đến CSLT']),
  ];
}
