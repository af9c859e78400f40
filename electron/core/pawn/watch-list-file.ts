/**
 * A watch list as it comes on a stick or by mail: JSON `{ origin, dated, entries: [{ matter, field, value, note? }] }`,
 * or CSV (RFC 4180, comma or semicolon) with the header `matter,field,value,note`. Every bad line is named at once;
 * a list with a bad line is not taken, because half a list would look like a whole one.
 */
import { z } from 'zod';
import type { FieldError } from '../failure/failure.ts';
import { parseJson } from '../parse-json.ts';
import { err, ok, type Result } from '../result.ts';
import { WATCHED_FIELDS } from './identifier.ts';
import { WATCH_MATTERS, type WatchEntry, type WatchList, watchEntry } from './watch-list.ts';

/** More than any office hands out to a shop; a longer file is something else. */
export const MOST_ENTRIES = 200_000;
const MOST_ERRORS = 20;
const HEADER = ['matter', 'field', 'value', 'note'] as const;

const origin = z.string().trim().min(2).max(200);
const jsonFile = z.strictObject({
  origin: origin.optional(),
  dated: z.iso.date().optional(),
  entries: z.array(z.unknown()).min(1).max(MOST_ENTRIES),
});

/** What the clerk says about a file that does not say it itself. */
export interface WatchListLabel {
  readonly origin?: string;
  readonly dated?: string;
}

const error = (path: string, vi: string, en: string): FieldError => ({ path, message: { vi, en } });

/** The list without its hash: that is made of the bytes, by whoever read them. */
export function parseWatchList(
  text: string,
  label: WatchListLabel,
): Result<Omit<WatchList, 'sha256'>, readonly FieldError[]> {
  const plain = text.replace(/^\uFEFF/, '').trim();
  const read = plain.startsWith('{') ? readJson(plain) : readCsv(plain);
  if (!read.ok) return read;
  const { rows } = read.value;
  const errors: FieldError[] = [];
  const from = origin.safeParse(read.value.origin ?? label.origin ?? '');
  if (!from.success) {
    errors.push(error('origin', 'Ghi nơi gửi danh sách.', 'Say who gave the list out.'));
  }
  const dated = z.iso.date().safeParse(read.value.dated ?? label.dated ?? '');
  if (!dated.success) {
    errors.push(error('dated', 'Ghi ngày của danh sách.', 'Give the day of the list.'));
  }
  const entries: WatchEntry[] = [];
  for (const { line, row } of rows) {
    const entry = watchEntry.safeParse(row);
    if (entry.success) entries.push(entry.data);
    else if (errors.length < MOST_ERRORS) errors.push(lineError(line, entry.error));
  }
  return errors.length > 0 || !from.success || !dated.success
    ? err(errors)
    : ok({ origin: from.data, dated: dated.data, entries });
}

interface ReadRows {
  readonly origin?: string | undefined;
  readonly dated?: string | undefined;
  readonly rows: readonly { readonly line: number; readonly row: unknown }[];
}

function lineError(line: number, { issues }: z.ZodError): FieldError {
  const columns = [...new Set(issues.map(({ path }) => String(path[0] ?? '')))].filter((name) => name !== '');
  const which = columns.join(', ') || HEADER.join(', ');
  return error(
    `line.${line}`,
    `Dòng ${line}: sai ở ${which}. Loại: ${WATCH_MATTERS.join(', ')}; trường: ${WATCHED_FIELDS.join(', ')}.`,
    `Line ${line}: wrong in ${which}. Matters: ${WATCH_MATTERS.join(', ')}; fields: ${WATCHED_FIELDS.join(', ')}.`,
  );
}

const UNREADABLE = error(
  'file',
  'Không đọc được tệp: cần JSON, hoặc CSV có dòng đầu matter,field,value,note.',
  'The file cannot be read: JSON is needed, or CSV with the first line matter,field,value,note.',
);

function readJson(text: string): Result<ReadRows, readonly FieldError[]> {
  const file = jsonFile.safeParse(parseJson(text));
  if (!file.success) return err([UNREADABLE]);
  const { origin: from, dated, entries } = file.data;
  return ok({ origin: from, dated, rows: entries.map((row, index) => ({ line: index + 1, row })) });
}

function readCsv(text: string): Result<ReadRows, readonly FieldError[]> {
  const [first = ''] = text.split(/\r?\n/, 1);
  const separator = first.includes(';') ? ';' : ',';
  const table = csvRows(text, separator);
  const header = table[0]?.map((name) => name.trim().toLowerCase()) ?? [];
  if (!HEADER.slice(0, 3).every((name, index) => header[index] === name)) return err([UNREADABLE]);
  const lines = table.slice(1).filter((cells) => cells.some((cell) => cell.trim() !== ''));
  if (lines.length === 0 || lines.length > MOST_ENTRIES) return err([UNREADABLE]);
  return ok({
    rows: lines.map(([matter, field, value, note = ''], index) => ({
      line: index + 2,
      row: { matter, field, value, ...(note.trim() !== '' && { note }) },
    })),
  });
}

/** RFC 4180: a field in quotes may hold the separator, line ends and doubled quotes. */
function csvRows(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === separator) endCell();
    else if (character === '\n') {
      endCell();
      rows.push([]);
    } else if (character !== '\r') cell += character;
  }
  endCell();
  return rows;
}
