/** The table of docs/conformance.md names only what exists, and every case of the plan once. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const ROOT = new URL('../../../../', import.meta.url);
const page = readFileSync(new URL('docs/conformance.md', ROOT), 'utf8');
const paths = [...page.matchAll(/`((?:test|native)\/[^`]+)`/g)].map(([, path]) => path!);

/** Units of TR-03105-5.1, version 1.5, and how many cases each has. */
const UNITS: Readonly<Record<string, number>> = {
  ISO7816_A: 3,
  ISO7816_B: 10,
  ISO7816_C: 8,
  ISO7816_D: 15,
  ISO7816_E: 38,
  ISO7816_F: 9,
  ISO7816_G: 41,
  LDS_A: 10,
  LDS_B: 28,
  LDS_C: 28,
  LDS_D: 16,
  LDS_E: 14,
  LDS_F: 7,
  LDS_G: 2,
  LDS_H: 98,
  LDS_I: 3,
  LDS_J: 4,
  LDS_K: 4,
};

const rows = page
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter((cells) => cells.length === 5 && !/^-+$/.test(cells[1] ?? ''))
  .map(([, subject = '', status = '', by = '']) => ({ subject, status, by }))
  .filter(({ subject }) => subject !== 'subject' && subject !== 'case');

const caseId = (unit: string, number: number): string => `${unit}_${String(number).padStart(2, '0')}`;

/** `LDS_H_17–19` means three. */
function casesIn(subject: string): readonly string[] {
  const [, unit, from, until] = /^((?:ISO7816|LDS)_[A-K])_(\d\d)(?:–(\d\d))?$/.exec(subject) ?? [];
  if (unit === undefined || from === undefined) return [];
  const count = Number(until ?? from) - Number(from) + 1;
  return Array.from({ length: count }, (_, i) => caseId(unit, Number(from) + i));
}

test('every file that it names is there', () => {
  expect(paths.length).toBeGreaterThan(40);
  expect(paths.filter((path) => !existsSync(new URL(path, ROOT)))).toEqual([]);
});

test('every case of the plan stands once, in its order', () => {
  const all = Object.entries(UNITS).flatMap(([unit, count]) =>
    Array.from({ length: count }, (_, i) => caseId(unit, i + 1)),
  );
  expect(all).toHaveLength(338);
  const listed = rows.flatMap(({ subject }) => casesIn(subject));
  expect(listed.toSorted()).toEqual(all.toSorted());
  expect(page).toContain('each of the 338 cases');
});

test('every row has one of the four states', () => {
  expect(rows.length).toBeGreaterThan(80);
  expect(rows.filter(({ status }) => !['covered', 'in part', 'no', 'n/a'].includes(status))).toEqual([]);
});

test('what is covered says by what, and what is not says why', () => {
  const proven = rows.filter(({ status }) => status === 'covered' || status === 'in part');
  expect(proven.filter(({ by }) => !by.includes('`test/'))).toEqual([]);
  const open = rows.filter(({ status }) => status !== 'covered');
  expect(open.filter(({ by }) => by.replace(/`[^`]+`/g, '').length < 8)).toEqual([]);
});

test('a case that a test names by its number is not called open for want of one', () => {
  const lds = readFileSync(
    new URL('test/unit/native/emrtd/passive-authentication/tr-03105-lds-h.test.ts', ROOT),
    'utf8',
  );
  const [before = '', rest = ''] = lds.split('const MILDER');
  const [milder = '', after = ''] = rest.split('describe.each');
  const strict = before + after;
  const named = (text: string) => [...text.matchAll(/'(LDS_H_\d\d)'/g)].map(([, id]) => id!);
  const statusOf = new Map(rows.flatMap(({ subject, status }) => casesIn(subject).map((id) => [id, status])));
  const states = (ids: readonly string[]) => new Set(ids.map((id) => statusOf.get(id)));
  // LDS_H_15 is tried, and does what the page says instead of what the plan would like.
  expect(states(named(strict).filter((id) => id !== 'LDS_H_15'))).toEqual(new Set(['covered']));
  expect(states(named(milder))).toEqual(new Set(['no']));
});
