/** Entries on their way to a channel. Every change names the state it starts from, and happens only in that state. */

import type { Kysely, Selectable, Updateable } from 'kysely';
import { z } from 'zod';
import type { RecordId } from '../../electron/core/declaration/record.ts';
import type { EntryState, OutboxEntry } from '../../electron/core/outbox/entry.ts';
import type { EntryChange, OutboxStore } from '../../electron/core/ports/stores.ts';
import type { Access } from '../engine.ts';
import type { Schema } from '../schema.ts';
import { openJson, sealJson } from '../sealing/sealed-json.ts';
import type { SealContext, Sealer } from '../sealing/sealer.ts';
import { failureSchema } from './documents.ts';
import { channelHealthOf, earliestArrivalOf, healthOf, tallyOf } from './outbox-health.ts';
import { claimReady, dueEntries, heldKeys, leasesOf, registerPortion } from './outbox-queue.ts';
import { inOrderOf, inPortions } from './portions.ts';
import { proofFromRow } from './proof-cell.ts';

type Row = Selectable<Schema['outbox_entry']>;

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

    byReceipt: (receiptNumber) =>
      access.read(async (db) => {
        const rows = await db
          .selectFrom('proof')
          .select('entry_id')
          .where('receipt_number', '=', receiptNumber)
          .execute();
        return rows.map((row) => row.entry_id);
      }),

    list: ({ states, channel, filed, limit }) =>
      access.read(async (db) => {
        let query = db.selectFrom('outbox_entry').selectAll();
        if (states !== undefined) query = query.where('state', 'in', states);
        if (channel !== undefined) query = query.where('channel', '=', channel);
        if (filed !== undefined) {
          query = query.where('created_at', '>=', filed.from).where('created_at', '<', filed.until);
        }
        return complete(db, await query.orderBy('created_at').orderBy('id').limit(limit).execute());
      }),

    due: (channel, states, now, limit) => access.read((db) => dueEntries(db, channel, states, now, limit)),

    heldKeys: (channel, states) => access.read((db) => heldKeys(db, channel, states)),

    leases: (channel) => access.read((db) => leasesOf(db, channel)),

    claim: (ids, lease, at) => access.write((db) => claimReady(db, ids, lease, at)),

    statesOf: (ids) =>
      access.read(async (db) => {
        const rows = await inPortions(ids, (portion) =>
          db.selectFrom('outbox_entry').select(['id', 'state']).where('id', 'in', portion).execute(),
        );
        return new Map(rows.map((row) => [row.id, row.state]));
      }),

    registerAll: (registrations) =>
      access.write(async (db) => {
        const registered = await inPortions(registrations, (portion) => registerPortion(db, sealer, portion));
        return new Set(registered);
      }),

    change: (id, from, change) =>
      access.write((db) => changeIf(db, id, from, changedColumns(sealer, id, change))),

    register: (id, from, proof) =>
      access.write(async (db) => (await registerPortion(db, sealer, [{ id, from, proof }])).length === 1),

    health: (now) => access.read((db) => healthOf(db, now)),

    tally: () => access.read(tallyOf),

    channelHealth: (channel, now) => access.read((db) => channelHealthOf(db, channel, now)),

    earliestArrival: (channel) => access.read((db) => earliestArrivalOf(db, channel)),
  };
}

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
