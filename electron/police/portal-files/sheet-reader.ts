/** Cells of a worksheet (ECMA-376 part 1 §18.3.1): text, style and place. Nothing is calculated and nothing is repaired. */
import { SaxesParser } from 'saxes';

export interface Cell {
  /** E.g. `B5`. */
  readonly ref: string;
  readonly row: number;
  /** 1 for A. */
  readonly column: number;
  /** The text, shared and inline ones alike; the digits of a number; empty for a cell without a value. */
  readonly text: string;
  /** `t`: absent in a numeric cell. */
  readonly type?: string;
  /** `s`: index of the style. */
  readonly style?: string;
}

/** `B5` → column 2, row 5. Throws on anything else. */
export function placeOf(ref: string): { readonly column: number; readonly row: number } {
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(ref);
  if (!match) throw new Error(`not a cell: ${ref}`);
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { column, row: Number(match[2]) };
}

/** 2 → `B`. */
export const columnName = (column: number): string =>
  column <= 26
    ? String.fromCharCode(64 + column)
    : columnName(Math.floor((column - 1) / 26)) + columnName(((column - 1) % 26) + 1);

export type Attributes = Readonly<Record<string, string | undefined>>;

export interface XmlVisitor {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Walks a document by its tags, prefixes of tags left out. Throws when it is not well formed. */
export function walkXml(xml: string, { open, close, text }: XmlVisitor): void {
  const parser = new SaxesParser();
  const localName = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => open?.(localName(name), attributes));
  parser.on('closetag', ({ name }) => close?.(localName(name)));
  parser.on('text', (part) => text?.(part));
  parser.on('cdata', (part) => text?.(part));
  parser.write(xml).close();
}

/** The shared strings of a workbook in their order; phonetic readings (`rPh`) are no part of a text. */
export function readSharedStrings(xml: string): readonly string[] {
  const strings: string[] = [];
  const path: string[] = [];
  walkXml(xml, {
    open(name) {
      path.push(name);
      if (name === 'si') strings.push('');
    },
    close() {
      path.pop();
    },
    text(part) {
      if (path.at(-1) === 't' && !path.includes('rPh')) strings.push((strings.pop() ?? '') + part);
    },
  });
  return strings;
}

/** Every cell of a sheet, row by row. Throws when the sheet is not well formed or a cell has no place. */
export function readCells(xml: string, sharedStrings: readonly string[]): readonly Cell[] {
  const cells: Cell[] = [];
  let cell: Attributes | undefined;
  let text = '';
  let collects = false;
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'c') {
        cell = attributes;
        text = '';
      }
      collects = cell !== undefined && (name === 'v' || name === 't');
    },
    close(name) {
      collects = false;
      if (name !== 'c' || !cell) return;
      const { r: ref, t: type, s: style } = cell;
      if (ref === undefined) throw new Error('a cell without its place');
      cells.push({
        ref,
        ...placeOf(ref),
        text: type === 's' && text !== '' ? (sharedStrings[Number(text)] ?? '') : text,
        ...(type === undefined ? {} : { type }),
        ...(style === undefined ? {} : { style }),
      });
      cell = undefined;
    },
    text(part) {
      if (collects) text += part;
    },
  });
  return cells;
}
