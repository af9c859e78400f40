/** The proof archive: what was sent and what came back, per record, in order. */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { RecordId } from '../../electron/core/declaration/record.ts';
import type { Attempt } from '../../electron/core/outbox/entry.ts';
import type { AttemptStore } from '../../electron/core/ports/stores.ts';
import type { Access } from '../engine.ts';
import type { Schema } from '../schema.ts';
import { openJson, sealJson } from '../sealing/sealed-json.ts';
import type { SealContext, Sealer } from '../sealing/sealer.ts';
import { inPortions } from './portions.ts';

/** Keeps attempts in `access`, sealed by `sealer`. */
export const attemptStore = (access: Access, sealer: Sealer): AttemptStore => ({
  insert: (attempt) => access.write((db) => insertPortion(db, sealer, [attempt])),

  insertAll: (attempts) =>
    access.write(async (db) => {
      await inPortions(attempts, async (portion) => {
        await insertPortion(db, sealer, portion);
        return [];
      });
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

async function insertPortion(
  db: Kysely<Schema>,
  sealer: Sealer,
  attempts: readonly Attempt[],
): Promise<void> {
  if (attempts.length === 0) return;
  const lasts = await db
    .selectFrom('attempt')
    .select(({ fn }) => ['entry_id', fn.max<number>('ordinal').as('last')])
    .where(
      'entry_id',
      'in',
      attempts.map(({ entryId }) => entryId),
    )
    .groupBy('entry_id')
    .execute();
  const lastOf = new Map(lasts.map(({ entry_id, last }) => [entry_id, last]));
  const rows = attempts.map((attempt) => {
    const { entryId } = attempt;
    const ordinal = (lastOf.get(entryId) ?? 0) + 1;
    return {
      entry_id: entryId,
      ordinal,
      at: attempt.at,
      action: attempt.action,
      outcome: attempt.outcome,
      failure_code: attempt.failureCode ?? null,
      duration_ms: Math.round(attempt.durationMs),
      sealed_request: sealJson(sealer, attempt.request, cell('sealed_request', entryId, ordinal)),
      sealed_reply: sealJson(sealer, attempt.reply, cell('sealed_reply', entryId, ordinal)),
    };
  });
  await db.insertInto('attempt').values(rows).execute();
}

const cell = (
  column: 'sealed_request' | 'sealed_reply',
  entryId: RecordId,
  ordinal: number,
): SealContext => ({ table: 'attempt', column, rowId: `${entryId} ${ordinal}` });
