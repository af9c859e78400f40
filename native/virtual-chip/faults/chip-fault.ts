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
  /** The n-th answer under secure messaging carries a wrong MAC. */
  | { readonly kind: 'wrong-mac'; readonly securedResponse: number }
  /** A weak field: each APDU takes this much longer. */
  | { readonly kind: 'slow'; readonly milliseconds: number };

export type ChipFaultKind = ChipFault['kind'];

export type FaultStage = 'issuing' | 'files' | 'answers' | 'carrier';

export const FAULT_STAGE: { readonly [K in ChipFaultKind]: FaultStage } = {
  'tear-at-apdu': 'carrier',
  'tampered-dg1': 'files',
  'tampered-dg2': 'files',
  'tampered-dg13': 'files',
  'unknown-issuer': 'issuing',
  cloned: 'files',
  'bac-only': 'files',
  'pace-broken': 'answers',
  'random-bytes': 'answers',
  'truncated-sod': 'files',
  'dg-not-in-sod': 'issuing',
  'wrong-mac': 'answers',
  slow: 'carrier',
};

export function findFault<K extends ChipFaultKind>(
  faults: readonly ChipFault[],
  kind: K,
): Extract<ChipFault, { kind: K }> | undefined {
  return faults.find((fault): fault is Extract<ChipFault, { kind: K }> => fault.kind === kind);
}
