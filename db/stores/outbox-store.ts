/** Entries on their way to a channel. Every change names the state it starts from, and happens only in that state. */

import type { ExpressionBuilder, Kysely, Selectable, Updateable } from 'kysely';
import { z } from 'zod';
import type { RecordId } from '../../electron/core/declaration/record.ts';
import { LONGEST_WAIT_MS } from '../../electron/core/outbox/dispatch-decision.ts';
import type { ChannelId, EntryState, OutboxEntry } from '../../electron/core/outbox/entry.ts';
import type {
  EntryChange,
  OutboxChannelHealth,
  OutboxHealth,
  OutboxStore,
} from '../../electron/core/ports/stores.ts';
import type { EpochMs } from '../../electron/core/time/vietnam-time.ts';
import type { Access } from '../engine.ts';
import type { Schema } from '../schema.ts';
import { openJson, sealJson } from '../sealing/sealed-json.ts';
import type { SealContext, Sealer } from '../sealing/sealer.ts';
import { failureSchema } from './documents.ts';
import { inOrderOf, inPortions } from './portions.ts';
import { proofFromRow, proofToRow } from './proof-cell.ts';

type Row = Selectable<Schema['outbox_entry']>;

/** States with nothing left to send: green, refused, withdrawn. The others count as unsent. */
const UNSENT: readonly EntryState[] = ['draft', 'ready', 'sending', 'unknown', 'accepted', 'paused'];

/** Those of them that may never have reached the authority. */
const NOT_TAKEN: readonly EntryState[] = ['ready', 'sending', 'unknown', 'paused'];

/** Keeps entries in `access`, sealed by `sealer`. */
export function outboxStore(access: Access, sealer: Sealer): OutboxStore {
  /** Rows with their proofs; two plain queries, because most lists are of entries that have none yet. */
  const complete = async (db: Kysely<Schema>, rows: readonly Row[]): Promise<readonly OutboxEntry[]> => {
    const proofs = await inPortions(
      rows.map((row) => row.id),
      (ids) => db.selectFrom('proof').selectAll().where('entry_id', 'in', ids).execute(),
    );
    const byEntry = new Map(proofs.map((proof) => [proof.entry_id, proof]));
    return rows.map((row) => fromRow(sealer, row, byEntry.get(row.id)));
  };

  const byIds = async (db: Kysely<Schema>, ids: readonly RecordId[]) => {
    const rows = await inPortions(ids, (portion) =>
      db.selectFrom('outbox_entry').selectAll().where('id', 'in', portion).execute(),
    );
    return inOrderOf(ids, await complete(db, rows));
  };

  return {
    insert: (entry) =>
      access.write(async (db) => {
        if (entry.proof !== undefined) throw new Error('an entry starts without proof: use register');
        await db.insertInto('outbox_entry').values(toRow(sealer, entry)).execute();
      }),

    byId: (id) => access.read(async (db) => (await byIds(db, [id]))[0]),

    byIds: (ids) => access.read((db) => byIds(db, ids)),

    list: ({ states, channel, limit }) =>
      access.read(async (db) => {
        let query = db.selectFrom('outbox_entry').selectAll();
        if (states !== undefined) query = query.where('state', 'in', states);
        if (channel !== undefined) query = query.where('channel', '=', channel);
        return complete(db, await query.orderBy('created_at').orderBy('id').limit(limit).execute());
      }),

    due: (channel, states, now, limit) =>
      access.read(async (db) => {
        // State by state, so that the index gives each by deadline and stops at the limit, however long the queue is.
        const ofStates = await Promise.all(states.map((state) => dueRows(db, channel, state, now, limit)));
        return complete(db, ofStates.flat().sort(byDeadline).slice(0, limit));
      }),

    change: (id, from, change) =>
      access.write((db) => changeIf(db, id, from, changedColumns(sealer, id, change))),

    register: (id, from, proof) =>
      access.write(async (db) => {
        const stored = { updated_at: proof.storedAt };
        // First touch the entry in its expected state: where several desks share a database this locks the row.
        if (!(await changeIf(db, id, from, stored))) return false;
        await db
          .insertInto('proof')
          .values(proofToRow(sealer, id, proof))
          .execute();
        return changeIf(db, id, from, {
          ...stored,
          state: 'registered',
          lease_holder: null,
          lease_until: null,
          failure_code: null,
          sealed_failure: null,
        });
      }),

    health: (now) => access.read((db) => healthOf(db, now)),

    channelHealth: (channel, now) => access.read((db) => channelHealthOf(db, channel, now)),

    earliestArrival: (channel) =>
      access.read(async (db) => {
        const { earliest } = await db
          .selectFrom('outbox_entry')
          .innerJoin('declaration', 'declaration.id', 'outbox_entry.id')
          .where('outbox_entry.channel', '=', channel)
          .where('outbox_entry.state', 'in', NOT_TAKEN)
          .select(({ fn }) => fn.min<number | null>('declaration.arrival').as('earliest'))
          .executeTakeFirstOrThrow();
        return earliest ?? undefined;
      }),
  };
}

