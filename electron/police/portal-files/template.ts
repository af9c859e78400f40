/**
 * The official import template of the portal (`tblt_vn_import.xlsx`), supplied by the operator and not by us. It is taken only
 * as the file that it is known to be: its sheets, its nineteen columns, its example in row 4, its code lists. Once taken it is
 * pinned by its hash, so that another version is noticed before a file is made of it.
 */
import { createHash } from 'node:crypto';
import { type Failure, failure } from '../../core/failure/failure.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { readLists, type TemplateLists } from './code-lists.ts';
import { type Cell, readCells, readSharedStrings } from './sheet-reader.ts';
import { decodeXml, openWorkbook, type Workbook, withoutMark } from './workbook.ts';

export const GUEST_SHEET = 'DS_KHACH_VIET_NAM_LUU_TRU';
const LIST_SHEETS = ['DANH_MUC', 'TINH_THANH', 'PHUONG_XA'] as const;

/** The importer passes over row 4 by its place and reads from row 5. */
export const EXAMPLE_ROW = 4;
export const FIRST_DATA_ROW = 5;
export const COLUMN_COUNT = 19;
const EXAMPLE_MARK = '[EXAMPLE]';

/**
 * A word in the header of a column, so that a version with a column more is not written one column off. Columns are found by
 * place, not by these: some headers hold stray blanks.
 */
const HEADER_WORDS: Readonly<Record<number, RegExp>> = {
  2: /tên/iu,
  3: /sinh/iu,
  4: /giới tính/iu,
  5: /quốc tịch/iu,
  6: /loại/iu,
  8: /số/iu,
  14: /đến/iu,
  15: /đi/iu,
  17: /lý do/iu,
};

export interface GuestTemplate {
  /** Of the whole file, hexadecimal. */
  readonly sha256: string;
  readonly workbook: Workbook;
  /** Name of the part that holds the guests. */
  readonly guestPart: string;
  /** Cells of the guest sheet as supplied. */
  readonly guestCells: readonly Cell[];
  /** Whether the example counts with a number or with a text. */
  readonly indexIsNumber: boolean;
  readonly lists: TemplateLists;
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const unknownTemplate = (detail: string): Result<never, Failure> =>
  err(failure('template-unknown', { detail }));

const normal = (text: string): string => text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();

/** What does not fit the sheet of guests, in a word; undefined when all does. */
function faultOf(cells: readonly Cell[]): string | undefined {
  const example = cells.filter(({ row, text }) => row === EXAMPLE_ROW && text !== '');
  if (!example.some(({ text }) => text.includes(EXAMPLE_MARK))) return 'row 4 is not the example';
  if (cells.some(({ row, text }) => row >= FIRST_DATA_ROW && text !== ''))
    return 'there are data below row 4';
  const headers = cells.filter(({ row, text }) => row < EXAMPLE_ROW && text !== '');
  for (let column = 1; column <= COLUMN_COUNT; column += 1) {
    const texts = headers.filter((cell) => cell.column === column).map(({ text }) => normal(text));
    if (texts.length === 0) return `column ${column} has no header`;
    const word = HEADER_WORDS[column];
    if (word && !texts.some((text) => word.test(text))) return `column ${column} is another one`;
  }
  return headers.some(({ column }) => column > COLUMN_COUNT) ? 'there are more than 19 columns' : undefined;
}

/**
 * Reads a template. Fails with `template-unknown` when it is not the one that is known.
 *
 * @param pinned the hash that was confirmed before; absent while the operator is choosing the file
 */
export function readTemplate(file: Uint8Array, pinned?: string): Result<GuestTemplate, Failure> {
  const sha256 = sha256Of(file);
  if (pinned !== undefined && sha256 !== pinned)
    return unknownTemplate('another file than the confirmed one');
  try {
    const workbook = openWorkbook(file);
    const strings = workbook.sharedStrings === undefined ? [] : readSharedStrings(workbook.sharedStrings);
    const cellsOf = (sheet: string): readonly Cell[] | undefined => {
      const part = workbook.sheets.get(sheet);
      const bytes = part === undefined ? undefined : workbook.parts[part];
      return bytes && readCells(withoutMark(decodeXml(bytes)), strings);
    };
    const guestCells = cellsOf(GUEST_SHEET);
    const guestPart = workbook.sheets.get(GUEST_SHEET);
    if (!guestCells || guestPart === undefined) return unknownTemplate(`no sheet ${GUEST_SHEET}`);
    const fault = faultOf(guestCells);
    if (fault !== undefined) return unknownTemplate(fault);
    const sheets = new Map<string, readonly Cell[]>();
    for (const name of LIST_SHEETS) {
      const cells = cellsOf(name);
      if (!cells) return unknownTemplate(`no sheet ${name}`);
      sheets.set(name, cells);
    }
    const read = readLists(sheets, workbook.names);
    if ('missing' in read) return unknownTemplate(`no list of ${read.missing}`);
    const index = guestCells.find(({ column, row }) => row === EXAMPLE_ROW && column === 1);
    return ok({
      sha256,
      workbook,
      guestPart,
      guestCells,
      indexIsNumber: index !== undefined && index.text !== '' && (index.type ?? 'n') === 'n',
      lists: read.lists,
    });
  } catch (error) {
    return unknownTemplate(error instanceof Error ? error.message : String(error));
  }
}
