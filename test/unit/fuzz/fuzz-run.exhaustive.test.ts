/** A fuzzer that cannot fail is worth nothing: each way to be wrong is noticed, named, and does not end the run. */
import { expect, test } from 'vitest';
import { assignmentsOf, type FuzzReport, runFuzz } from '../../fuzz/fuzz-run.ts';
import { reportText } from '../../fuzz/report.ts';
import { TARGETS as ALL } from '../../fuzz/targets/targets.ts';
import { TARGETS } from './broken-targets.ts';

const run = (names: readonly string[], options: { seed?: number; inputs?: number; only?: number } = {}) =>
  runFuzz({
    targets: TARGETS.filter(({ name }) => names.includes(name)),
    module: new URL('broken-targets.ts', import.meta.url),
    seed: options.seed ?? 7,
    inputs: options.inputs ?? 5,
    ...(options.only !== undefined && { only: options.only }),
    heapMegabytes: 64,
    hangMs: 5000,
  });

const kindsOf = (report: FuzzReport) => [...new Set(report.defects.map(({ kind }) => kind))];

test.each([
  ['throws', 'threw'],
  ['rejects', 'threw'],
  ['slow', 'too-slow'],
  ['greedy', 'too-much-memory'],
  ['hoarder', 'kept-memory'],
  ['endless-memory', 'out-of-memory'],
  ['hangs', 'hung'],
] as const)('%s', async (name, kind) => {
  const report = await run([name], { inputs: 12 });
  expect(kindsOf(report)).toEqual([kind]);
});

test('one defect does not hide the targets behind it', async () => {
  const report = await run(['right', 'endless-memory', 'hangs', 'after-the-hang'], { inputs: 8 });
  expect(report.defects.map(({ target, kind }) => [target, kind])).toEqual([
    ['endless-memory', 'out-of-memory'],
    ['hangs', 'hung'],
  ]);
  expect(report.figures.map(({ target, inputs }) => [target, inputs])).toEqual([
    ['right', 2],
    ['after-the-hang', 2],
  ]);
});

test('a defect is made again by its seed and its number, alone', async () => {
  const first = await run(['throws'], { seed: 99, inputs: 40 });
  const [defect] = first.defects;
  if (!defect) throw new Error('no defect');
  const again = await run(['throws'], { seed: 99, only: defect.index });
  expect(again.defects).toEqual([defect]);
  expect(reportText(again, 99, 1)).toContain(`--target throws --seed 99 --only ${defect.index}`);
});

test('the same seed makes the same inputs, another seed others', async () => {
  const fingerprintOf = async (seed: number) =>
    (await run(['right'], { seed, inputs: 200 })).figures.map(({ fingerprint }) => fingerprint);
  const first = await fingerprintOf(1);
  expect(await fingerprintOf(1)).toEqual(first);
  expect(await fingerprintOf(2)).not.toEqual(first);
});

test('every target gets its share, and all of them together what was asked for', () => {
  const assignments = assignmentsOf(ALL, 1_000_000);
  const inputs = assignments.reduce((sum, { count }) => sum + count, 0);
  expect(inputs).toBeGreaterThanOrEqual(1_000_000);
  expect(inputs).toBeLessThan(1_000_000 + ALL.length);
  expect(assignmentsOf(ALL, 1).every(({ count }) => count === 1)).toBe(true);
  expect(new Set(ALL.map(({ name }) => name)).size).toBe(ALL.length);
});
