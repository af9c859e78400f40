/**
 * Keys as they fall, told apart: a person typing digits, or a scanner that types a whole QR line or the lines of an
 * MRZ at once. Pure: times come in with the keys (milliseconds of one clock, `KeyboardEvent.timeStamp`).
 */

/**
 * A scanner leaves a few milliseconds between keys, a slow one forty, and an old busy PC adds to that. Fast fingers
 * come near it, but only a QR line has twelve digits and bars, and only an MRZ two lines of thirty characters.
 */
export const BURST_GAP_MS = 90;
/** After this silence a burst without a terminator is over. */
export const QUIET_MS = 150;
/** Six typed digits are taken only after this pause, so that the head of a scanned number is never mistaken for them. */
export const SETTLE_MS = 120;

const SEPARATOR = '|';
/** Of the six or ten bars some may be lost to an input method; the backend trusts dates by their form, not by their place. */
const LEAST_SEPARATORS = 4;
/** As the bridge takes it at most. */
const LONGEST_LINE = 2000;
/** More keys than the six digits at a scanner's pace: no hand does that. */
const SCANNER_KEYS = 7;
/** Lines of an MRZ have 30, 36 or 44 characters; readers of print may drop some fillers. */
const SHORTEST_MRZ_LINE = 22;
const LEAST_MRZ_LINES = 2;
const LINE_BREAK = '\n';

export interface KeyPress {
  readonly key: string;
  /** The physical key, e.g. `Digit4`: what a scanner pressed, whatever layout or input method is set. */
  readonly code?: string;
  readonly shift?: boolean;
  readonly at: number;
  /** The key is held down. */
  readonly repeat: boolean;
  /** Ctrl, Alt or Meta is down. */
  readonly modified: boolean;
  /** The key goes to a text field. */
  readonly inField: boolean;
}

export interface KeyBurst {
  readonly text: string;
  readonly lastAt: number;
}

export type KeyEffect =
  | { readonly kind: 'digit'; readonly digit: string }
  /** A QR line, or the lines of an MRZ with line breaks between them. */
  | { readonly kind: 'scan'; readonly text: string };

export interface KeyOutcome {
  readonly burst: KeyBurst;
  readonly effect?: KeyEffect;
  /** The key must not reach the page: it ended a scanned line. */
  readonly swallow: boolean;
  /** This key opened a burst: what a field holds now is what it held before a scan. */
  readonly opened: boolean;
}

export const NO_BURST: KeyBurst = { text: '', lastAt: Number.NEGATIVE_INFINITY };

const isQrLine = (text: string): boolean =>
  /\d{12}\|.*\d{8}/.test(text) && text.split(SEPARATOR).length - 1 >= LEAST_SEPARATORS;

/** From its number on: whatever stood before it was typed by hand. */
const lineOf = (text: string): string => text.slice(text.search(/\d{12}\|/));

const isMrzLine = (line: string): boolean => line.length >= SHORTEST_MRZ_LINE && /^[0-9A-Z<_]+$/i.test(line);

const mrzLinesOf = (text: string): readonly string[] =>
  text.split(LINE_BREAK).filter((line) => line.trim() !== '');

const isMrz = (text: string): boolean => {
  const lines = mrzLinesOf(text);
  return lines.length >= LEAST_MRZ_LINES && lines.every(isMrzLine);
};

/** The scan in a burst that is over; undefined when it was something else, such as a price tag. */
function scanOf(text: string): KeyEffect | undefined {
  if (isQrLine(text)) return { kind: 'scan', text: lineOf(text) };
  return isMrz(text) ? { kind: 'scan', text: mrzLinesOf(text).join(LINE_BREAK) } : undefined;
}

/** True while a scanner is typing. */
export const isScanning = (burst: KeyBurst, at: number): boolean =>
  burst.text.length >= SCANNER_KEYS && at - burst.lastAt <= QUIET_MS;

export function pressKey(burst: KeyBurst, press: KeyPress): KeyOutcome {
  const follows = press.at - burst.lastAt <= BURST_GAP_MS;
  if (press.key === 'Enter' || press.key === 'Tab') return endLine(burst, press, follows);
  const character = characterOf(press);
  // Shift for the bar, Alt+digits for a letter with marks, an input method at work: the burst goes on without a letter.
  if (character === '') {
    return { burst: follows ? { ...burst, lastAt: press.at } : burst, swallow: false, opened: false };
  }
  if (press.repeat) return { burst: NO_BURST, swallow: false, opened: false };
  const text = follows ? (burst.text + character).slice(0, LONGEST_LINE) : character;
  const next = { burst: { text, lastAt: press.at }, opened: !follows };
  return !press.inField && /^\d$/.test(press.key) && text.length < SCANNER_KEYS
    ? { ...next, effect: { kind: 'digit', digit: press.key }, swallow: true }
    : { ...next, swallow: false };
}

/** A QR line is over with its terminator; after a line of an MRZ another may follow, so that silence ends it. */
function endLine({ text }: KeyBurst, press: KeyPress, follows: boolean): KeyOutcome {
  const lines = mrzLinesOf(text);
  if (follows && lines.length > 0 && lines.every(isMrzLine)) {
    return { burst: { text: text + LINE_BREAK, lastAt: press.at }, swallow: true, opened: false };
  }
  const effect = follows ? scanOf(text) : undefined;
  return { burst: NO_BURST, ...(effect && { effect }), swallow: effect !== undefined, opened: false };
}

/** Called when no key has fallen for a while: a scanner without a terminator ends its line so. */
export function fallQuiet(burst: KeyBurst, at: number): KeyOutcome {
  if (at - burst.lastAt < QUIET_MS) return { burst, swallow: false, opened: false };
  const effect = scanOf(burst.text);
  return { burst: NO_BURST, ...(effect && { effect }), swallow: false, opened: false };
}

/**
 * Digits, bar and filler by their physical key, so that no layout and no input method can change them; letters by
 * theirs only where an input method hides them.
 */
function characterOf({ key, code = '', shift = false, modified }: KeyPress): string {
  if (modified) return '';
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined && !shift) return digit;
  if (code === 'Backslash' && shift) return SEPARATOR;
  if ([...key].length === 1) return key;
  if (key !== 'Process' && key !== 'Unidentified') return '';
  if (code === 'Comma' && shift) return '<';
  return /^Key([A-Z])$/.exec(code)?.[1] ?? '';
}
