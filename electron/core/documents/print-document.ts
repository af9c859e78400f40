/**
 * A book, list or paper as data: one description that the screen shows, the printer prints and the spreadsheet holds.
 * Nothing in it knows a page, a font or a file format.
 */
import { z } from 'zod';
import type { BilingualText } from '../failure/failure.ts';

export const printColumn = z.strictObject({
  key: z.string().min(1),
  header: z.strictObject({ vi: z.string(), en: z.string() }),
  /** Share of the page's width, compared with the other columns. */
  width: z.number().positive(),
  align: z.enum(['start', 'center', 'end']).optional(),
  /** False: no source that we have read confirms this column of the official form. */
  confirmed: z.boolean(),
});
export type PrintColumn = z.infer<typeof printColumn>;

export type PrintBlock =
  | {
      readonly kind: 'table';
      readonly columns: readonly PrintColumn[];
      /** Cells in the order of the columns, as they are read. An empty cell is an empty string. */
      readonly rows: readonly (readonly string[])[];
      /** Said in place of the rows when there are none. */
      readonly empty: BilingualText;
    }
  | {
      readonly kind: 'fields';
      readonly fields: readonly { readonly label: BilingualText; readonly value: string }[];
    }
  | {
      readonly kind: 'paragraph';
      readonly text: BilingualText;
      /** `note` is small print; `heading` begins a part. */
      readonly tone: 'body' | 'note' | 'heading' | 'warning';
    }
  /** Places to sign; the name below is printed when it is known. */
  | {
      readonly kind: 'signatures';
      readonly places: readonly { readonly role: BilingualText; readonly name: string }[];
    };

export interface PrintDocument {
  /** Stem of the file name: letters, digits and hyphens. */
  readonly name: string;
  readonly title: BilingualText;
  readonly subtitle?: BilingualText;
  /** Number of the official form, e.g. `ĐK26`. */
  readonly formNumber?: string;
  /** Version of the form data that it was laid out by. */
  readonly formVersion?: string;
  readonly facility: { readonly name: string; readonly address: string };
  readonly orientation: 'portrait' | 'landscape';
  /** Vietnamese only, as an authority wants it, or with English below. */
  readonly languages: 'vi' | 'vi+en';
  readonly blocks: readonly PrintBlock[];
  /** `HH:MM DD/MM/YYYY` in Vietnam. */
  readonly madeAt: string;
  readonly madeBy: string;
  /** Set in training: printed across every page (design contract 10). */
  readonly watermark?: BilingualText;
}

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
