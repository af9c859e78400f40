/** Reads the tables of a Markdown file of cases: one object for each row, by the words of its heading. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AgreedRate } from '../../../../../electron/core/pawn/rate.ts';

const TEXT = readFileSync(path.join(import.meta.dirname, 'pawn-cases.md'), 'utf8');

export type CaseRow = Readonly<Record<string, string>>;

/** Throws when the heading or a column is missing: a table that is not read would pass unseen. */
export function caseTable(heading: string): readonly CaseRow[] {
  const part = TEXT.split('\n## ').find((section) => section.startsWith(heading));
  if (part === undefined) throw new Error(`no table ${heading}`);
  const [names, , ...rows] = part
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  if (names === undefined || rows.length === 0) throw new Error(`table ${heading} is empty`);
  return rows.map((cells) => {
    if (cells.length !== names.length) throw new Error(`row ${cells[0]} of ${heading} has another length`);
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}

/** `05/03/2026` → `2026-03-05`; a year alone stays one. */
export const dateOf = (text: string): string => text.split('/').reverse().join('-');

/** `12.500.000` → 12500000 */
export function sumIn(text: string): number {
  if (!/^\d{1,3}(\.\d{3})*$/.test(text)) throw new Error(`not a sum: ${text}`);
  return Number(text.replaceAll('.', ''));
}

/** `15.000 đ/triệu/tháng` */
export function rateIn(text: string): AgreedRate {
  const [, sum = '', unit = ''] = /^([\d.]+) đ\/triệu\/(ngày|tháng)$/.exec(text) ?? [];
  return { per: unit === 'ngày' ? 'day' : 'month', perMillion: sumIn(sum) };
}
