/** `npm run bench`: the figures this project claims, measured in one run, with the machine named. */
import { cpus, release, type } from 'node:os';
import { measureReads, type ReadFigures } from './card-read.ts';

const ms = (value: number): string => `${value.toFixed(0)} ms`;
const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

function row(name: string, first: string, median: string): string {
  return `| ${name.padEnd(44)} | ${first.padStart(12)} | ${median.padStart(12)} |`;
}

const rows: readonly (readonly [name: string, of: (figures: ReadFigures) => string])[] = [
  ['APDUs sent', ({ apdus }) => String(apdus)],
  ['smallest possible with short APDUs', ({ smallest }) => String(smallest)],
  ['APDUs above the smallest', ({ apdus, smallest }) => share(apdus - smallest, smallest)],
  ['transport (chip and 15 ms per APDU)', ({ transportMs }) => ms(transportMs)],
  ['host (PACE, CA, AA, PA, parsing, messaging)', ({ hostMs }) => ms(hostMs)],
  ['host share of the whole read', ({ hostMs, totalMs }) => share(hostMs, totalMs)],
  ['time to name on screen', ({ toTextMs }) => ms(toTextMs)],
  ['whole read', ({ totalMs }) => ms(totalMs)],
  ['portrait', ({ portraitBytes }) => `${portraitBytes} B`],
  ['verdict', ({ verdict }) => verdict],
];

const { first, median } = await measureReads();
const [cpu] = cpus();
console.log(
  `${cpu?.model ?? 'unknown processor'} × ${cpus().length}, ${type()} ${release()}, Node ${process.version}`,
);
console.log('One CCCD (virtual chip, PACE-CAN, AES-128), 15 ms per APDU\n');
console.log(row('', 'first read', 'median of 5'));
console.log(row('---', '---', '---'));
for (const [name, of] of rows) console.log(row(name, of(first), of(median)));
