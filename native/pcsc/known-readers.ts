/**
 * Readers that stand on counters, as their makers' descriptors say (CCID driver of Ludovic Rousseau, reader files).
 * Dated data: a firmware may know better, so what a read has shown goes before it.
 */

export type CardInterface = 'contactless' | 'contact' | 'dual' | 'unknown';

export interface KnownReader {
  readonly model: string;
  readonly interface: CardInterface;
  /** Whether commands of extended length reach the card, by the descriptor. */
  readonly lengths: 'short' | 'extended' | 'unknown';
}

interface ReaderRow extends KnownReader {
  /** In the name that PC/SC gives the reader. */
  readonly pattern: RegExp;
}

/** When the descriptors were looked up. */
export const KNOWN_READERS_AS_OF = '2026-06';

/** More special names first. A reader that works on TPDU level leaves the length to its driver. */
const ROWS: readonly ReaderRow[] = [
  { pattern: /\bACR122/i, model: 'ACS ACR122U', interface: 'contactless', lengths: 'short' },
  { pattern: /\bACR1252/i, model: 'ACS ACR1252U', interface: 'contactless', lengths: 'extended' },
  { pattern: /\bACR1281/i, model: 'ACS ACR1281U', interface: 'dual', lengths: 'extended' },
  { pattern: /\bACR1552/i, model: 'ACS ACR1552U', interface: 'contactless', lengths: 'extended' },
  { pattern: /\bACR1581/i, model: 'ACS ACR1581U', interface: 'dual', lengths: 'extended' },
  { pattern: /\bACR3[89]/i, model: 'ACS ACR38U / ACR39U', interface: 'contact', lengths: 'unknown' },
  {
    pattern: /\bOMNIKEY\b.*\b5022/i,
    model: 'HID OMNIKEY 5022',
    interface: 'contactless',
    lengths: 'extended',
  },
  { pattern: /\bOMNIKEY\b.*\b5422/i, model: 'HID OMNIKEY 5422', interface: 'dual', lengths: 'extended' },
  {
    pattern: /\bOMNIKEY\b.*\b5427/i,
    model: 'HID OMNIKEY 5427CK',
    interface: 'contactless',
    lengths: 'extended',
  },
  {
    pattern: /\bOMNIKEY\b.*\b3[x0-9]21/i,
    model: 'HID OMNIKEY 3x21',
    interface: 'contact',
    lengths: 'extended',
  },
  {
    pattern: /\buTrust 3700/i,
    model: 'Identiv uTrust 3700 F',
    interface: 'contactless',
    lengths: 'extended',
  },
  { pattern: /\buTrust 3720/i, model: 'Identiv uTrust 3720', interface: 'contactless', lengths: 'short' },
  { pattern: /\buTrust 4701/i, model: 'Identiv uTrust 4701 F', interface: 'dual', lengths: 'extended' },
  { pattern: /\buTrust 2910/i, model: 'Identiv uTrust 2910 R', interface: 'contact', lengths: 'unknown' },
  { pattern: /\bR502\b/i, model: 'Feitian R502-CL', interface: 'contactless', lengths: 'extended' },
];

/** The reader behind a PC/SC name, if it is one of those. */
export function knownReader(name: string): KnownReader | undefined {
  const row = ROWS.find(({ pattern }) => pattern.test(name));
  if (row === undefined) return undefined;
  const { pattern: _, ...reader } = row;
  return reader;
}

/** One slot of a box: its name may say more than the box is known for. */
export function interfaceOf(name: string): CardInterface {
  if (/\b(PICC|Contactless|CL)\b/i.test(name)) return 'contactless';
  if (/\b(ICC|Contact)\b/i.test(name)) return 'contact';
  return knownReader(name)?.interface ?? 'unknown';
}

/** The name without the numbers that PC/SC puts behind it, which change with the socket. */
export const withoutIndex = (name: string): string => name.replace(/(\s+\d{1,2})+$/, '');
