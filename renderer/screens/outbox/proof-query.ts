/** What is asked of the proof archive. Pure. */
import type { ProofQuery } from '../../bridge/view-types.ts';

/** @param day `YYYY-MM-DD`; undefined while what is typed is no day. Undefined: there is nothing to ask yet */
export function queryOf(by: ProofQuery['by'], text: string, day: string | undefined): ProofQuery | undefined {
  const words = text.trim();
  if (by === 'day') return day === undefined ? undefined : { by, day };
  if (words === '') return undefined;
  switch (by) {
    case 'receipt':
      return { by, receiptNumber: words };
    case 'document':
      return { by, number: words.replaceAll(/\s/g, '') };
    case 'name':
      return { by, name: words };
  }
}
