/** Pawn contracts as signed, their ledgers, and photos of the goods; all of it sealed. */
import type { Insertable, Kysely, Selectable } from 'kysely';
import type { PawnContract } from '../../electron/core/pawn/contract.ts';
import type { PawnEvent } from '../../electron/core/pawn/event.ts';
import { ENDED, type PawnStatus } from '../../electron/core/pawn/transitions.ts';
import type { PawnPhoto, PawnStore, StoredPawn } from '../../electron/core/ports/pawn-stores.ts';
import type { Access } from '../engine.ts';
import type { Schema } from '../schema.ts';
import { openJson, sealJson } from '../sealing/sealed-json.ts';
import type { SealContext, Sealer } from '../sealing/sealer.ts';
import { contractSchema, pawnEventSchema } from './pawn-documents.ts';
import { pawnTokens, searchTokens } from './pawn-tokens.ts';
import { inOrderOf, inPortions } from './portions.ts';

type ContractRow = Selectable<Schema['pawn_contract']>;
type EventRow = Selectable<Schema['pawn_event']>;

const NUMBER_DIGITS = 5;

/** Keeps pawns in `access`, sealed by `sealer`. */
export function pawnStore(access: Access, sealer: Sealer): PawnStore {
  const withLedgers = async (
    db: Kysely<Schema>,
    rows: readonly ContractRow[],
  ): Promise<readonly StoredPawn[]> => {
    const events = await inPortions(
      rows.map(({ id }) => id),
      (portion) =>
        db
          .selectFrom('pawn_event')
          .selectAll()
          .where('contract_id', 'in', portion)
          .orderBy('contract_id')
          .orderBy('sequence')
          .execute(),
    );
    const of = Map.groupBy(events, ({ contract_id: id }) => id);
    return rows.map((row) => ({
      contract: contractOf(sealer, row),
      events: (of.get(row.id) ?? []).map((event) => eventOf(sealer, event)),
    }));
  };

  return {
    nextNumber: (year) =>
      access.read(async (db) => {
        const last = await db
          .selectFrom('pawn_contract')
          .select(({ fn }) => fn.max('number').as('number'))
          .where('number', '>=', `${year}-`)
          .where('number', '<', `${year + 1}-`)
          .executeTakeFirst();
        const next = Number(last?.number?.slice(5) ?? 0) + 1;
        return `${year}-${String(next).padStart(NUMBER_DIGITS, '0')}`;
      }),

    insert: (contract, opening) =>
      access.write(async (db) => {
        await db.insertInto('pawn_contract').values(contractRow(sealer, contract)).execute();
        await db.insertInto('pawn_event').values(eventRow(sealer, opening)).execute();
        const tokens = pawnTokens(sealer, contract).map((token) => ({
          token,
          opened_at: contract.openedAt,
          contract_id: contract.id,
        }));
        await db.insertInto('pawn_token').values(tokens).execute();
      }),

    append: (event, { status, dueDate, endedOn }) =>
      access.write(async (db) => {
        const changed = await db
          .updateTable('pawn_contract')
          .set({ status, due_date: dueDate, ended_on: endedOn ?? null, sequence: event.sequence })
          .where('id', '=', event.contractId)
          .where('sequence', '=', event.sequence - 1)
          .executeTakeFirst();
        if (Number(changed.numUpdatedRows) !== 1) return false;
        await db.insertInto('pawn_event').values(eventRow(sealer, event)).execute();
        return true;
      }),

    byId: (id) =>
      access.read(async (db) => {
        const rows = await db.selectFrom('pawn_contract').selectAll().where('id', '=', id).execute();
        return (await withLedgers(db, rows))[0];
      }),

    list: (statuses, limit, dueBefore) =>
      access.read(async (db) => {
        const listed = db.selectFrom('pawn_contract').selectAll().where('status', 'in', statuses);
        const rows = await (dueBefore === undefined ? listed : listed.where('due_date', '<', dueBefore))
          .orderBy('due_date')
          .orderBy('id')
          .limit(limit)
          .execute();
        return withLedgers(db, rows);
      }),

    counts: (today, soon) =>
      access.read(async (db) => {
        const rows = await db
          .selectFrom('pawn_contract')
          .where('status', 'not in', ENDED)
          .groupBy(['status', 'due_date'])
          .select(({ fn }) => ['status', 'due_date', fn.countAll<number>().as('finds')])
          .execute();
        const count = (counted: (row: (typeof rows)[number]) => boolean) =>
          rows.filter(counted).reduce((sum, { finds }) => sum + Number(finds), 0);
        const isHeld = ({ status }: { readonly status: PawnStatus }) =>
          status === 'on-hold' || status === 'seized';
        return {
          running: count(() => true),
          late: count((row) => !isHeld(row) && row.due_date < today),
          dueSoon: count((row) => !isHeld(row) && row.due_date >= today && row.due_date <= soon),
          held: count(isHeld),
        };
      }),

    eventCounts: (from, until) =>
      access.read(async (db) => {
        const rows = await db
          .selectFrom('pawn_event')
          .where('at', '>=', from)
          .where('at', '<', until)
          .groupBy('type')
          .select(({ fn }) => ['type', fn.countAll<number>().as('finds')])
          .execute();
        return Object.fromEntries(rows.map(({ type, finds }) => [type, Number(finds)]));
      }),

    find: (search, limit) =>
      access.read(async (db) => {
        const found = new Map<string, number>();
        for (const tokens of searchTokens(sealer, search)) {
          for (const { id, openedAt } of await withAll(db, tokens, limit)) found.set(id, openedAt);
        }
        const ids = [...found]
          .sort(([, a], [, b]) => b - a)
          .slice(0, limit)
          .map(([id]) => id);
        const rows = await inPortions(ids, (portion) =>
          db.selectFrom('pawn_contract').selectAll().where('id', 'in', portion).execute(),
        );
        return withLedgers(db, inOrderOf(ids, rows));
      }),

    openedBetween: (from, until, limit) =>
      access.read(async (db) => {
        const rows = await db
          .selectFrom('pawn_contract')
          .selectAll()
          .where('opened_at', '>=', from)
          .where('opened_at', '<', until)
          .orderBy('opened_at')
          .orderBy('id')
          .limit(limit)
          .execute();
        return withLedgers(db, rows);
      }),

    insertPhoto: (photo, bytes) =>
      access.write(async (db) => {
        await db
          .insertInto('pawn_photo')
          .values({
            id: photo.id,
            contract_id: photo.contractId,
            item_id: photo.itemId ?? null,
            taken_at: photo.takenAt,
            mime: photo.mime,
            sealed_image: sealer.seal(bytes, imageCell(photo.id)),
          })
          .execute();
      }),

    photosOf: (contractId) =>
      access.read(async (db) => {
        const rows = await db
          .selectFrom('pawn_photo')
          .select(['id', 'contract_id', 'item_id', 'taken_at', 'mime'])
          .where('contract_id', '=', contractId)
          .orderBy('taken_at')
          .orderBy('id')
          .execute();
        return rows.map(photoOf);
      }),

    photo: (id) =>
      access.read(async (db) => {
        const row = await db.selectFrom('pawn_photo').selectAll().where('id', '=', id).executeTakeFirst();
        return row && { photo: photoOf(row), bytes: sealer.open(row.sealed_image, imageCell(id)) };
      }),
  };
}

