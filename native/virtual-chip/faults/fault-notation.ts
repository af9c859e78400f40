/** Faults as people write them on a command line: JSON, or `kind` with a number after a colon. */
import { z } from 'zod';
import { err, ok, type Result } from '../../../electron/core/result.ts';
import type { ChipFault, ChipFaultKind } from './chip-fault.ts';

const count = z.number().int().min(1).max(1_000_000);
const dataGroup = z.enum(['DG1', 'DG2', 'DG3', 'DG7', 'DG11', 'DG12', 'DG13', 'DG14', 'DG15']);

const schema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tear-at-apdu'), apdu: count }),
  z.object({ kind: z.literal('tampered-dg1') }),
  z.object({ kind: z.literal('tampered-dg2') }),
  z.object({ kind: z.literal('tampered-dg13') }),
  z.object({ kind: z.literal('tampered-dg14') }),
  z.object({ kind: z.literal('tampered-dg15') }),
  z.object({ kind: z.literal('unknown-issuer') }),
  z.object({ kind: z.literal('cloned') }),
  z.object({ kind: z.literal('bac-only') }),
  z.object({ kind: z.literal('pace-broken') }),
  z.object({ kind: z.literal('random-bytes'), fromApdu: count }),
  z.object({ kind: z.literal('truncated-sod'), bytes: count }),
  z.object({ kind: z.literal('dg-not-in-sod'), dataGroup }),
  z.object({ kind: z.literal('dg-announced'), dataGroup: z.number().int().min(1).max(16) }),
  z.object({ kind: z.literal('dg-withheld'), dataGroup }),
  z.object({ kind: z.literal('com-missing') }),
  z.object({ kind: z.literal('com-malformed') }),
  z.object({ kind: z.literal('wrong-mac'), securedResponse: count }),
  z.object({ kind: z.literal('slow'), milliseconds: count }),
  z.object({ kind: z.literal('short-chunks'), bytes: count }),
  z.object({ kind: z.literal('no-extended') }),
  z.object({ kind: z.literal('wrong-status-words') }),
  z.object({ kind: z.literal('expired-ds') }),
  z.object({ kind: z.literal('oversized-length'), dataGroup }),
  z.object({ kind: z.literal('endless-61xx'), fromApdu: count }),
  z.object({ kind: z.literal('endless-6cxx') }),
  z.object({ kind: z.literal('mf-refused'), sw: z.number().int().min(0x6000).max(0x9fff) }),
  z.object({ kind: z.literal('retry-counter'), tries: count }),
]) satisfies z.ZodType<ChipFault>;

/** How a number becomes the fault, and which number is meant when none is written. */
const FROM_NUMBER: {
  readonly [K in ChipFaultKind]: { readonly usual: number; fault(number: number): unknown };
} = {
  'tear-at-apdu': { usual: 20, fault: (apdu) => ({ apdu }) },
  'tampered-dg1': { usual: 0, fault: () => ({}) },
  'tampered-dg2': { usual: 0, fault: () => ({}) },
  'tampered-dg13': { usual: 0, fault: () => ({}) },
  'tampered-dg14': { usual: 0, fault: () => ({}) },
  'tampered-dg15': { usual: 0, fault: () => ({}) },
  'unknown-issuer': { usual: 0, fault: () => ({}) },
  cloned: { usual: 0, fault: () => ({}) },
  'bac-only': { usual: 0, fault: () => ({}) },
  'pace-broken': { usual: 0, fault: () => ({}) },
  'random-bytes': { usual: 10, fault: (fromApdu) => ({ fromApdu }) },
  'truncated-sod': { usual: 700, fault: (bytes) => ({ bytes }) },
  'dg-not-in-sod': { usual: 2, fault: (number) => ({ dataGroup: `DG${number}` }) },
  'dg-announced': { usual: 5, fault: (dataGroup) => ({ dataGroup }) },
  'dg-withheld': { usual: 13, fault: (number) => ({ dataGroup: `DG${number}` }) },
  'com-missing': { usual: 0, fault: () => ({}) },
  'com-malformed': { usual: 0, fault: () => ({}) },
  'wrong-mac': { usual: 5, fault: (securedResponse) => ({ securedResponse }) },
  slow: { usual: 100, fault: (milliseconds) => ({ milliseconds }) },
  'short-chunks': { usual: 32, fault: (bytes) => ({ bytes }) },
  'no-extended': { usual: 0, fault: () => ({}) },
  'wrong-status-words': { usual: 0, fault: () => ({}) },
  'expired-ds': { usual: 0, fault: () => ({}) },
  'oversized-length': { usual: 2, fault: (number) => ({ dataGroup: `DG${number}` }) },
  'endless-61xx': { usual: 10, fault: (fromApdu) => ({ fromApdu }) },
  'endless-6cxx': { usual: 0, fault: () => ({}) },
  'mf-refused': { usual: 0x6a82, fault: (sw) => ({ sw }) },
  'retry-counter': { usual: 3, fault: (tries) => ({ tries }) },
};

/** Other words for the same, as people and standards have them. */
const ALSO_WRITTEN: Readonly<Record<string, ChipFaultKind>> = {
  tear: 'tear-at-apdu',
  'unknown-csca': 'unknown-issuer',
  'wrong-can-counter': 'retry-counter',
  'short-chunks-only': 'short-chunks',
  'oversized-lengths': 'oversized-length',
  'expired-document-signer': 'expired-ds',
  clone: 'cloned',
};

export const FAULT_KINDS = Object.keys(FROM_NUMBER) as readonly ChipFaultKind[];

const isFaultKind = (text: string): text is ChipFaultKind => Object.hasOwn(FROM_NUMBER, text);

/**
 * `{"kind":"tear-at-apdu","apdu":7}`, `tear-at-apdu:7`, or `tear-at-apdu` with its usual number. The number of a fault
 * of one data group is that of the group (`oversized-length:2`, or `oversized-length:DG2`). The error tells what was wrong, in English.
 */
export function parseFault(text: string): Result<ChipFault, string> {
  const written = text.trim();
  if (written.startsWith('{')) return checked(parseObject(written));
  const [word = '', digits, ...rest] = written.split(':');
  // A data group may be called by its name.
  const number = digits?.replace(/^DG/i, '');
  if (word === 'tampered-dg' && number !== undefined) return parseFault(`tampered-dg${number}`);
  const kind = ALSO_WRITTEN[word] ?? word;
  if (!isFaultKind(kind) || rest.length > 0) return err(`unknown fault ${written}`);
  if (number !== undefined && !/^(0x[0-9a-f]+|\d+)$/i.test(number)) return err(`not a number: ${number}`);
  const { usual, fault } = FROM_NUMBER[kind];
  return checked(Object.assign({ kind }, fault(number === undefined ? usual : Number(number))));
}

function parseObject(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the schema refuses it
  }
}

function checked(value: unknown): Result<ChipFault, string> {
  const parsed = schema.safeParse(value);
  return parsed.success ? ok(parsed.data) : err(z.prettifyError(parsed.error));
}
