/** Tables of dated cases in Markdown, so that a lawyer or a police officer can read and correct them. */
import { readFileSync } from 'node:fs';

export type Case = Readonly<Record<string, string>>;

/** Rows of the first table of a file, by the English part of each column's head (`Đến / Arrives` → `Arrives`). */
export function readCases(file: string): readonly Case[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'));
  const cells = (line: string): readonly string[] =>
    line
      .slice(1, line.lastIndexOf('|'))
      .split('|')
      .map((cell) => cell.trim());
  const [head, , ...rows] = lines;
  if (head === undefined) throw new Error(`no table in ${file}`);
  const names = cells(head).map((name) => name.split(' / ').at(-1) ?? name);
  return rows.map((row) => {
    const values = cells(row);
    if (values.length !== names.length) throw new Error(`a row of another width: ${row}`);
    return Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']));
  });
}

/** A column that must be there: a misspelt one would test nothing. */
export function column(row: Case, name: string): string {
  const value = row[name];
  if (value === undefined) throw new Error(`no column ${name}`);
  return value;
}
