/** Changes to lines of text: what a scanner, an input method or a forger makes of them. */
import type { Draws } from './draws.ts';

const PIECES = [
  '|',
  '||',
  '<',
  '<<<<',
  '\r\n',
  '\t',
  '\0',
  '\uFEFF',
  '\uD800',
  '\u0301',
  'ữ',
  'Nguyễn',
  '🛂',
  '-',
  '+',
  ' ',
  '00000000',
  '31022026',
  '29022023',
  '99999999',
  '000000000000',
  '999999999999',
  '９',
  'e',
  'Infinity',
  '__proto__',
  ']Q1',
  'D',
  '-----BEGIN CERTIFICATE-----',
  '::',
  '{',
  '"',
  '[[[[',
  'null',
] as const;
const LONGEST = 16 * 1024;

type Change = (text: string, draws: Draws, other: string) => string;

const put = (text: string, at: number, without: number, piece: string): string =>
  text.slice(0, at) + piece + text.slice(at + without);

const CHANGES: readonly Change[] = [
  (text, draws) => put(text, draws.below(text.length), 1, String.fromCharCode(draws.below(0x250))),
  (text, draws) => put(text, draws.below(text.length), 1, String.fromCharCode(draws.below(0x10000))),
  (text, draws) => put(text, draws.below(text.length + 1), 0, draws.pick(PIECES)),
  (text, draws) => put(text, draws.below(text.length), 1 + draws.below(12), ''),
  (text, draws) => text.slice(0, draws.below(text.length)),
  (text, draws) => put(text, draws.below(text.length), 1 + draws.below(8), String(draws.below(100_000_000))),
  (text, draws, other) => text.slice(0, draws.below(text.length)) + other.slice(draws.below(other.length)),
  (text, draws) => text.repeat(1 + draws.below(40)),
  (text, draws) => {
    const fields = text.split('|');
    return put(fields.join('|'), 0, 0, draws.pick(fields) + draws.pick(['|', '']));
  },
  (text) => text.normalize('NFD'),
  (text) => text.toLowerCase(),
];

export function mutateText(text: string, draws: Draws, other: string): string {
  const rounds = 1 + draws.below(4);
  let changed = text;
  for (let round = 0; round < rounds; round++)
    changed = draws.pick(CHANGES)(changed, draws, other).slice(0, LONGEST);
  return changed;
}
