/**
 * A book, list or paper as data: one description that the screen shows, the printer prints and the spreadsheet holds.
 * Nothing in it knows a page, a font or a file format.
 */
import { z } from 'zod';

const text = z.strictObject({ vi: z.string(), en: z.string() });

export const printColumn = z.strictObject({
  key: z.string().min(1),
  header: text,
  /** Share of the page's width, compared with the other columns. */
  width: z.number().positive(),
  align: z.enum(['start', 'center', 'end']).optional(),
  /** False: no source that we have read confirms this column of the official form. */
  confirmed: z.boolean(),
});
export type PrintColumn = z.infer<typeof printColumn>;

const table = z.strictObject({
  kind: z.literal('table'),
  columns: z.array(printColumn).min(1),
  /** Cells in the order of the columns, as they are read. An empty cell is an empty string. */
  rows: z.array(z.array(z.string())),
  /** Said in place of the rows when there are none. */
  empty: text,
});

const fields = z.strictObject({
  kind: z.literal('fields'),
  fields: z.array(z.strictObject({ label: text, value: z.string() })),
});

const paragraph = z.strictObject({
  kind: z.literal('paragraph'),
  text,
  /** `note` is small print; `heading` begins a part. */
  tone: z.enum(['body', 'note', 'heading', 'warning']),
});

/** Places to sign; the name below is printed when it is known. */
const signatures = z.strictObject({
  kind: z.literal('signatures'),
  places: z.array(z.strictObject({ role: text, name: z.string() })).min(1),
});

export const printBlock = z.discriminatedUnion('kind', [table, fields, paragraph, signatures]);
export type PrintBlock = z.infer<typeof printBlock>;

export const printDocument = z.strictObject({
  /** Stem of the file name: letters, digits and hyphens. */
  name: z.string().regex(/^[a-z0-9-]{1,80}$/),
  title: text,
  subtitle: text.optional(),
  /** Number of the official form, e.g. `ĐK26`. */
  formNumber: z.string().optional(),
  /** Version of the form data that it was laid out by. */
  formVersion: z.string().optional(),
  facility: z.strictObject({ name: z.string(), address: z.string() }),
  orientation: z.enum(['portrait', 'landscape']),
  /** Vietnamese only, as an authority wants it, or with English below. */
  languages: z.enum(['vi', 'vi+en']),
  blocks: z.array(printBlock),
  /** `HH:MM DD/MM/YYYY` in Vietnam. */
  madeAt: z.string(),
  madeBy: z.string(),
  /** Set in training: printed across every page (design contract 10). */
  watermark: text.optional(),
});
export type PrintDocument = z.infer<typeof printDocument>;

export const UNCONFIRMED_MARK = '*';

/** Said below a table when a column of it is not confirmed by any source. */
export const UNCONFIRMED_NOTE = {
  vi: `${UNCONFIRMED_MARK} Cột này chưa được đối chiếu với mẫu chính thức; hỏi công an quản lý trước khi nộp.`,
  en: `${UNCONFIRMED_MARK} This column has not been compared with the official form; ask the managing police before handing it in.`,
} as const;

/** Said once below the table when no column of it is confirmed: a mark on every column would tell nothing. */
export const WHOLLY_UNCONFIRMED_NOTE = {
  vi: 'Các cột của mẫu này lập theo nội dung luật yêu cầu, chưa đối chiếu với mẫu chính thức; hỏi công an quản lý trước khi nộp.',
  en: 'The columns of this form follow what the law asks for and have not been compared with the official form; ask the managing police before handing it in.',
} as const;

/** What has to be said about the columns; undefined when a source confirms each of them. */
export function noteOn(
  columns: readonly PrintColumn[],
): { readonly vi: string; readonly en: string } | undefined {
  if (columns.every(({ confirmed }) => confirmed)) return undefined;
  return columns.some(({ confirmed }) => confirmed) ? UNCONFIRMED_NOTE : WHOLLY_UNCONFIRMED_NOTE;
}

/** The header as it is shown: with the mark where no source confirms it although one confirms others. */
export const headerOf = (
  column: PrintColumn,
  columns: readonly PrintColumn[],
  language: 'vi' | 'en',
): string =>
  !column.confirmed && noteOn(columns) === UNCONFIRMED_NOTE
    ? `${column.header[language]} ${UNCONFIRMED_MARK}`
    : column.header[language];
