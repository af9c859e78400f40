/**
 * Scanners that pretend to be a keyboard. What arrives went through the keyboard layout and, on most Vietnamese
 * computers, through a Telex or VNI input method, so letters are damaged: accents lost, doubled, or turned into others.
 * Digits, separators and dates come through, and the rest is taken from the chip.
 */
import type { CardQr } from '../../electron/core/identity/card-qr.ts';
import { parseCardQr } from '../../electron/core/identity/card-qr.ts';
import { err, ok, type Result } from '../../electron/core/result.ts';

/** The parts of a KeyboardEvent (keydown) that matter. */
export interface Keystroke {
  /** The character or the name of the key; `Process` or `Unidentified` while an input method is busy. */
  readonly key: string;
  /** The physical key, e.g. `Digit4`: what the scanner pressed, whatever layout is set. */
  readonly code?: string;
  readonly shift?: boolean;
  /** Alt+digits on the number pad spell a character that the layout does not have: not digits of the scan. */
  readonly alt?: boolean;
  /** Milliseconds on any clock that does not jump. */
  readonly at: number;
}

/** Scanners send a key every 1–20 ms, people one every 80 ms or more. */
const LONGEST_GAP_MS = 50;
/** A burst shorter than this is no scan: people do roll over keys. */
const LEAST_CHARACTERS = 12;
/** Longer than any QR code on a card; a stuck key must not fill the memory. */
const MOST_CHARACTERS = 4_096;
const TERMINATORS: readonly string[] = ['Enter', 'Tab'];

/** The characters of a burst that is under way. */
export interface WedgeState {
  readonly text: string;
  readonly lastAt: number;
}

export const WEDGE_IDLE: WedgeState = { text: '', lastAt: Number.NEGATIVE_INFINITY };

/** The raw text of a burst that ended with a terminator; still to go through `trustedQrLine`. */
export interface WedgeScan {
  readonly text: string;
}

/**
 * Takes one key. Gives a scan when it is the terminator of a burst; typed keys never build one up,
 * because their gaps are too long.
 */
export function feedKey(
  state: WedgeState,
  stroke: Keystroke,
): { readonly state: WedgeState; readonly scan?: WedgeScan } {
  const continues = stroke.at - state.lastAt <= LONGEST_GAP_MS;
  const before = continues ? state.text : '';
  if (TERMINATORS.includes(stroke.key)) {
    return before.length >= LEAST_CHARACTERS
      ? { state: WEDGE_IDLE, scan: { text: before } }
      : { state: WEDGE_IDLE };
  }
  const text = (before + characterOf(stroke)).slice(-MOST_CHARACTERS);
  return { state: { text, lastAt: stroke.at } };
}

/** Digits and the separator by their physical key, so that no layout or input method can change them. */
function characterOf({ key, code = '', shift = false, alt = false }: Keystroke): string {
  if (alt) return '';
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined && !shift) return digit;
  if (code === 'Backslash' && shift) return '|';
  return [...key].length === 1 ? key : '';
}

const NUMBER = /(\d{12})$/;
const OLD_NUMBER = /^\d{9}$/;
const DATE = /^\d{8}$/;

/**
 * A QR line with only what survives a keyboard: number, old number, dates and sex in their places, name and residence
 * empty. Fails with `qr-unreadable` where there is no number followed by a birth date.
 */
export function trustedQrLine(text: string): Result<string, 'qr-unreadable'> {
  const fields = text.split('|').map((field) => field.trim());
  // What stood before the number was typed by hand, or is the AIM prefix that some scanners send (`]Q1`).
  const number = NUMBER.exec(fields[0] ?? '')?.[1];
  const birthAt = fields.findIndex((field, i) => i > 0 && DATE.test(field));
  const birth = fields[birthAt];
  if (number === undefined || birth === undefined) return err('qr-unreadable');
  const oldNumber = OLD_NUMBER.test(fields[1] ?? '') ? fields[1] : '';
  // Separators may have been lost or added inside the text, so the second date is searched, not counted.
  const issue = fields.slice(birthAt + 1).find((field) => DATE.test(field)) ?? '';
  const line = [number, oldNumber, '', birth, sexOf(fields[birthAt + 1] ?? ''), '', issue].join('|');
  return parseCardQr(line).ok ? ok(line) : err('qr-unreadable');
}

/** `Nam` keeps its letters; `Nữ` arrives as N, Nu, Nư, Nuwx, Nu74 and the like. */
function sexOf(field: string): string {
  if (/^na/i.test(field)) return 'Nam';
  return /^n(?!\d*$)|^n$/i.test(field) ? 'Nữ' : '';
}

/** `trustedQrLine`, parsed. */
export function cardFromWedge(text: string): Result<CardQr, 'qr-unreadable'> {
  const line = trustedQrLine(text);
  return line.ok ? parseCardQr(line.value) : line;
}
