/** Visitors to rooms: in, out, and whether the document was given back (NĐ 96/2016 đ.44). */
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Person } from '../../electron/core/identity/person.ts';
import type { Visitor, VisitorStore } from '../../electron/core/ports/stay-stores.ts';
import type { Access } from '../engine.ts';
import type { Schema } from '../schema.ts';
import { openJson, sealJson } from '../sealing/sealed-json.ts';
import type { SealContext, Sealer } from '../sealing/sealer.ts';
import { personSchema } from './documents.ts';

const schema: z.ZodType<{ readonly person: Person; readonly room: string }> = z.object({
  person: personSchema,
  room: z.string(),
});

export const visitorStore = (access: Access, sealer: Sealer): VisitorStore => ({
  insert: (visitor) =>
    access.write(async (db) => {
      const { id, person, room } = visitor;
      await db
        .insertInto('visitor')
        .values({
          id,
          facility_id: visitor.facilityId,
          operator_id: visitor.operatorId,
          visits_stay_id: visitor.visitsStayId ?? null,
          entered_at: visitor.enteredAt,
          left_at: visitor.leftAt ?? null,
          document_returned: Number(visitor.documentReturned),
          sealed_visitor: sealJson(sealer, { person, room }, cell(id)),
        })
        .execute();
    }),

  leave: (id, at, documentReturned) =>
    access.write(async (db) => {
      const { numUpdatedRows } = await db
        .updateTable('visitor')
        .set({ left_at: at, document_returned: Number(documentReturned) })
        .where('id', '=', id)
        .where('left_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    }),

  inside: () =>
    access.read(async (db) => {
      const rows = await db
        .selectFrom('visitor')
        .selectAll()
        .where('left_at', 'is', null)
        .orderBy('entered_at')
        .execute();
      return rows.map((row) => fromRow(sealer, row));
    }),

  leftBetween: (from, until) =>
    access.read(async (db) => {
      const rows = await db
        .selectFrom('visitor')
        .selectAll()
        .where('left_at', '>=', from)
        .where('left_at', '<', until)
        .orderBy('left_at', 'desc')
        .execute();
      return rows.map((row) => fromRow(sealer, row));
    }),
});

const fromRow = (sealer: Sealer, row: Selectable<Schema['visitor']>): Visitor => ({
  id: row.id,
  facilityId: row.facility_id,
  operatorId: row.operator_id,
  ...openJson(sealer, row.sealed_visitor, cell(row.id), schema),
  ...(row.visits_stay_id !== null && { visitsStayId: row.visits_stay_id }),
  enteredAt: row.entered_at,
  ...(row.left_at !== null && { leftAt: row.left_at }),
  documentReturned: row.document_returned === 1,
});

const cell = (rowId: string): SealContext => ({ table: 'visitor', column: 'sealed_visitor', rowId });
