/**
 * The gate after writing: the finished file is opened anew, and what stands in it is read back into the words of the
 * declaration and compared with the declaration itself. It shares neither the ZIP library nor the row of the writer.
 */
import type { StayNotice } from '../../core/declaration/stay-notice.ts';
import type { DocumentKind, Sex } from '../../core/identity/person.ts';
import { localDateOf } from '../../core/time/vietnam-time.ts';
import { type Cell, readCells } from './sheet-reader.ts';
import { COLUMN_COUNT, EXAMPLE_ROW, FIRST_DATA_ROW, type GuestTemplate } from './template.ts';
import { decodeXml, withoutMark } from './workbook.ts';
import { readZipParts } from './zip-parts.ts';

/** What a row says, in the declaration's own words. Empty cells are empty texts. */
interface ReadGuest {
  readonly fullName: string;
  readonly birthDate: string;
  readonly sex: Sex | undefined;
  readonly nationality: string;
  readonly documentKind: DocumentKind | undefined;
  readonly documentNumber: string;
  readonly phone: string;
  readonly residence: string;
  readonly province: string;
  readonly ward: string;
  readonly arrival: string;
  readonly departure: string;
  readonly room: string;
  readonly reason: string;
  readonly reasonText: string;
  readonly note: string;
}

const KIND_BY_CODE: Readonly<Record<string, DocumentKind>> = {
  '1': 'cccd',
  '2': 'cmnd',
  '3': 'driving-licence',
  '4': 'passport',
  '5': 'birth-certificate',
  '6': 'health-insurance-card',
  '7': 'identification-number-notice',
  '8': 'can-cuoc',
};

const isoOf = (text: string): string => {
  const [, day = '', month = '', year = ''] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text) ?? [];
  return `${year}-${month}-${day}`;
};

/** The part of `code - label` in front of the first dash. */
const codeOf = (text: string): string => text.split(' - ')[0] ?? '';

/** Columns that the desk leaves empty: the name of other papers, and the kind of residence. */
const UNUSED = ['G', 'J'] as const;

function readGuest(cells: ReadonlyMap<string, string>): ReadGuest {
  const text = (column: string) => cells.get(column) ?? '';
  const sex = codeOf(text('D'));
  return {
    fullName: text('B'),
    birthDate: isoOf(text('C')),
    sex: sex === 'M' ? 'male' : sex === 'F' ? 'female' : undefined,
    nationality: codeOf(text('E')),
    documentKind: KIND_BY_CODE[codeOf(text('F'))],
    documentNumber: text('H'),
    phone: text('I'),
    residence: text('M'),
    province: codeOf(text('K')),
    ward: codeOf(text('L')),
    arrival: isoOf(text('N')),
    departure: isoOf(text('O')),
    room: text('P'),
    reason: codeOf(text('Q')),
    reasonText: text('R'),
    note: text('S'),
  };
}

function declaredGuest({ person, stay }: StayNotice, { lists }: GuestTemplate): ReadGuest {
  const units = person.residenceUnits;
  const province = units && lists.provinces.has(units.province) ? units.province : '';
  const ward = units?.ward !== undefined && lists.wards.get(province)?.has(units.ward) ? units.ward : '';
  return {
    fullName: person.fullName,
    birthDate: person.birthDate,
    sex: person.sex,
    nationality: person.nationality,
    documentKind: person.document.kind,
    documentNumber: person.document.number,
    phone: person.phone ?? '',
    residence: person.residence ?? '',
    province,
    ward,
    arrival: localDateOf(stay.arrival),
    departure: localDateOf(stay.plannedDeparture),
    room: stay.room,
    reason: stay.reason,
    reasonText: stay.reason === '20' ? (stay.reasonText ?? '') : '',
    note: stay.note ?? '',
  };
}

const sameBytes = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a !== undefined && b !== undefined && Buffer.compare(a, b) === 0;

const cellKey = ({ ref, text, type, style }: Cell): string => JSON.stringify([ref, text, type, style]);

/** Cells of the template that must not have changed: rows 1 to 4. */
const headOf = (cells: readonly Cell[]): readonly string[] =>
  cells.filter(({ row }) => row <= EXAMPLE_ROW).map(cellKey);

/** Codes of the template that are written whole; each must stand in one of its lists. */
function enumFaults(cells: ReadonlyMap<string, string>, { lists }: GuestTemplate): readonly string[] {
  const tables = {
    D: lists.sexes,
    E: lists.nationalities,
    F: lists.documentTypes,
    K: lists.provinces,
    L: lists.wards.get(codeOf(cells.get('K') ?? '')) ?? new Map<string, string>(),
    Q: lists.reasons,
  };
  return Object.entries(tables).flatMap(([column, table]) => {
    const text = cells.get(column) ?? '';
    return text === '' || table.get(codeOf(text)) === text ? [] : [`${column}: not an entry of the template`];
  });
}

/** Everything that is wrong with the file, for the log: places and field names, never what stands there. */
export function faultsInWorkbook(
  file: Uint8Array,
  template: GuestTemplate,
  notices: readonly StayNotice[],
  strings: readonly string[],
): readonly string[] {
  const faults: string[] = [];
  const parts = readZipParts(file);
  const wanted = Object.entries(template.workbook.parts);
  if (parts.size !== wanted.length) faults.push(`${parts.size} parts instead of ${wanted.length}`);
  for (const [name, bytes] of wanted) {
    if (name !== template.guestPart && !sameBytes(parts.get(name), bytes)) faults.push(`${name} was changed`);
  }
  const sheet = parts.get(template.guestPart);
  if (!sheet) return [...faults, 'no sheet of guests'];
  const cells = readCells(withoutMark(decodeXml(sheet)), strings);
  if (headOf(cells).join() !== headOf(template.guestCells).join()) faults.push('rows 1 to 4 were changed');
  const places = cells.map(({ ref }) => ref);
  if (new Set(places).size !== places.length) faults.push('a cell stands twice');
  const rows = Map.groupBy(
    cells.filter(({ row, text }) => row >= FIRST_DATA_ROW && text !== ''),
    ({ row }) => row,
  );
  if (rows.size !== notices.length) faults.push(`${rows.size} rows instead of ${notices.length}`);
  for (const [index, notice] of notices.entries()) {
    const number = FIRST_DATA_ROW + index;
    const row = rows.get(number) ?? [];
    const place = (what: string) => `row ${number}, ${what}`;
    const texts = new Map(row.map(({ ref, text }) => [ref.replace(/\d+$/, ''), text]));
    for (const { column, type, ref } of row) {
      const mayCount = column === 1 && template.indexIsNumber;
      if (column > COLUMN_COUNT) faults.push(place(`${ref} is beyond the columns`));
      else if (type !== 'inlineStr' && !mayCount) faults.push(place(`${ref} is no text`));
    }
    const [read, declared] = [readGuest(texts), declaredGuest(notice, template)];
    for (const field of Object.keys(declared) as (keyof ReadGuest)[]) {
      if (read[field] !== declared[field]) faults.push(place(`${field} differs`));
    }
    for (const column of UNUSED) if (texts.has(column)) faults.push(place(`${column} is not empty`));
    faults.push(...enumFaults(texts, template).map(place));
  }
  return faults;
}