const dueRows = (
  db: Kysely<Schema>,
  channel: ChannelId,
  state: EntryState,
  now: EpochMs,
  limit: number,
): Promise<readonly Row[]> => {
  const due = db
    .selectFrom('outbox_entry')
    .selectAll()
    .where('state', '=', state)
    .where('channel', '=', channel)
    .where((where) =>
      // A time that lies too far ahead was written before the clock was set back.
      where.or([where('next_attempt_at', '<=', now), where('next_attempt_at', '>', now + LONGEST_WAIT_MS)]),
    )
    .orderBy('deadline')
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit);
  if (state !== 'ready') return due.execute();
  // One that waits for its next attempt goes before later ones of the same person, even when those are due.
  return due.where((where) => where.not(where.exists(earlierOfSameKey(where)))).execute();
};

const byDeadline = (a: Row, b: Row): number =>
  a.deadline - b.deadline || a.created_at - b.created_at || (a.id < b.id ? -1 : 1);

/** Entries that were filed before the one at hand, for the same person on the same channel, and still wait to be sent. */
const earlierOfSameKey = (entry: ExpressionBuilder<Schema, 'outbox_entry'>) =>
  entry
    .selectFrom('outbox_entry as earlier')
    .select('earlier.id')
    .whereRef('earlier.order_index', '=', 'outbox_entry.order_index')
    .whereRef('earlier.channel', '=', 'outbox_entry.channel')
    .where('earlier.state', '=', 'ready')
    .where((where) =>
      where.or([
        where('earlier.created_at', '<', where.ref('outbox_entry.created_at')),
        where.and([
          where('earlier.created_at', '=', where.ref('outbox_entry.created_at')),
          where('earlier.id', '<', where.ref('outbox_entry.id')),
        ]),
      ]),
    );

