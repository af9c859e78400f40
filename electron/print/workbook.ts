/** A document as an XLSX file: every cell is text, so that no program eats a leading zero or turns a number into a date. */
import writeExcelFile, { type Cell, type SheetData } from 'write-excel-file/node';
import { headerOf, noteOn, type PrintBlock, type PrintDocument } from '../core/documents/print-document.ts';
import { unreachable } from '../core/result.ts';

const cell = (value: string, more: Partial<Exclude<Cell, null>> = {}): Cell =>
  ({ value, type: String, format: '@', ...more }) as Cell;

const bold = (value: string): Cell => cell(value, { fontWeight: 'bold' });

function rowsOf(block: PrintBlock): SheetData {
  switch (block.kind) {
    case 'table': {
      const note = noteOn(block.columns);
      return [
        block.columns.map((column) =>
          cell(headerOf(column, block.columns, 'vi'), {
            fontWeight: 'bold',
            wrap: true,
            backgroundColor: '#eeeeee',
          }),
        ),
        ...block.rows.map((row) => block.columns.map((_, at) => cell(row[at] ?? '', { wrap: true }))),
        ...(block.rows.length === 0 ? [[cell(block.empty.vi)]] : []),
        ...(note ? [[cell(note.vi)]] : []),
      ];
    }
    case 'fields':
      return block.fields.map(({ label, value }) => [cell(label.vi), cell(value)]);
    case 'paragraph':
      return [[block.tone === 'heading' ? bold(block.text.vi) : cell(block.text.vi)]];
    case 'signatures':
      return [
        [],
        block.places.map(({ role }) => bold(role.vi)),
        [],
        block.places.map(({ name }) => cell(name)),
      ];
    default:
      return unreachable(block, 'print block');
  }
}

/** Characters per share of a column's width on the page. */
const CHARACTERS = 4;

/** Renders the document as one sheet. */
export async function workbookOf(document: PrintDocument): Promise<Uint8Array> {
  const data: SheetData = [
    [bold(document.facility.name)],
    [cell(document.facility.address)],
    [bold(document.title.vi.toUpperCase())],
    ...(document.subtitle ? [[cell(document.subtitle.vi)]] : []),
    ...(document.formNumber ? [[cell(`Mẫu ${document.formNumber}`)]] : []),
    ...(document.watermark ? [[bold(document.watermark.vi)]] : []),
    [],
    ...document.blocks.flatMap(rowsOf),
    [],
    [cell(`Lập lúc ${document.madeAt} · ${document.madeBy}`)],
  ];
  const widest = document.blocks.find((block) => block.kind === 'table');
  const columns = widest?.columns.map(({ width }) => ({ width: Math.max(8, width * CHARACTERS) }));
  const buffer = await writeExcelFile(data, {
    sheet: sheetName(document.title.vi),
    ...(columns && { columns }),
  }).toBuffer();
  return new Uint8Array(buffer);
}

/** At most 31 characters, and none that a sheet name may not hold. */
const sheetName = (title: string): string => title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
