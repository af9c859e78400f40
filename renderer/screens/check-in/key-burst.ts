/**
 * Keys as they fall, told apart: a person typing digits, or a scanner that types a whole QR line at once.
 * Pure: times come in with the keys (milliseconds of one clock, `KeyboardEvent.timeStamp`).
 */

/**
 * A scanner leaves a few milliseconds between keys, a slow one forty, and an old busy PC adds to that. Fast fingers
 * come near it, but only a QR line has twelve digits and six bars.
 */
export const BURST_GAP_MS = 90;
/** After this silence a burst without a terminator is over. */
export const QUIET_MS = 150;
/** Six typed digits are taken only after this pause, so that the head of a scanned number is never mistaken for them. */
export const SETTLE_MS = 120;

const SEPARATOR = '|';
const LEAST_SEPARATORS = 6;
/** As the bridge takes it at most. */
const LONGEST_LINE = 2000;
/** More keys than the six digits at a scanner's pace: no hand does that. */
const SCANNER_KEYS = 7;

export interface KeyPress {
  readonly key: string;
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
  | { readonly kind: 'line'; readonly line: string };

export interface KeyOutcome {
  readonly burst: KeyBurst;
  readonly effect?: KeyEffect;
  /** The key must not reach the page: it ended a scanned line. */
  readonly swallow: boolean;
  /** This key opened a burst: what a field holds now is what it held before a scan. */
  readonly opened: boolean;
}

export const NO_BURST: KeyBurst = { text: '', lastAt: Number.NEGATIVE_INFINITY };

const isPrintable = (key: string): boolean => [...key].length === 1;

const isQrLine = (text: string): boolean =>
  /\d{12}\|/.test(text) && text.split(SEPARATOR).length - 1 >= LEAST_SEPARATORS;

/** From its number on: whatever stood before it was typed by hand. */
const lineOf = (text: string): string => text.slice(text.search(/\d{12}\|/));

/** True while a scanner is typing. */
export const isScanning = (burst: KeyBurst, at: number): boolean =>
  burst.text.length >= SCANNER_KEYS && at - burst.lastAt <= QUIET_MS;

export function pressKey(burst: KeyBurst, press: KeyPress): KeyOutcome {
  const follows = press.at - burst.lastAt <= BURST_GAP_MS;
  if (press.key === 'Enter' || press.key === 'Tab') {
    const ended = { burst: NO_BURST, opened: false };
    return follows && isQrLine(burst.text)
      ? { ...ended, effect: { kind: 'line', line: lineOf(burst.text) }, swallow: true }
      : { ...ended, swallow: false };
  }
  // Shift for the bar, Alt+digits for a letter with marks, an input method at work: the burst goes on without a letter.
  if (!isPrintable(press.key) || press.modified) {
    return { burst: follows ? { ...burst, lastAt: press.at } : burst, swallow: false, opened: false };
  }
  if (press.repeat) return { burst: NO_BURST, swallow: false, opened: false };
  const text = follows ? (burst.text + press.key).slice(0, LONGEST_LINE) : press.key;
  const next = { burst: { text, lastAt: press.at }, opened: !follows };
  return !press.inField && /^\d$/.test(press.key) && text.length < SCANNER_KEYS
    ? { ...next, effect: { kind: 'digit', digit: press.key }, swallow: true }
    : { ...next, swallow: false };
}

/** Called when no key has fallen for a while: a scanner without a terminator ends its line so. */
export function fallQuiet(burst: KeyBurst, at: number): KeyOutcome {
  if (at - burst.lastAt < QUIET_MS) return { burst, swallow: false, opened: false };
  return {
    burst: NO_BURST,
    ...(isQrLine(burst.text) && { effect: { kind: 'line', line: lineOf(burst.text) } as const }),
    swallow: false,
    opened: false,
  };
}