async function changeIf(
  db: Kysely<Schema>,
  id: RecordId,
  from: EntryState,
  columns: Updateable<Schema['outbox_entry']>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('outbox_entry')
    .set(columns)
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

async function healthOf(db: Kysely<Schema>, now: EpochMs): Promise<OutboxHealth> {
  const counted = await db
    .selectFrom('outbox_entry')
    .select(['state', (select) => select.fn.countAll<number>().as('entries')])
    .groupBy('state')
    .execute();
  const byState: Record<EntryState, number> = {
    draft: 0,
    ready: 0,
    sending: 0,
    unknown: 0,
    accepted: 0,
    registered: 0,
    rejected: 0,
    paused: 0,
    cancelled: 0,
  };
  for (const { state, entries } of counted) byState[state] = entries;

  const unsent = db.selectFrom('outbox_entry').where('state', 'in', UNSENT);
  const { oldest } = await unsent
    .select(({ fn }) => fn.min<number | null>('created_at').as('oldest'))
    .executeTakeFirstOrThrow();
  const { nearest } = await unsent
    .select(({ fn }) => fn.min<number | null>('deadline').as('nearest'))
    .executeTakeFirstOrThrow();
  const { late } = await unsent
    .where('deadline', '<', now)
    // What was taken by its deadline and only waits for a receipt is not late.
    .where((where) =>
      where.or([where('state', '!=', 'accepted'), where('updated_at', '>', where.ref('deadline'))]),
    )
    .select(({ fn }) => fn.countAll<number>().as('late'))
    .executeTakeFirstOrThrow();
  return {
    byState,
    ...(oldest === null ? {} : { oldestUnsent: oldest }),
    ...(nearest === null ? {} : { nearestDeadline: nearest }),
    late,
  };
}

async function channelHealthOf(
  db: Kysely<Schema>,
  channel: ChannelId,
  now: EpochMs,
): Promise<OutboxChannelHealth> {
  const { waiting } = await db
    .selectFrom('outbox_entry')
    .where('state', 'in', [...NOT_TAKEN, 'accepted'])
    .where('channel', '=', channel)
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .executeTakeFirstOrThrow();
  const notTaken = db
    .selectFrom('outbox_entry')
    .where('state', 'in', NOT_TAKEN)
    .where('channel', '=', channel);
  const { next } = await notTaken
    .where('deadline', '>=', now)
    .select(({ fn }) => fn.min<number | null>('deadline').as('next'))
    .executeTakeFirstOrThrow();
  const { late } = await notTaken
    .where('deadline', '<', now)
    .select(({ fn }) => fn.countAll<number>().as('late'))
    .executeTakeFirstOrThrow();
  return { waiting, ...(next === null ? {} : { nextDeadline: next }), late };
}

function toRow(sealer: Sealer, entry: OutboxEntry): Row {
  return {
    id: entry.id,
    channel: entry.channel,
    state: entry.state,
    deadline: entry.deadline,
    created_at: entry.createdAt,
    updated_at: entry.updatedAt,
    attempts: entry.attempts,
    next_attempt_at: entry.nextAttemptAt,
    order_index: sealer.blindIndex(entry.orderKey, 'order-key'),
    sealed_order_key: sealJson(sealer, entry.orderKey, cell('sealed_order_key', entry.id)),
    ...leaseColumns(entry.lease ?? null),
    ...failureColumns(sealer, entry.id, entry.lastFailure ?? null),
  };
}

function changedColumns(
  sealer: Sealer,
  id: RecordId,
  change: EntryChange,
): Updateable<Schema['outbox_entry']> {
  return {
    state: change.state,
    updated_at: change.updatedAt,
    ...(change.channel === undefined ? {} : { channel: change.channel }),
    ...(change.attempts === undefined ? {} : { attempts: change.attempts }),
    ...(change.nextAttemptAt === undefined ? {} : { next_attempt_at: change.nextAttemptAt }),
    ...(change.lease === undefined ? {} : leaseColumns(change.lease)),
    ...(change.lastFailure === undefined ? {} : failureColumns(sealer, id, change.lastFailure)),
  };
}

const leaseColumns = (lease: NonNullable<OutboxEntry['lease']> | null) => ({
  lease_holder: lease?.holder ?? null,
  lease_until: lease?.until ?? null,
});

const failureColumns = (
  sealer: Sealer,
  id: RecordId,
  lastFailure: NonNullable<OutboxEntry['lastFailure']> | null,
) => ({
  failure_code: lastFailure?.code ?? null,
  sealed_failure: lastFailure && sealJson(sealer, lastFailure, cell('sealed_failure', id)),
});

function fromRow(sealer: Sealer, row: Row, proof: Schema['proof'] | undefined): OutboxEntry {
  const { id, lease_holder: holder, lease_until: until, sealed_failure: sealed } = row;
  return {
    id,
    channel: row.channel,
    state: row.state,
    deadline: row.deadline,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    orderKey: openJson(sealer, row.sealed_order_key, cell('sealed_order_key', id), z.string()),
    ...(holder === null || until === null ? {} : { lease: { holder, until } }),
    ...(sealed === null
      ? {}
      : { lastFailure: openJson(sealer, sealed, cell('sealed_failure', id), failureSchema) }),
    ...(proof === undefined ? {} : { proof: proofFromRow(sealer, proof) }),
  };
}

const cell = (column: 'sealed_order_key' | 'sealed_failure', rowId: RecordId): SealContext => ({
  table: 'outbox_entry',
  column,
  rowId,
});
