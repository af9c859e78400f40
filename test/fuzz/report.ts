/** The end of a run, for people. */
import type { Defect, TargetFigures } from './fuzz-messages.ts';
import type { FuzzReport } from './fuzz-run.ts';

const HEADINGS = ['target', 'inputs', 'taken', 'CPU s', 'slowest ms', 'most MiB', 'kept MiB'];

const rowOf = (one: TargetFigures): readonly string[] => [
  one.target,
  String(one.inputs),
  String(one.accepted),
  (one.cpuMs / 1000).toFixed(1),
  one.slowestMs.toFixed(1),
  one.mostMegabytes.toFixed(1),
  one.keptMegabytes.toFixed(1),
];

function table(rows: readonly (readonly string[])[]): string {
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return rows.map(line).join('\n');
}

const defectLine = ({ kind, target, index, detail }: Defect, seed: number): string =>
  `${kind} in ${target}: ${detail}\n  npm run fuzz -- --target ${target} --seed ${seed} --only ${index}`;

export function reportText({ figures, defects }: FuzzReport, seed: number, seconds: number): string {
  const inputs = figures.reduce((sum, one) => sum + one.inputs, 0);
  return [
    table([HEADINGS, ...figures.map(rowOf)]),
    `${inputs} inputs in ${seconds.toFixed(0)} s, seed ${seed}: ${defects.length} defects`,
    ...defects.map((defect) => defectLine(defect, seed)),
  ].join('\n');
}
