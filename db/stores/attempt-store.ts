/** The proof archive: what was sent and what came back, per record, in order. */
import { z } from 'zod';
import type { RecordId } from '../../electron/core/declaration/record.ts';
import type { AttemptStore } from '../../electron/core/ports/stores.ts';
import type { Access } from '../engine.ts';
import { openJson, sealJson } from '../sealing/sealed-json.ts';
import type { SealContext, Sealer } from '../sealing/sealer.ts';

/** Keeps attempts in `access`, sealed by `sealer`. */
export const attemptStore = (access: Access, sealer: Sealer): AttemptStore => ({
  insert: (attempt) =>
    access.write(async (db) => {
      const { entryId } = attempt;
      const { last } = await db
        .selectFrom('attempt')
        .select(({ fn }) => fn.max<number | null>('ordinal').as('last'))
        .where('entry_id', '=', entryId)
        .executeTakeFirstOrThrow();
      const ordinal = (last ?? 0) + 1;
      await db
        .insertInto('attempt')
        .values({
          entry_id: entryId,
          ordinal,
          at: attempt.at,
          action: attempt.action,
          outcome: attempt.outcome,
          failure_code: attempt.failureCode ?? null,
          duration_ms: Math.round(attempt.durationMs),
          sealed_request: sealJson(sealer, attempt.request, cell('sealed_request', entryId, ordinal)),
          sealed_reply: sealJson(sealer, attempt.reply, cell('sealed_reply', entryId, ordinal)),
        })
        .execute();
    }),

  of: (entryId) =>
    access.read(async (db) => {
      const rows = await db
        .selectFrom('attempt')
        .selectAll()
        .where('entry_id', '=', entryId)
        .orderBy('ordinal')
        .execute();
      return rows.map((row) => ({
        entryId: row.entry_id,
        at: row.at,
        action: row.action,
        outcome: row.outcome,
        ...(row.failure_code === null ? {} : { failureCode: row.failure_code }),
        request: openJson(
          sealer,
          row.sealed_request,
          cell('sealed_request', entryId, row.ordinal),
          z.string(),
        ),
        reply: openJson(sealer, row.sealed_reply, cell('sealed_reply', entryId, row.ordinal), z.string()),
        durationMs: row.duration_ms,
      }));
    }),
});

const cell = (
  column: 'sealed_request' | 'sealed_reply',
  entryId: RecordId,
  ordinal: number,
): SealContext => ({ table: 'attempt', column, rowId: `${entryId} ${ordinal}` });
