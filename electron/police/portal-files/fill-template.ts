/**
 * Writes guests into the template by changing the text of one part between two places of it: the rows from row 5 on. Every
 * other part, and everything else in that part, stays what the portal made it, byte for byte.
 */
import { zipSync } from 'fflate';
import { columnName } from './sheet-reader.ts';
import { COLUMN_COUNT, FIRST_DATA_ROW, type GuestTemplate } from './template.ts';
import { decodeXml } from './workbook.ts';

/** A row of the sheet as text. */
interface RowText {
  readonly number: number;
  readonly from: number;
  readonly to: number;
  readonly openTag: string;
  readonly content: string;
}

const ROW = /<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/g;
const CELL = /<c\b([^>]*?)(?:\/>|>[\s\S]*?<\/c>)/g;

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];

/** Rows of the sheet data. The document was parsed strictly before; here its text is only cut. */
function rowsOf(sheet: string, from: number, to: number): readonly RowText[] {
  const data = sheet.slice(from, to);
  return [...data.matchAll(ROW)].map((match) => {
    const attributes = match[1] ?? '';
    const number = Number(attribute(attributes, 'r'));
    if (!Number.isInteger(number)) throw new Error('a row without its number');
    return {
      number,
      from: from + match.index,
      to: from + match.index + match[0].length,
      openTag: `<row${attributes.trimEnd()}>`,
      content: match[2] ?? '',
    };
  });
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A cell with a text, or with a number where the template counts so. */
function cellText(ref: string, style: string | undefined, text: string, isNumber: boolean): string {
  const styled = style === undefined ? '' : ` s="${style}"`;
  return isNumber
    ? `<c r="${ref}"${styled}><v>${text}</v></c>`
    : `<c r="${ref}"${styled} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** Style of each column where a row has none of its own: that of row 5, else of the example. */
type Styles = ReadonlyMap<number, string>;

function stylesOf({ guestCells }: GuestTemplate, row: number): Styles {
  return new Map(
    guestCells.flatMap((cell): (readonly [number, string])[] =>
      cell.row === row && cell.style !== undefined ? [[cell.column, cell.style]] : [],
    ),
  );
}

/** The row with the guest in it: cells that the template has keep their style, and those beyond the columns stay. */
function filledRow(
  number: number,
  texts: readonly string[],
  existing: RowText | undefined,
  styles: Styles,
  indexIsNumber: boolean,
): string {
  const cells = new Map<string, { readonly style: string | undefined; readonly xml: string }>();
  for (const [xml, attributes = ''] of (existing?.content ?? '').matchAll(CELL)) {
    cells.set(attribute(attributes, 'r') ?? '', { style: attribute(attributes, 's'), xml });
  }
  const written = texts.map((text, index) => {
    const ref = `${columnName(index + 1)}${number}`;
    const old = cells.get(ref);
    cells.delete(ref);
    const style = old?.style ?? styles.get(index + 1);
    return text === '' ? (old?.xml ?? '') : cellText(ref, style, text, index === 0 && indexIsNumber);
  });
  const beyond = [...cells.values()].map(({ xml }) => xml);
  return `${existing?.openTag ?? `<row r="${number}">`}${[...written, ...beyond].join('')}</row>`;
}

/** The part of the guests with the rows in it. */
export function fillSheet(
  sheet: string,
  template: GuestTemplate,
  rows: readonly (readonly string[])[],
): string {
  if (rows.some((row) => row.length !== COLUMN_COUNT)) throw new Error('a row has nineteen columns');
  const open = /<sheetData\b[^>]*>/.exec(sheet);
  const end = sheet.indexOf('</sheetData>');
  if (!open || end < 0) throw new Error('a sheet without data');
  const from = open.index + open[0].length;
  const existing = rowsOf(sheet, from, end);
  const last = FIRST_DATA_ROW + rows.length;
  const kept = existing.filter(({ number }) => number < FIRST_DATA_ROW);
  const replaced = new Map(
    existing
      .filter(({ number }) => number >= FIRST_DATA_ROW && number < last)
      .map((row) => [row.number, row]),
  );
  const own = stylesOf(template, FIRST_DATA_ROW);
  const styles = own.size > 0 ? own : stylesOf(template, FIRST_DATA_ROW - 1);
  const filled = rows.map((texts, index) => {
    const number = FIRST_DATA_ROW + index;
    return filledRow(number, texts, replaced.get(number), styles, template.indexIsNumber);
  });
  const before = kept.at(-1)?.to ?? from;
  const rest = Math.max(before, ...[...replaced.values()].map(({ to }) => to));
  return sheet.slice(0, before) + filled.join('') + sheet.slice(rest);
}

/** ZIP keeps a time for each part; a fixed one makes the same guests the same bytes. */
const PART_TIME = new Date(1980, 0, 1);

/** The whole file. The parts keep their order. */
export function fillTemplate(template: GuestTemplate, rows: readonly (readonly string[])[]): Uint8Array {
  const { parts } = template.workbook;
  const sheet = parts[template.guestPart];
  if (!sheet) throw new Error('the template lost its sheet');
  const filled = new TextEncoder().encode(fillSheet(decodeXml(sheet), template, rows));
  return zipSync({ ...parts, [template.guestPart]: filled }, { level: 6, mtime: PART_TIME });
}
