/** The result of a run as a table and a few plain lines. */
import type { CrashReport, PlaceReport } from './crash-run.ts';

const COLUMNS = ['kills', 'struck', 'filed', 'green', 'refused', 'lost', 'doubled', 'unresolved'] as const;

const row = (name: string, cells: readonly (string | number)[]): string =>
  `| ${name.padEnd(33)} | ${cells.map((cell) => String(cell).padStart(10)).join(' | ')} |`;

const cellsOf = (place: PlaceReport): readonly number[] => COLUMNS.map((column) => place[column]);

const sum = (places: readonly PlaceReport[]): readonly number[] =>
  COLUMNS.map((column) => places.reduce((total, place) => total + place[column], 0));

const recoveryText = (ascending: readonly number[]): string => {
  const median = ascending[Math.floor(ascending.length / 2)];
  return median === undefined ? '' : ` (median ${median} ms, at most ${ascending.at(-1)} ms after it opened)`;
};

export function reportText(
  report: CrashReport,
  run: { readonly wantedKills: number; readonly seconds: number },
): string {
  const { places, violations, troubles } = report;
  const stopped =
    report.kills < run.wantedKills
      ? [`Stopped by the cap: ${report.kills} of ${run.wantedKills} kills.`]
      : [];
  const problems = [
    ...violations.map(({ kind, id, what }) => `${kind}: ${id} ${what}`),
    ...troubles.map((trouble) => `trouble: ${trouble}`),
  ];
  return [
    '',
    row('fault while it was filed', COLUMNS),
    row(
      '---',
      COLUMNS.map(() => '---'),
    ),
    ...places.map((place) => row(place.name, cellsOf(place))),
    row('all', sum(places)),
    '',
    `${report.kills} kills of the desk, ${report.endpointKills} of the endpoint, in ${run.seconds.toFixed(0)} s; ` +
      `the last life drained the outbox in ${(report.drainMs / 1000).toFixed(1)} s.`,
    `${report.leftInSending} records were found in the hands of a dead process${recoveryText(report.recoveryMs)}; ` +
      `${report.filedUntold} were filed in the instant before the kill; ${report.repeats} came to the endpoint again and were known by their id.`,
    ...stopped,
    problems.length === 0 ? 'No violation.' : `${problems.length} violations:`,
    ...problems,
  ].join('\n');
}
