/** JSON documents in sealed cells. */
import type { z } from 'zod';
import { failure } from '../../electron/core/failure/failure.ts';
import { DatabaseFailure } from '../sqlite-error.ts';
import { SealBroken, type SealContext, type Sealer } from './sealer.ts';

export const sealJson = (sealer: Sealer, value: unknown, context: SealContext): Uint8Array =>
  sealer.seal(Buffer.from(JSON.stringify(value), 'utf8'), context);

/**
 * Opens a cell and reads it by its schema. Throws `DatabaseFailure` `database-damaged`, naming the place and never the
 * content, when the cell was changed or moved.
 */
export function openJson<T>(
  sealer: Sealer,
  sealed: Uint8Array,
  context: SealContext,
  schema: z.ZodType<T>,
): T {
  let text: string;
  try {
    text = Buffer.from(sealer.open(sealed, context)).toString('utf8');
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    throw new DatabaseFailure(failure('database-damaged', { detail: error.message }), { cause: error });
  }
  return schema.parse(JSON.parse(text));
}
