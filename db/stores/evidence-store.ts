/** Evidence of chip reads, one sealed document per record; written once. */
import { z } from 'zod';
import type { RecordId } from '../../electron/core/declaration/record.ts';
import type { EvidenceStore } from '../../electron/core/ports/stores.ts';
import type { Access } from '../engine.ts';
import { openJson, sealJson } from '../sealing/sealed-json.ts';
import type { SealContext, Sealer } from '../sealing/sealer.ts';

/** Keeps evidence in `access`, sealed by `sealer`. */
export const evidenceStore = (access: Access, sealer: Sealer): EvidenceStore => ({
  insert: (recordId, evidence, createdAt) =>
    access.write(async (db) => {
      await db
        .insertInto('evidence')
        .values({
          record_id: recordId,
          created_at: createdAt,
          sealed_document: sealJson(sealer, evidence, cell(recordId)),
        })
        .execute();
    }),

  of: (recordId) =>
    access.read(async (db) => {
      const row = await db
        .selectFrom('evidence')
        .select('sealed_document')
        .where('record_id', '=', recordId)
        .executeTakeFirst();
      return row && openJson(sealer, row.sealed_document, cell(recordId), z.string());
    }),
});

const cell = (recordId: RecordId): SealContext => ({
  table: 'evidence',
  column: 'sealed_document',
  rowId: recordId,
});
