/** Tasks "inform the police": opened, and told once, with who was told, how, when and by whom. */
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { ByHandWay } from '../../electron/core/outbox/entry.ts';
import type { PoliceTask, PoliceTaskStore, Told } from '../../electron/core/ports/stay-stores.ts';
import type { Access } from '../engine.ts';
import type { Schema } from '../schema.ts';
import { openJson, sealJson } from '../sealing/sealed-json.ts';
import type { SealContext, Sealer } from '../sealing/sealer.ts';

type Row = Selectable<Schema['police_task']>;

const taskSchema: z.ZodType<Pick<PoliceTask, 'fullName' | 'room' | 'note'>> = z.object({
  fullName: z.string().exactOptional(),
  room: z.string().exactOptional(),
  note: z.string().exactOptional(),
});

const toldSchema: z.ZodType<Pick<Told, 'who' | 'way' | 'words'>> = z.object({
  who: z.string(),
  way: z.custom<ByHandWay>((value) => typeof value === 'string'),
  words: z.string().exactOptional(),
});

export const policeTaskStore = (access: Access, sealer: Sealer): PoliceTaskStore => ({
  insert: (task) =>
    access.write(async (db) => {
      const { id, fullName, room, note } = task;
      const words = {
        ...(fullName !== undefined && { fullName }),
        ...(room !== undefined && { room }),
        ...(note !== undefined && { note }),
      };
      await db
        .insertInto('police_task')
        .values({
          id,
          facility_id: task.facilityId,
          kind: task.kind,
          stay_id: task.stayId ?? null,
          opened_at: task.openedAt,
          opened_by: task.openedBy,
          told_at: null,
          told_by: null,
          sealed_task: sealJson(sealer, words, cell('sealed_task', id)),
          sealed_told: null,
        })
        .execute();
    }),

  tell: (id, { who, way, at, by, words }) =>
    access.write(async (db) => {
      const { numUpdatedRows } = await db
        .updateTable('police_task')
        .set({
          told_at: at,
          told_by: by,
          sealed_told: sealJson(
            sealer,
            { who, way, ...(words !== undefined && { words }) },
            cell('sealed_told', id),
          ),
        })
        .where('id', '=', id)
        .where('told_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    }),

  withdraw: (id, { at, by }) =>
    access.write(async (db) => {
      const { numUpdatedRows } = await db
        .updateTable('police_task')
        .set({ told_at: at, told_by: by })
        .where('id', '=', id)
        .where('told_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    }),

  byId: (id) =>
    access.read(async (db) => {
      const row = await db.selectFrom('police_task').selectAll().where('id', '=', id).executeTakeFirst();
      return row && fromRow(sealer, row);
    }),

  open: () =>
    access.read(async (db) => {
      const rows = await db
        .selectFrom('police_task')
        .selectAll()
        .where('told_at', 'is', null)
        .orderBy('opened_at')
        .execute();
      return rows.map((row) => fromRow(sealer, row));
    }),

  told: (limit) =>
    access.read(async (db) => {
      const rows = await db
        .selectFrom('police_task')
        .selectAll()
        .where('sealed_told', 'is not', null)
        .orderBy('told_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => fromRow(sealer, row));
    }),

  openOfStay: (stayId) =>
    access.read(async (db) => {
      const row = await db
        .selectFrom('police_task')
        .selectAll()
        .where('stay_id', '=', stayId)
        .where('told_at', 'is', null)
        .orderBy('opened_at')
        .executeTakeFirst();
      return row && fromRow(sealer, row);
    }),
});

function fromRow(sealer: Sealer, row: Row): PoliceTask {
  const told = toldOf(sealer, row);
  return {
    id: row.id,
    facilityId: row.facility_id,
    kind: row.kind,
    ...(row.stay_id !== null && { stayId: row.stay_id }),
    ...openJson(sealer, row.sealed_task, cell('sealed_task', row.id), taskSchema),
    openedAt: row.opened_at,
    openedBy: row.opened_by,
    ...(told && { told }),
  };
}

function toldOf(sealer: Sealer, row: Row): Told | undefined {
  if (row.told_at === null || row.told_by === null || row.sealed_told === null) return undefined;
  const said = openJson(sealer, row.sealed_told, cell('sealed_told', row.id), toldSchema);
  return { ...said, at: row.told_at, by: row.told_by };
}

const cell = (column: 'sealed_task' | 'sealed_told', rowId: string): SealContext => ({
  table: 'police_task',
  column,
  rowId,
});
