/** A book or list: the columns of its form, filled line by line. */
import type { BilingualText } from '../failure/failure.ts';
import type { Form } from './form.ts';
import type { PrintBlock, PrintDocument } from './print-document.ts';

/** What is the same on every paper of this desk. */
export interface DocumentFrame {
  readonly facility: PrintDocument['facility'];
  readonly madeAt: string;
  readonly madeBy: string;
  readonly watermark?: BilingualText;
}

/** Cells by the key of their column. */
export type BookLine = Readonly<Record<string, string>>;

export interface BookContents {
  /** Stem of the file name. */
  readonly name: string;
  readonly subtitle: BilingualText;
  readonly lines: readonly BookLine[];
  readonly empty: BilingualText;
  /** Stands before the table. */
  readonly before?: readonly PrintBlock[];
  /** Stands after the table, above the signatures. */
  readonly after?: readonly PrintBlock[];
  /** Absent: the one who made it and the owner of the facility. */
  readonly signers?: readonly { readonly role: BilingualText; readonly name: string }[];
}

const MADE_BY: BilingualText = { vi: 'Người lập', en: 'Made by' };
const IN_CHARGE: BilingualText = { vi: 'Người đại diện cơ sở', en: 'For the facility' };

/** Throws when the form asks for a column that the lines do not have: bad form data, caught by a test of every form. */
function cellsOf(form: Form, line: BookLine): string[] {
  return form.columns.map(({ key }) => {
    const cell = line[key];
    if (cell === undefined) throw new Error(`form ${form.version} has a column ${key} that no line fills`);
    return cell;
  });
}

export function bookOf(form: Form, contents: BookContents, frame: DocumentFrame): PrintDocument {
  const signers = contents.signers ?? [
    { role: MADE_BY, name: frame.madeBy },
    { role: IN_CHARGE, name: '' },
  ];
  return {
    name: contents.name,
    title: form.title,
    subtitle: contents.subtitle,
    ...(form.formNumber !== undefined && { formNumber: form.formNumber }),
    formVersion: form.version,
    facility: frame.facility,
    orientation: form.orientation,
    languages: 'vi',
    blocks: [
      ...(contents.before ?? []),
      {
        kind: 'table',
        columns: form.columns,
        rows: contents.lines.map((line, at) => cellsOf(form, { ordinal: String(at + 1), ...line })),
        empty: contents.empty,
      },
      ...(contents.after ?? []),
      { kind: 'signatures', places: signers.map(({ role, name }) => ({ role, name })) },
    ],
    madeAt: frame.madeAt,
    madeBy: frame.madeBy,
    ...(frame.watermark !== undefined && { watermark: frame.watermark }),
  };
}
