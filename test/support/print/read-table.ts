/**
 * The cells of a printed table, read back from the places of its texts: columns by their centred headers, rows by their
 * ordinal in the first column. Blanks are left out, because a line break within a cell is one.
 */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface PlacedText {
  readonly text: string;
  readonly x: number;
  /** From the bottom of the page, in points. */
  readonly y: number;
  readonly width: number;
}

async function pagesOf(bytes: Uint8Array): Promise<readonly (readonly PlacedText[])[]> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const pages: PlacedText[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(
      items.flatMap((item) =>
        'str' in item && item.str.trim() !== ''
          ? [{ text: item.str, x: item.transform[4], y: item.transform[5], width: item.width }]
          : [],
      ),
    );
  }
  await task.destroy();
  return pages;
}

const SAME_COLUMN = 2;

/** Edges of the columns: a header is centred, so its middle lies between the edges of its column. */
function edgesOf(header: readonly PlacedText[], left: number, count: number): readonly number[] {
  const middles: number[] = [];
  for (const middle of header.map(({ x, width }) => x + width / 2).sort((a, b) => a - b)) {
    const last = middles.at(-1);
    if (last === undefined || middle - last > SAME_COLUMN) middles.push(middle);
  }
  if (middles.length !== count) throw new Error(`${middles.length} columns instead of ${count}`);
  const edges = [left];
  for (const middle of middles) edges.push(2 * middle - (edges.at(-1) ?? left));
  return edges;
}

export interface TableShape {
  /** Text of the first header, which begins the table on each page. */
  readonly firstHeader: string;
  readonly columns: number;
  /** Left edge of the table, and between which heights of the page it may stand, in points. */
  readonly left: number;
  readonly bottom: number;
  readonly top: number;
  /** What stands after the table. */
  readonly endsAt: readonly string[];
}

/** Rows of cells, blanks left out. @throws when the page holds another table than the one described */
export async function readTable(
  bytes: Uint8Array,
  shape: TableShape,
): Promise<readonly (readonly string[])[]> {
  const rows: string[][] = [];
  for (const page of await pagesOf(bytes)) {
    const start = page.findIndex(({ text }) => text === shape.firstHeader);
    if (start < 0) continue;
    const rest = page.slice(start);
    const end = rest.findIndex(({ text }) => shape.endsAt.includes(text));
    const table = (end < 0 ? rest : rest.slice(0, end)).filter(({ y }) => y > shape.bottom && y < shape.top);
    const firstRow = table.findIndex(({ text }) => text === String(rows.length + 1));
    if (firstRow < 0) continue;
    const edges = edgesOf(table.slice(0, firstRow), shape.left, shape.columns);
    for (const { text, x, width } of table.slice(firstRow)) {
      const middle = x + width / 2;
      const column = edges.findLastIndex((edge) => edge <= middle);
      if (column === 0 && text === String(rows.length + 1))
        rows.push(Array.from({ length: shape.columns }, () => ''));
      const row = rows.at(-1);
      if (!row || column < 0 || column >= shape.columns) throw new Error('a text outside the table');
      row[column] += text.replaceAll(/\s/gu, '');
    }
  }
  return rows;
}
