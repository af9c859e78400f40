/** Vietnamese that stays Vietnamese on an English page: names, addresses, and what the authority wrote. */
import { ct01, inpatients, retention, tenants, visitors } from './book-samples.ts';
import { entries, settings, training } from './lists.ts';
import { LAN, LONG, operators, status } from './people.ts';
import { group, overstayed, paperlessStay } from './stay-samples.ts';

/** As scenes cite them; longer ones first, so that none leaves a rest. */
export const LAW_NAMES: readonly string[] = [
  'TT 42/2017/TT-BCA (mẫu ĐK26); nội dung theo NĐ 96/2016/NĐ-CP đ.44',
  'TT 42/2017/TT-BCA đ.7 (mẫu ĐK13)',
  'Luật Cư trú đ.30',
  'NĐ 96/2016/NĐ-CP đ.44',
  'NĐ 96/2016/NĐ-CP đ.25',
  'ĐK13',
  'ĐK19',
  'ĐK26',
];

/** What the books of tenants, patients, visitors and retention hold; a source is cited as the rule data have it. */
const BOOK_WORDS: readonly string[] = [
  ...tenants.tenancies.map(({ fullName }) => fullName),
  ct01.source,
  ct01.formVersion,
  ...ct01.fields.map(({ value }) => value).filter((value) => value !== ''),
  ...inpatients.departments.flatMap(({ department, patients }) => [
    department,
    ...patients.map(({ fullName }) => fullName),
  ]),
  ...[...inpatients.carers.map(({ stay }) => stay), ...inpatients.dischargedToday].map(
    ({ fullName }) => fullName,
  ),
  ...[...visitors.inside, ...visitors.left].flatMap(({ fullName, visitsName }) => [
    fullName,
    ...(visitsName === undefined ? [] : [visitsName]),
  ]),
  ...retention.rules.map(({ source }) => source),
  overstayed.fullName,
  'Phòng khám Ví Dụ',
  'Nhà trọ Ví Dụ',
];

export const DATA_WORDS: readonly string[] = [
  ...BOOK_WORDS,
  ...[LAN, LONG].flatMap(({ fullName, residence, placeOfOrigin }) => [fullName, residence, placeOfOrigin]),
  ...entries.flatMap(({ fullName, failure }) => [fullName, failure?.authorityText]),
  ...training.people.map(({ fullName }) => fullName),
  paperlessStay.fullName,
  group.shared?.name,
  status.facility.name,
  status.facility.address,
  status.operator.name,
  ...operators.operators.map(({ name }) => name),
  status.reader.name,
  ...settings.reader.available,
  // Words of Vietnamese documents, beside their translation.
  'Căn cước',
  // A law is cited by its own name, also in English.
  ...LAW_NAMES,
  // An officer on duty, as the clerk noted it.
  'Trực ban Phường Ví Dụ',
  'Đại úy Mẫu',
  // Cities whose names have no English form of their own on the list.
  'TP. Hồ Chí Minh',
  'Hà Nội',
  'Huế',
  // What is read out to the police is Vietnamese.
  'A lô, tôi gọi từ',
  'Tôi báo lưu trú hai người.',
  'phòng 204.',
  // The switch back to Vietnamese says so in Vietnamese.
  'Tiếng Việt',
].filter((word) => word !== undefined);
