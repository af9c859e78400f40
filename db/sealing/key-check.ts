/** The one cell whose content is known, to tell a wrong key from a damaged database. */
import { SealBroken, type SealContext, type Sealer } from './sealer.ts';

export const KEY_CHECK_ROW = 1;

const CONTEXT: SealContext = { table: 'key_check', column: 'sealed_value', rowId: String(KEY_CHECK_ROW) };
const KNOWN = 'declaration-desk';

export const writeKeyCheck = (sealer: Sealer): Uint8Array => sealer.seal(Buffer.from(KNOWN, 'utf8'), CONTEXT);

/** Whether the sealer's keys are those of the database that `sealed` comes from. */
export function keyFits(sealer: Sealer, sealed: Uint8Array): boolean {
  try {
    return Buffer.from(sealer.open(sealed, CONTEXT)).toString('utf8') === KNOWN;
  } catch (error) {
    if (error instanceof SealBroken) return false;
    throw error;
  }
}
