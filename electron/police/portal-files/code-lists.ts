/**
 * The code lists of the template, read from the template itself. What is written into a file is the whole `code - label` as
 * it stands there; it is never put together from a code and a name, because one blank too many is refused in silence.
 */
import { type Cell, placeOf } from './sheet-reader.ts';

export interface CodeEntry {
  readonly code: string;
  /** The whole text, e.g. `1 - Thẻ CCCD`. */
  readonly display: string;
}

export type CodeTable = ReadonlyMap<string, string>;

export interface TemplateLists {
  readonly sexes: CodeTable;
  readonly nationalities: CodeTable;
  readonly documentTypes: CodeTable;
  readonly residenceKinds: CodeTable;
  readonly reasons: CodeTable;
  readonly provinces: CodeTable;
  /** Code of a province → its wards. */
  readonly wards: ReadonlyMap<string, CodeTable>;
}

const ENTRY = /^(\S+) - (.+)$/u;

/** Entries of a column of texts; blank cells among them are blank rows of the template, and headers are none. */
export const entriesOf = (texts: readonly string[]): readonly CodeEntry[] =>
  texts.flatMap((display) => {
    const code = ENTRY.exec(display.trim())?.[1];
    return code === undefined ? [] : [{ code, display }];
  });

const tableOf = (entries: readonly CodeEntry[]): CodeTable =>
  new Map(entries.map(({ code, display }) => [code, display]));

const codesOf = (entries: readonly CodeEntry[]): ReadonlySet<string> =>
  new Set(entries.map(({ code }) => code));

const isExactly = (entries: readonly CodeEntry[], wanted: readonly string[]): boolean => {
  const codes = codesOf(entries);
  return codes.size === wanted.length && wanted.every((code) => codes.has(code));
};

const upTo = (last: number): readonly string[] =>
  Array.from({ length: last }, (_, index) => String(index + 1));

/** How each list is known: by its codes, because the names of the other ranges are not known to us. */
const KNOWN_BY: Readonly<
  Record<Exclude<keyof TemplateLists, 'wards'>, (entries: readonly CodeEntry[]) => boolean>
> = {
  sexes: (entries) => isExactly(entries, ['F', 'M']),
  documentTypes: (entries) => isExactly(entries, upTo(9)),
  residenceKinds: (entries) => isExactly(entries, upTo(3)),
  reasons: (entries) => isExactly(entries, upTo(20)),
  nationalities: (entries) => {
    const codes = codesOf(entries);
    return codes.size > 100 && codes.has('VNM') && codes.has('D');
  },
  provinces: (entries) => entries.length === 34 && entries.every(({ code }) => /^\d{3}$/.test(code)),
};

/** Texts of each column of a sheet, from the top. */
export function columnsOf(cells: readonly Cell[]): readonly (readonly string[])[] {
  const columns = new Map<number, string[]>();
  for (const { column, text } of cells) {
    const texts = columns.get(column);
    if (texts) texts.push(text);
    else columns.set(column, [text]);
  }
  return [...columns.values()];
}

/** `PHUONG_XA!$B$2:$B$40` → sheet, column, first and last row; undefined for what is no single column. */
export function rangeOf(
  reference: string,
):
  | { readonly sheet: string; readonly column: number; readonly from: number; readonly to: number }
  | undefined {
  const match = /^'?([^'!]+)'?!\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/.exec(reference.trim());
  if (!match) return undefined;
  const [, sheet = '', first = '', from = '', last = first, to = from] = match;
  if (first !== last) return undefined;
  return { sheet, column: placeOf(`${first}1`).column, from: Number(from), to: Number(to) };
}

const WARDS_OF = /^PX_(\d{3})$/;

/**
 * All lists, or what is missing.
 *
 * @param sheets cells of the catalogue sheets by their names
 * @param names the named ranges of the workbook
 */
export function readLists(
  sheets: ReadonlyMap<string, readonly Cell[]>,
  names: ReadonlyMap<string, string>,
): { readonly lists: TemplateLists } | { readonly missing: string } {
  const textsOf = (reference: string): readonly string[] => {
    const range = rangeOf(reference);
    const cells = range && sheets.get(range.sheet);
    if (!range || !cells) return [];
    return cells
      .filter(({ column, row }) => column === range.column && row >= range.from && row <= range.to)
      .map(({ text }) => text);
  };
  const candidates = [
    ...[...names].filter(([name]) => !WARDS_OF.test(name)).map(([, reference]) => textsOf(reference)),
    ...[...sheets.values()].flatMap(columnsOf),
  ].map(entriesOf);
  const find = (list: keyof typeof KNOWN_BY): CodeTable | undefined => {
    const entries = candidates.find(KNOWN_BY[list]);
    return entries && tableOf(entries);
  };
  const sexes = find('sexes');
  const nationalities = find('nationalities');
  const documentTypes = find('documentTypes');
  const residenceKinds = find('residenceKinds');
  const reasons = find('reasons');
  const provinces = find('provinces');
  const wards = new Map<string, CodeTable>();
  for (const [name, reference] of names) {
    const province = WARDS_OF.exec(name)?.[1];
    if (province !== undefined) wards.set(province, tableOf(entriesOf(textsOf(reference))));
  }
  if (!sexes || !nationalities || !documentTypes || !residenceKinds || !reasons || !provinces) {
    const found = { sexes, nationalities, documentTypes, residenceKinds, reasons, provinces };
    return {
      missing: Object.entries(found)
        .flatMap(([name, list]) => (list ? [] : [name]))
        .join(),
    };
  }
  const bare = [...provinces.keys()].filter((code) => (wards.get(code)?.size ?? 0) === 0);
  if (bare.length > 0) return { missing: `wards of ${bare.join()}` };
  return {
    lists: { sexes, nationalities, documentTypes, residenceKinds, reasons, provinces, wards },
  };
}
