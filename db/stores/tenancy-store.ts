/** Tenancies: who lives where, for how long, and until when the residence is registered. */
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Person } from '../../electron/core/identity/person.ts';
import type { Tenancy, TenancyStore } from '../../electron/core/ports/stay-stores.ts';
import type { Access } from '../engine.ts';
import type { Schema } from '../schema.ts';
import { openJson, sealJson } from '../sealing/sealed-json.ts';
import type { SealContext, Sealer } from '../sealing/sealer.ts';
import { personSchema } from './documents.ts';

const schema: z.ZodType<{ readonly person: Person; readonly room: string }> = z.object({
  person: personSchema,
  room: z.string(),
});

export const tenancyStore = (access: Access, sealer: Sealer): TenancyStore => ({
  put: (tenancy) =>
    access.write(async (db) => {
      const { id, person, room } = tenancy;
      const row = {
        facility_id: tenancy.facilityId,
        stay_id: tenancy.stayId ?? null,
        begins: tenancy.begins,
        ends: tenancy.ends,
        registered_until: tenancy.registeredUntil ?? null,
        ended_on: tenancy.endedOn ?? null,
        created_at: tenancy.createdAt,
        sealed_tenant: sealJson(sealer, { person, room }, cell(id)),
      };
      await db
        .insertInto('tenancy')
        .values({ id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    }),

  byId: (id) =>
    access.read(async (db) => {
      const row = await db.selectFrom('tenancy').selectAll().where('id', '=', id).executeTakeFirst();
      return row && fromRow(sealer, row);
    }),

  current: () =>
    access.read(async (db) => {
      const rows = await db
        .selectFrom('tenancy')
        .selectAll()
        .where('ended_on', 'is', null)
        .orderBy('ends')
        .execute();
      return rows.map((row) => fromRow(sealer, row));
    }),

  ended: (limit) =>
    access.read(async (db) => {
      const rows = await db
        .selectFrom('tenancy')
        .selectAll()
        .where('ended_on', 'is not', null)
        .orderBy('ended_on', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => fromRow(sealer, row));
    }),

  ofStay: (stayId) =>
    access.read(async (db) => {
      const row = await db.selectFrom('tenancy').selectAll().where('stay_id', '=', stayId).executeTakeFirst();
      return row && fromRow(sealer, row);
    }),
});

const fromRow = (sealer: Sealer, row: Selectable<Schema['tenancy']>): Tenancy => ({
  id: row.id,
  facilityId: row.facility_id,
  ...(row.stay_id !== null && { stayId: row.stay_id }),
  ...openJson(sealer, row.sealed_tenant, cell(row.id), schema),
  begins: row.begins,
  ends: row.ends,
  ...(row.registered_until !== null && { registeredUntil: row.registered_until }),
  ...(row.ended_on !== null && { endedOn: row.ended_on }),
  createdAt: row.created_at,
});

const cell = (rowId: string): SealContext => ({ table: 'tenancy', column: 'sealed_tenant', rowId });
