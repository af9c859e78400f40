/**
 * What can be wrong with a card, as data, so that training, tests and the command line name it the same way.
 * `stage` says who applies a fault: the issuer, the one who tampers with the written files, the chip's own
 * answers, or the reader that carries them.
 */
import type { DataGroupName } from '../profiles/chip-profile.ts';

export type ChipFault =
  /** The card leaves the field just before its n-th command APDU (1 = the first) gets its answer. Once. */
  | { readonly kind: 'tear-at-apdu'; readonly apdu: number }
  /** Files changed after signing: a forged card with the old EF.SOD. */
  | { readonly kind: 'tampered-dg1' }
  | { readonly kind: 'tampered-dg2' }
  | { readonly kind: 'tampered-dg13' }
  /** A forger's own keys in place of the signed ones, with which the chip answers rightly. */
  | { readonly kind: 'tampered-dg14' }
  | { readonly kind: 'tampered-dg15' }
  /** Signed by somebody who calls himself the issuer. */
  | { readonly kind: 'unknown-issuer' }
  /** A copy of all files without the private keys: chip and active authentication fail. */
  | { readonly kind: 'cloned' }
  /** No PACE at all. EF.CardAccess is gone, DG14 still announces PACE: the silent downgrade. */
  | { readonly kind: 'bac-only' }
  /** PACE is announced but breaks off. */
  | { readonly kind: 'pace-broken' }
  /** From this APDU on the chip answers noise. */
  | { readonly kind: 'random-bytes'; readonly fromApdu: number }
  | { readonly kind: 'truncated-sod'; readonly bytes: number }
  /** The group is on the chip and in EF.COM, but nothing signs it. */
  | { readonly kind: 'dg-not-in-sod'; readonly dataGroup: DataGroupName }
  /** EF.COM lists a group that is neither on the chip nor in EF.SOD. */
  | { readonly kind: 'dg-announced'; readonly dataGroup: number }
  /** The group is signed and listed, but the chip says that it has no such file. */
  | { readonly kind: 'dg-withheld'; readonly dataGroup: DataGroupName }
  | { readonly kind: 'com-missing' }
  /** EF.COM without its list. */
  | { readonly kind: 'com-malformed' }
  /** The n-th answer under secure messaging carries a wrong MAC. */
  | { readonly kind: 'wrong-mac'; readonly securedResponse: number }
  /** A weak field: each APDU takes this much longer. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** No answer carries more than this many octets of a file, whatever is asked for. */
  | { readonly kind: 'short-chunks'; readonly bytes: number }
  /** Commands of extended length are refused with 6700. */
  | { readonly kind: 'no-extended' }
  /** Every refusal is 6F00 in place of the status word that the standard names. */
  | { readonly kind: 'wrong-status-words' }
  /** The certificate of the document signer has ended since it signed. */
  | { readonly kind: 'expired-ds' }
  /** The file states a length of two gigabytes. */
  | { readonly kind: 'oversized-length'; readonly dataGroup: DataGroupName }
  /** From this APDU on every answer is one octet and 61FF: there is always more to fetch. */
  | { readonly kind: 'endless-61xx'; readonly fromApdu: number }
  /** READ BINARY is answered 6Cxx for ever, each time with another length. */
  | { readonly kind: 'endless-6cxx' }
  /** SELECT of the master file is refused with this status word. */
  | { readonly kind: 'mf-refused'; readonly sw: number }
  /** The chip counts wrong passwords (63Cx), and after this many takes none for the rest of its life (6983). */
  | { readonly kind: 'retry-counter'; readonly tries: number };

export type ChipFaultKind = ChipFault['kind'];

export type FaultStage = 'issuing' | 'files' | 'answers' | 'carrier';

export const FAULT_STAGE: { readonly [K in ChipFaultKind]: FaultStage } = {
  'tear-at-apdu': 'carrier',
  'tampered-dg1': 'files',
  'tampered-dg2': 'files',
  'tampered-dg13': 'files',
  'tampered-dg14': 'files',
  'tampered-dg15': 'files',
  'unknown-issuer': 'issuing',
  cloned: 'files',
  'bac-only': 'files',
  'pace-broken': 'answers',
  'random-bytes': 'answers',
  'truncated-sod': 'files',
  'dg-not-in-sod': 'issuing',
  'dg-announced': 'files',
  'dg-withheld': 'files',
  'com-missing': 'files',
  'com-malformed': 'files',
  'wrong-mac': 'answers',
  slow: 'carrier',
  'short-chunks': 'answers',
  'no-extended': 'answers',
  'wrong-status-words': 'answers',
  'expired-ds': 'issuing',
  'oversized-length': 'files',
  'endless-61xx': 'answers',
  'endless-6cxx': 'answers',
  'mf-refused': 'answers',
  'retry-counter': 'answers',
};

export function findFault<K extends ChipFaultKind>(
  faults: readonly ChipFault[],
  kind: K,
): Extract<ChipFault, { kind: K }> | undefined {
  return faults.find((fault): fault is Extract<ChipFault, { kind: K }> => fault.kind === kind);
}
