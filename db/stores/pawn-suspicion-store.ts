/** Reports of suspicion: written once, never changed. */
import type { SuspicionStore } from '../../electron/core/ports/pawn-stores.ts';
import type { Access } from '../engine.ts';
import { openJson, sealJson } from '../sealing/sealed-json.ts';
import type { SealContext, Sealer } from '../sealing/sealer.ts';
import { reportSchema } from './pawn-documents.ts';

/** Keeps reports in `access`, sealed by `sealer`. */
export const suspicionStore = (access: Access, sealer: Sealer): SuspicionStore => ({
  insert: ({ id, at, operatorId, declarationId, report, person }) =>
    access.write(async (db) => {
      await db
        .insertInto('suspicion_report')
        .values({
          id,
          at,
          operator_id: operatorId,
          declaration_id: declarationId ?? null,
          sealed_report: sealJson(sealer, { report, ...(person && { person }) }, cell(id)),
        })
        .execute();
    }),

  count: (from, until) =>
    access.read(async (db) => {
      const { finds } = await db
        .selectFrom('suspicion_report')
        .where('at', '>=', from)
        .where('at', '<', until)
        .select(({ fn }) => fn.countAll<number>().as('finds'))
        .executeTakeFirstOrThrow();
      return Number(finds);
    }),

  latest: (limit) =>
    access.read(async (db) => {
      const rows = await db
        .selectFrom('suspicion_report')
        .selectAll()
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        at: row.at,
        operatorId: row.operator_id,
        ...(row.declaration_id === null ? {} : { declarationId: row.declaration_id }),
        ...openJson(sealer, row.sealed_report, cell(row.id), reportSchema),
      }));
    }),
});

const cell = (rowId: string): SealContext => ({
  table: 'suspicion_report',
  column: 'sealed_report',
  rowId,
});