/** Contracts that have all of the tokens, latest first. */
async function withAll(db: Kysely<Schema>, [first, ...others]: readonly Uint8Array[], limit: number) {
  if (first === undefined) return [];
  let query = db
    .selectFrom('pawn_token as found')
    .select(['found.contract_id', 'found.opened_at'])
    .where('found.token', '=', first)
    .orderBy('found.opened_at', 'desc')
    .limit(limit);
  for (const token of others) {
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('pawn_token as other')
          .select('other.contract_id')
          .where('other.token', '=', token)
          .whereRef('other.opened_at', '=', 'found.opened_at')
          .whereRef('other.contract_id', '=', 'found.contract_id'),
      ),
    );
  }
  const rows = await query.execute();
  return rows.map(({ contract_id: id, opened_at: openedAt }) => ({ id, openedAt }));
}

function contractRow(sealer: Sealer, contract: PawnContract): Insertable<Schema['pawn_contract']> {
  const { id, number, facilityId, openedAt, ...sealed } = contract;
  return {
    id,
    number,
    facility_id: facilityId,
    opened_at: openedAt,
    status: 'running',
    due_date: contract.dueDate,
    ended_on: null,
    sequence: 1,
    sealed_contract: sealJson(sealer, sealed, contractCell(id)),
  };
}

const contractOf = (sealer: Sealer, row: ContractRow): PawnContract => ({
  id: row.id,
  number: row.number,
  facilityId: row.facility_id,
  openedAt: row.opened_at,
  ...openJson(sealer, row.sealed_contract, contractCell(row.id), contractSchema),
});

const eventRow = (sealer: Sealer, event: PawnEvent): Insertable<Schema['pawn_event']> => ({
  contract_id: event.contractId,
  sequence: event.sequence,
  type: event.details.type,
  at: event.at,
  operator_id: event.operatorId,
  sealed_details: sealJson(sealer, event.details, eventCell(event.contractId, event.sequence)),
});

const eventOf = (sealer: Sealer, row: EventRow): PawnEvent => ({
  contractId: row.contract_id,
  sequence: row.sequence,
  at: row.at,
  operatorId: row.operator_id,
  details: openJson(sealer, row.sealed_details, eventCell(row.contract_id, row.sequence), pawnEventSchema),
});

const photoOf = (row: Omit<Selectable<Schema['pawn_photo']>, 'sealed_image'>): PawnPhoto => ({
  id: row.id,
  contractId: row.contract_id,
  ...(row.item_id === null ? {} : { itemId: row.item_id }),
  takenAt: row.taken_at,
  mime: row.mime,
});

const contractCell = (rowId: string): SealContext => ({
  table: 'pawn_contract',
  column: 'sealed_contract',
  rowId,
});
const eventCell = (contractId: string, sequence: number): SealContext => ({
  table: 'pawn_event',
  column: 'sealed_details',
  rowId: `${contractId} ${sequence}`,
});
const imageCell = (rowId: string): SealContext => ({ table: 'pawn_photo', column: 'sealed_image', rowId });
