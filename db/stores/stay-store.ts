/** The projection of stays: who is where, as the chains of records come to. The person stays in the declaration. */
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { isStay } from '../../electron/core/declaration/declaration.ts';
import type { RecordId } from '../../electron/core/declaration/record.ts';
import type { Ward } from '../../electron/core/declaration/stay-notice.ts';
import { failure } from '../../electron/core/failure/failure.ts';
import type { StayStore } from '../../electron/core/ports/stay-stores.ts';
import type { StayPicture } from '../../electron/core/stay/stay-picture.ts';
import type { Access } from '../engine.ts';
import type { Schema } from '../schema.ts';
import { openJson, sealJson } from '../sealing/sealed-json.ts';
import type { SealContext, Sealer } from '../sealing/sealer.ts';
import { DatabaseFailure } from '../sqlite-error.ts';
import { declarationStore } from './declaration-store.ts';
import { inOrderOf, inPortions } from './portions.ts';
import { documentToken, roomToken } from './search-tokens.ts';

type Row = Selectable<Schema['stay']>;

const placeSchema: z.ZodType<{ readonly room: string; readonly ward?: Ward }> = z.object({
  room: z.string(),
  ward: z.object({ department: z.string(), bed: z.string() }).exactOptional(),
});

/** Keeps the projection in `access`, sealed by `sealer`. */
export function stayStore(access: Access, sealer: Sealer): StayStore {
  const declarations = declarationStore(access, sealer);

  const complete = async (rows: readonly Row[]): Promise<readonly StayPicture[]> => {
    const heads = await declarations.byIds(rows.map((row) => row.head_id));
    const byId = new Map(heads.map((head) => [head.id, head]));
    return rows.map((row) => {
      const head = byId.get(row.head_id);
      if (head === undefined || !isStay(head))
        throw new DatabaseFailure(failure('database-damaged', { detail: `stay ${row.id} has no head` }));
      return pictureOf(sealer, row, head);
    });
  };

  const rowsByIds = (ids: readonly RecordId[]) =>
    access.read(async (db) => {
      const rows = await inPortions(ids, (portion) =>
        db.selectFrom('stay').selectAll().where('id', 'in', portion).execute(),
      );
      return inOrderOf(ids, rows);
    });

  return {
    put: (picture) =>
      access.write(async (db) => {
        const { id, ...row } = rowOf(sealer, picture);
        await db
          .insertInto('stay')
          .values({ id, ...row })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute();
      }),

    byId: async (id) => (await complete(await rowsByIds([id])))[0],

    byIds: async (ids) => complete(await rowsByIds(ids)),

    open: async (limit) =>
      complete(
        await access.read((db) =>
          db
            .selectFrom('stay')
            .selectAll()
            .where('status', '=', 'open')
            .orderBy('arrival', 'desc')
            .limit(limit)
            .execute(),
        ),
      ),

    between: async (query) => complete(await access.read((db) => rowsBetween(db, query))),

    touching: (ids, from, until) =>
      access.read(async (db) => {
        const rows = await inPortions(ids, (portion) =>
          db
            .selectFrom('stay')
            .select('id')
            .where('id', 'in', portion)
            .where('arrival', '<', until)
            .where('ends_at', '>', from)
            .execute(),
        );
        return inOrderOf(ids, rows).map(({ id }) => id);
      }),

    ofPerson: async (documentNumber, limit) =>
      complete(
        await access.read((db) =>
          db
            .selectFrom('stay')
            .selectAll()
            .where('person_index', '=', documentToken(sealer, documentNumber))
            .orderBy('arrival', 'desc')
            .limit(limit)
            .execute(),
        ),
      ),

    missing: (limit) =>
      access.read(async (db) => {
        const rows = await db
          .selectFrom('declaration')
          .select('declaration.id')
          .leftJoin('stay', 'stay.id', 'declaration.id')
          .where('declaration.kind', 'in', ['stay-notice', 'foreign-stay'])
          .where('declaration.corrects', 'is', null)
          .where('stay.id', 'is', null)
          .orderBy('declaration.created_at')
          .limit(limit)
          .execute();
        return rows.map((row) => row.id);
      }),
  };
}

async function rowsBetween(
  db: Kysely<Schema>,
  { from, until, guestClass, limit, after }: Parameters<StayStore['between']>[0],
): Promise<readonly Row[]> {
  let query = db.selectFrom('stay').selectAll().where('arrival', '<', until).where('ends_at', '>', from);
  if (guestClass !== undefined) query = query.where('guest_class', '=', guestClass);
  if (after !== undefined)
    query = query.where((where) =>
      where.or([
        where('arrival', '<', after.arrival),
        where.and([where('arrival', '=', after.arrival), where('id', '<', after.id)]),
      ]),
    );
  return query.orderBy('arrival', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

function rowOf(sealer: Sealer, picture: StayPicture) {
  const { stayId: id, head, room, ward } = picture;
  const { number } = head.person.document;
  return {
    id,
    head_id: head.id,
    kind: head.kind,
    guest_class: picture.guestClass,
    facility_id: head.facilityId,
    status: picture.status,
    arrival: picture.arrival,
    planned_departure: picture.plannedDeparture,
    departed_at: picture.departedAt ?? null,
    ends_at: picture.departedAt ?? picture.plannedDeparture,
    changes: picture.changes,
    person_index: number === '' ? null : documentToken(sealer, number),
    room_index: roomToken(sealer, room),
    sealed_place: sealJson(sealer, { room, ...(ward && { ward }) }, cell(id)),
  };
}

const pictureOf = (sealer: Sealer, row: Row, head: StayPicture['head']): StayPicture => ({
  stayId: row.id,
  head,
  guestClass: row.guest_class,
  ...openJson(sealer, row.sealed_place, cell(row.id), placeSchema),
  arrival: row.arrival,
  plannedDeparture: row.planned_departure,
  ...(row.departed_at !== null && { departedAt: row.departed_at }),
  status: row.status,
  ...(head.kind === 'foreign-stay' &&
    head.permittedStayUntil !== '' && { permittedStayUntil: head.permittedStayUntil }),
  changes: row.changes,
});

const cell = (rowId: RecordId): SealContext => ({ table: 'stay', column: 'sealed_place', rowId });
