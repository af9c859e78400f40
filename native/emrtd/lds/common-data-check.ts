/** Whether EF.COM is the table of contents that it should be. Nothing is proven by it: EF.SOD decides what belongs to a chip. */
import type { Check } from '../../../electron/core/identity/verdict.ts';
import { parseCommonData } from './ef-com.ts';

/**
 * Nothing when there is nothing to say. Doc 9303-10 §4.6.1 has EF.COM on every chip and repeats its contents, signed, in
 * EF.SOD (LDS 1.8), so that a chip without it can be read and is told apart.
 */
export function checkCommonData(file: Uint8Array | undefined): readonly Check[] {
  const parsed = file && parseCommonData(file);
  if (parsed?.ok) return [];
  const note = file ? 'EF.COM malformed' : 'EF.COM missing';
  return [{ name: 'consistency', outcome: 'fail', reason: 'common-data-unusable', note }];
}
