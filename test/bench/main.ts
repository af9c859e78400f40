/** `npm run bench`: the figures this project claims, measured in one run, with the machine named. */
import { cpus, release, type } from 'node:os';
import { measureReads, type ReadFigures } from './card-read.ts';
import { measureInteraction, measureSearchTyping, type Spread } from './interaction.ts';
import { measureImport } from './master-list-import.ts';
import { GROWN_ALLOWED_MB, KEPT_ALLOWED_MB, measureSending } from './sending.ts';
import { CLERK_WAITS_MS, measureYears } from './years-of-stays.ts';

/** More commands than this above the smallest possible, and the run has failed. */
const ALLOWED_ABOVE_SMALLEST = 0.02;

/** Slower than this beside a bare loop, and the run has failed. */
const DRAIN_AT_LEAST = 0.7;

const ms = (value: number): string => `${value.toFixed(0)} ms`;
const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

const COLUMNS = ['short, first', 'short, median of 5', 'extended, median of 5'] as const;

const row = (name: string, cells: readonly string[]): string =>
  `| ${[name.padEnd(46), ...COLUMNS.map((column, i) => (cells[i] ?? '').padStart(column.length))].join(' | ')} |`;

const ROWS: readonly (readonly [name: string, of: (figures: ReadFigures) => string])[] = [
  ['commands sent', ({ apdus }) => String(apdus)],
  ['smallest possible at this length', ({ smallest }) => String(smallest)],
  ['commands above the smallest (2 % allowed)', ({ apdus, smallest }) => share(apdus - smallest, smallest)],
  ['longest answer', ({ largestResponse }) => `${largestResponse} B`],
  ['transport (chip, and 15 ms per command)', ({ transportMs }) => ms(transportMs)],
  ['host (PACE, CA, AA, PA, parsing, messaging)', ({ hostMs }) => ms(hostMs)],
  ['host share of the whole read', ({ hostMs, totalMs }) => share(hostMs, totalMs)],
  ['time to name on screen', ({ toTextMs }) => ms(toTextMs)],
  ['whole read', ({ totalMs }) => ms(totalMs)],
  ['portrait', ({ portraitBytes }) => `${portraitBytes} B`],
  ['verdict', ({ verdict }) => verdict],
];

const { first, short, extended } = await measureReads();
const columns = [first, short, extended];
const list = measureImport();
const [cpu] = cpus();
console.log(
  `${cpu?.model ?? 'unknown processor'} × ${cpus().length}, ${type()} ${release()}, Node ${process.version}`,
);
console.log('One CCCD (virtual chip, PACE-CAN, AES-128), 15 ms per command\n');
console.log(row('', COLUMNS));
console.log(
  row(
    '---',
    COLUMNS.map((column) => '-'.repeat(column.length)),
  ),
);
for (const [name, of] of ROWS) console.log(row(name, columns.map(of)));
if ('skipped' in list) console.log(row(`master list, not measured: ${list.skipped}`, []));
else {
  console.log(row(`master list of ${list.certificates} certificates, imported`, [ms(list.milliseconds)]));
  console.log(row('certificates of it that were refused', [String(list.problems)]));
}

const wasteful = columns.filter(({ apdus, smallest }) => apdus > smallest * (1 + ALLOWED_ABOVE_SMALLEST));
if (wasteful.length > 0) {
  console.error(
    `\n${wasteful.length} of the reads took more commands than ${share(ALLOWED_ABOVE_SMALLEST, 1)} above the smallest.`,
  );
  process.exitCode = 1;
}

const years = await measureYears(measureSearchTyping);
const { people, declarations } = years.size;
console.log(
  `\nA desk after many years: ${people} people, ${declarations} declarations, ${(years.bytes / 1e6).toFixed(0)} MB, filed in ${(years.fillMs / 60_000).toFixed(1)} min\n`,
);
console.log('| what a clerk waits for | found | median of 15 | worst |');
console.log('| --- | ---: | ---: | ---: |');
for (const { name, finds, medianMs, worstMs } of years.figures)
  console.log(`| ${name} | ${finds} | ${medianMs.toFixed(1)} ms | ${worstMs.toFixed(1)} ms |`);
const slow = years.figures.filter(({ medianMs }) => medianMs > CLERK_WAITS_MS);
if (slow.length > 0) {
  console.error(`\nMore than ${CLERK_WAITS_MS} ms: ${slow.map(({ name }) => name).join('; ')}.`);
  process.exitCode = 1;
}

const interaction = await measureInteraction();
const spread = ({ median, worst }: Spread): string => `${ms(median)} | ${ms(worst)}`;
console.log('\nAt the page, in Chromium of this machine without a graphics card; 17 ms is one picture\n');
console.log('| what a clerk feels | median | worst |');
console.log('| --- | ---: | ---: |');
for (const [name, figure] of [
  ['start: the program serves its page', interaction.start.program],
  ['start: the page takes keys and shows the counter', interaction.start.page],
  ...interaction.keys.map(({ name, paint }) => [`key to paint: ${name}`, paint] as const),
  [
    `list of ${interaction.scroll.rows} rows under the wheel, from picture to picture (${interaction.scroll.rowsInPage} rows in the page)`,
    interaction.scroll.pictures,
  ],
  [`search as typed at ${people} people, last key to hits, 120 ms of waiting for more included`, years.also],
] as const)
  console.log(`| ${name} | ${spread(figure)} |`);

const sending = await measureSending();
const drainShare = sending.drained / sending.bare;
console.log('\nFiling and sending, over mutual TLS to an endpoint of its own on this machine\n');
console.log('| what | measured |');
console.log('| --- | ---: |');
for (const [name, value] of [
  ['a declaration committed with fsync, p50', `${sending.commitP50Ms.toFixed(1)} ms`],
  ['a declaration committed with fsync, p99', `${sending.commitP99Ms.toFixed(1)} ms`],
  [
    'bare loop: the same batches posted with axios, nothing kept',
    `${sending.bare.toFixed(0)} records/s (its halves ${share(sending.bareSpread, 1)} apart)`,
  ],
  [
    `${sending.entries} queued entries drained, receipts verified and stored`,
    `${sending.drained.toFixed(0)} records/s`,
  ],
  [`of the bare loop (${share(DRAIN_AT_LEAST, 1)} wanted)`, share(drainShare, 1)],
  [
    `memory while draining, above what it was before (${GROWN_ALLOWED_MB} MB allowed)`,
    `${sending.grownMb.toFixed(0)} MB`,
  ],
  [
    `still held after it, everything collected (${KEPT_ALLOWED_MB} MB allowed)`,
    `${sending.keptMb.toFixed(1)} MB`,
  ],
] as const)
  console.log(`| ${name} | ${value} |`);
if (drainShare < DRAIN_AT_LEAST) {
  console.error(`\nThe outbox drained at ${share(drainShare, 1)} of the bare loop.`);
  process.exitCode = 1;
}
if (sending.grownMb > GROWN_ALLOWED_MB || sending.keptMb > KEPT_ALLOWED_MB) {
  console.error('\nDraining the outbox took more memory than it is allowed.');
  process.exitCode = 1;
}
