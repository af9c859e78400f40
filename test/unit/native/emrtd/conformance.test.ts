/** The table of docs/conformance.md names only what exists, and says of every subject how it stands. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const ROOT = new URL('../../../../', import.meta.url);
const page = readFileSync(new URL('docs/conformance.md', ROOT), 'utf8');
const paths = [...page.matchAll(/`((?:test|native)\/[^`]+)`/g)].map(([, path]) => path!);

test('every file that it names is there', () => {
  expect(paths.length).toBeGreaterThan(40);
  expect(paths.filter((path) => !existsSync(new URL(path, ROOT)))).toEqual([]);
});

test('every row with a status has one of the four', () => {
  const rows = page
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.length === 5 && !/^-+$/.test(cells[1] ?? '') && cells[1] !== 'subject');
  expect(rows.length).toBeGreaterThan(40);
  expect(rows.filter(([, , status]) => !['covered', 'in part', 'no', 'n/a'].includes(status ?? ''))).toEqual(
    [],
  );
});

test('what is called covered says by what', () => {
  const section = page.slice(page.indexOf('## Layer 6'), page.indexOf('### Passive'));
  const covered = section.split('\n').filter((line) => line.includes('| covered |'));
  expect(covered.filter((line) => !line.includes('`test/'))).toEqual([]);
});
