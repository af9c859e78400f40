/**
 * What scanners type that pretend to be a keyboard. It went through the keyboard layout and, on most Vietnamese
 * computers, through a Telex or VNI input method, so letters are damaged: accents lost, doubled, or turned into others.
 * Digits, separators and dates come through, and the rest is taken from the chip. The keys themselves are told apart
 * from typing in the page.
 */
import { parseCardQr } from '../../electron/core/identity/card-qr.ts';
import { err, ok, type Result } from '../../electron/core/result.ts';

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
