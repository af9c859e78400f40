/**
 * A declaration as the Ministry's API writes it (KBTT guide v1.4: §5.3 foreigners, §6.3 citizens, §14.3 change of
 * departure). Nothing is bent to fit: what the API has no place for is said by `notForKbtt` and goes another way.
 */
import type { Declaration } from '../../core/declaration/declaration.ts';
import type { ForeignStay } from '../../core/declaration/foreign-stay.ts';
import type { StayChange } from '../../core/declaration/stay-change.ts';
import type { StayDetails, StayNotice } from '../../core/declaration/stay-notice.ts';
import type { DocumentKind, Person } from '../../core/identity/person.ts';
import { type EpochMs, localDateOf, localTimeOf } from '../../core/time/vietnam-time.ts';

/** The three calls that file something. Each takes an array. */
export type KbttTarget = 'citizens' | 'foreigners' | 'departures';

export const KBTT_PATHS: Readonly<Record<KbttTarget, string>> = {
  citizens: '/client-service/kbtt-vn/kbtt-3th',
  foreigners: '/client-service/kbtt/kbtt-3th',
  departures: '/client-service/kbtt-vn/kbtt-3th/doi-ngay-tra-phong',
};

/** `loaiGiayTo`, guide §14.3. There is none for other papers. */
export const KBTT_DOCUMENT_TYPES: Readonly<Partial<Record<DocumentKind, number>>> = {
  cccd: 1,
  cmnd: 2,
  'driving-licence': 3,
  passport: 4,
  'birth-certificate': 5,
  'health-insurance-card': 6,
  'identification-number-notice': 7,
  'can-cuoc': 8,
};

export interface CitizenRecord {
  readonly hoTen: string;
  readonly gioiTinh: 'M' | 'F';
  readonly ngayThangNamSinhStr: string;
  readonly soDienThoai?: string;
  readonly ghiChu?: string;
  /** Province and ward by the Ministry's codes. */
  readonly maTT?: string;
  readonly maPX?: string;
  readonly diaChi?: string;
  readonly ngayDenCsltStr: string;
  readonly ngayDiDuKienStr: string;
  readonly soPhong?: string;
  readonly lyDoCuTru: number;
  readonly lyDoChiTiet?: string;
  readonly loaiGiayTo: number;
  readonly soGiayTo: string;
}

export interface ForeignerRecord {
  readonly hoTen: string;
  readonly quocTich: string;
  readonly soHoChieu: string;
  readonly gioiTinh: 'M' | 'F';
  readonly loaiNgayThangNamSinh: 'D' | 'Y';
  readonly ngayThangNamSinhStr: string;
  readonly ngayDenCsltStr: string;
  readonly ngayDiDuKienStr: string;
  readonly soPhong?: string;
  readonly thoiHanTamTruStr: string;
}

export interface DepartureRecord {
  /** TS: leaves early (trả sớm). GH: stays longer (gia hạn). */
  readonly loai: 'TS' | 'GH';
  readonly soGiayTo: string;
  readonly loaiGiayTo: number;
  readonly thoiGianStr: string;
}

export type KbttRecord =
  | { readonly target: 'citizens'; readonly body: CitizenRecord }
  | { readonly target: 'foreigners'; readonly body: ForeignerRecord }
  | { readonly target: 'departures'; readonly body: DepartureRecord };

const seconds = (at: EpochMs): string => String(Math.floor(at / 1000) % 60).padStart(2, '0');

/** `YYYY-MM-DD HH:mm:ss` on Vietnam's clock. */
export const kbttInstant = (at: EpochMs): string => `${localDateOf(at)} ${localTimeOf(at)}:${seconds(at)}`;

/** Reason `20` is the one that wants its own words (guide §6.3, `lyDoChiTiet`). */
const OTHER_REASON = '20';

/** An optional field that was left empty is not sent at all; what stands in it is never changed. */
const optional = <K extends string>(name: K, text: string | undefined): { readonly [key in K]?: string } =>
  text === undefined || text.trim() === '' ? {} : ({ [name]: text } as { readonly [key in K]?: string });

