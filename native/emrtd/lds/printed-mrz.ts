/**
 * The MRZ as a swipe reader, a camera or a clerk gives it, line by line. What is signed in a chip is shown as it is;
 * what was read from paper is taken only where every check digit is right.
 */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import type { MrzFields } from '../reading.ts';
import { parseMrz } from './mrz.ts';
import { checkVietnameseNumber } from './vietnamese-mrz.ts';

export type PrintedMrzError = 'mrz-unreadable';

interface Size {
  readonly lines: number;
  readonly lineLength: number;
  /** The line of the names: no digit covers it. */
  readonly nameLine: number;
}

const SIZES: readonly Size[] = [
  { lines: 3, lineLength: 30, nameLine: 2 },
  { lines: 2, lineLength: 36, nameLine: 0 },
  { lines: 2, lineLength: 44, nameLine: 0 },
];

/** Fillers that a reader of print may have dropped or added in one line; more than these is another line. */
const MOST_FILLERS_OFF = 8;
/** A hostile line of fillers only must not make thousands of readings. */
const MOST_READINGS = 64;

/**
 * Two or three lines, `_` or `<` as filler. A line that is too short or too long is tried with its runs of fillers
 * made longer or shorter, since that is where readers of print slip; nothing else is ever guessed. Only a reading
 * that passes all check digits, the Vietnamese one over the twelve digits included, is accepted, and only if there
 * is exactly one such document.
 */
export function readPrintedMrz(lines: readonly string[]): Result<MrzFields, PrintedMrzError> {
  const printed = lines.map(normalised).filter((line) => line !== '');
  for (const size of SIZES.filter((one) => one.lines === printed.length)) {
    const accepted = new Map<string, MrzFields>();
    for (const text of readingsOf(printed, size)) {
      const fields = accept(text);
      if (fields) accepted.set(keyOf(fields), fields);
    }
    const [only] = accepted.values();
    if (accepted.size === 1 && only) return ok(only);
  }
  return err('mrz-unreadable');
}

const normalised = (line: string): string => line.replace(/\s/g, '').toUpperCase().replaceAll('_', '<');

/** Two readings with the same key open the same chip and name the same person. */
const keyOf = ({ documentNumber, birthDate, expiryDate, optionalData }: MrzFields): string =>
  [documentNumber, birthDate, expiryDate, optionalData].join(' ');

function accept(text: string): MrzFields | undefined {
  const parsed = parseMrz(text);
  if (!parsed.ok || parsed.value.wrongCheckDigits.length > 0) return undefined;
  const { fields } = parsed.value;
  // The check digits of nothing but fillers are right, too.
  if (fields.documentCode === '' || fields.documentNumber === '') return undefined;
  const vietnamese = checkVietnameseNumber(fields);
  if (vietnamese && !(vietnamese.checkDigit && vietnamese.documentNumber)) return undefined;
  return fields;
}

function readingsOf(lines: readonly string[], { lineLength, nameLine }: Size): readonly string[] {
  let texts: readonly string[] = [''];
  for (const [index, line] of lines.entries()) {
    const readings = index === nameLine ? nameReadings(line, lineLength) : lineReadings(line, lineLength);
    texts = texts.flatMap((text) => readings.map((reading) => text + reading)).slice(0, MOST_READINGS);
  }
  return texts;
}

/** Fillers at the end of the names say nothing; their number is made right, and letters are never cut off. */
function nameReadings(line: string, length: number): readonly string[] {
  const names = line.replace(/<+$/, '');
  if (names.length > length || Math.abs(line.length - length) > MOST_FILLERS_OFF) return [];
  return [names.padEnd(length, '<')];
}

function lineReadings(line: string, length: number): readonly string[] {
  const off = length - line.length;
  if (off === 0) return [line];
  if (Math.abs(off) > MOST_FILLERS_OFF) return [];
  return [...line.matchAll(/<+/g)].flatMap(({ 0: run, index }) =>
    run.length + off < 0
      ? []
      : [line.slice(0, index) + '<'.repeat(run.length + off) + line.slice(index + run.length)],
  );
}