/** Throws for what `notForKbtt` names: asking for such a record is a bug. */
function sexOf({ sex }: Person): 'M' | 'F' {
  if (sex === 'unspecified') throw new Error('the API knows two sexes');
  return sex === 'male' ? 'M' : 'F';
}

function documentTypeOf({ document }: Person): number {
  const type = KBTT_DOCUMENT_TYPES[document.kind];
  if (type === undefined) throw new Error(`the API has no number for ${document.kind}`);
  return type;
}

const timesOf = (stay: StayDetails) => ({
  ngayDenCsltStr: kbttInstant(stay.arrival),
  ngayDiDuKienStr: kbttInstant(stay.plannedDeparture),
  ...optional('soPhong', stay.room),
});

// SECURITY: only named fields leave the desk, and no picture is among them: `anhTruocB64`, `anhSauB64` and `anhHoChieuB64`
// are optional (guide §5.3, §6.3), and card images are sensitive data (NĐ 356/2025 đ.4).
const citizenRecord = ({ person, stay }: StayNotice): CitizenRecord => ({
  hoTen: person.fullName,
  gioiTinh: sexOf(person),
  ngayThangNamSinhStr: person.birthDate,
  ...optional('soDienThoai', person.phone),
  ...optional('ghiChu', stay.note),
  ...optional('maTT', person.residenceUnits?.province),
  ...optional('maPX', person.residenceUnits?.ward),
  ...optional('diaChi', person.residence),
  ...timesOf(stay),
  lyDoCuTru: Number(stay.reason),
  ...(stay.reason === OTHER_REASON ? optional('lyDoChiTiet', stay.reasonText) : {}),
  loaiGiayTo: documentTypeOf(person),
  soGiayTo: person.document.number,
});

/** A year alone is sent as its first day and marked `Y` (guide §5.3). */
const birthOf = (birthDate: string): Pick<ForeignerRecord, 'loaiNgayThangNamSinh' | 'ngayThangNamSinhStr'> =>
  birthDate.length === 4
    ? { loaiNgayThangNamSinh: 'Y', ngayThangNamSinhStr: `${birthDate}-01-01` }
    : { loaiNgayThangNamSinh: 'D', ngayThangNamSinhStr: birthDate };

const foreignerRecord = ({ person, stay, permittedStayUntil }: ForeignStay): ForeignerRecord => ({
  hoTen: person.fullName,
  quocTich: person.nationality,
  soHoChieu: person.document.number,
  gioiTinh: sexOf(person),
  ...birthOf(person.birthDate),
  ...timesOf(stay),
  thoiHanTamTruStr: `${permittedStayUntil} 23:59:59`,
});

function departureOf({ change }: StayChange): Pick<DepartureRecord, 'loai' | 'thoiGianStr'> {
  switch (change.type) {
    case 'extension':
      return { loai: 'GH', thoiGianStr: kbttInstant(change.plannedDeparture) };
    case 'early-departure':
      return { loai: 'TS', thoiGianStr: kbttInstant(change.plannedDeparture) };
    case 'check-out':
      return { loai: 'TS', thoiGianStr: kbttInstant(change.at) };
    case 'room-change':
    case 'cancellation':
      throw new Error(`the API has no call for ${change.type}`);
  }
}

const departureRecord = (declaration: StayChange): DepartureRecord => ({
  ...departureOf(declaration),
  soGiayTo: declaration.person.document.number,
  loaiGiayTo: documentTypeOf(declaration.person),
});

/** The record that is sent. Throws for a declaration that `notForKbtt` would have turned away. */
export function toKbttRecord(declaration: Declaration): KbttRecord {
  switch (declaration.kind) {
    case 'stay-notice':
      return { target: 'citizens', body: citizenRecord(declaration) };
    case 'foreign-stay':
      return { target: 'foreigners', body: foreignerRecord(declaration) };
    case 'stay-change':
      return { target: 'departures', body: departureRecord(declaration) };
    default:
      throw new Error(`the API has no call for ${declaration.kind}`);
  }
}
