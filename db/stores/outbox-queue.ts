/**
 * The queue as the dispatcher walks it: what is due, what holds back, what is claimed, what became green. Whole batches at a
 * time, and without opening a seal: order keys are compared by their fingerprints.
 */
import { type ExpressionBuilder, type Kysely, type Selectable, sql } from 'kysely';
import type { RecordId } from '../../electron/core/declaration/record.ts';
import { LONGEST_WAIT_MS } from '../../electron/core/outbox/dispatch-decision.ts';
import type { ChannelId, EntryState, OutboxEntry } from '../../electron/core/outbox/entry.ts';
import type { LeasedEntry, QueuedEntry, Registration } from '../../electron/core/ports/stores.ts';
import type { EpochMs } from '../../electron/core/time/vietnam-time.ts';
import type { Schema } from '../schema.ts';
import type { Sealer } from '../sealing/sealer.ts';
import { inPortions } from './portions.ts';
import { proofToRow } from './proof-cell.ts';

const COLUMNS = ['id', 'state', 'deadline', 'created_at', 'updated_at', 'attempts', 'order_index'] as const;
type Row = Pick<Selectable<Schema['outbox_entry']>, (typeof COLUMNS)[number]>;

/**
 * The state of rows that are looked up by their ids. As an expression it matches no index: SQLite would take the index of states
 * for the better one and walk the whole queue for every batch.
 */
const stateOfFound = sql<EntryState>`(state || '')`;

const keyOf = (index: Uint8Array): string => Buffer.from(index).toString('hex');

const queuedEntry = (row: Row): QueuedEntry => ({
  id: row.id,
  state: row.state,
  deadline: row.deadline,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  attempts: row.attempts,
  orderKey: keyOf(row.order_index),
});

export async function dueEntries(
  db: Kysely<Schema>,
  channel: ChannelId,
  states: readonly EntryState[],
  now: EpochMs,
  limit: number,
): Promise<readonly QueuedEntry[]> {
  // State by state, so that the index gives each by deadline and stops at the limit, however long the queue is.
  const ofStates = await Promise.all(states.map((state) => dueRows(db, channel, state, now, limit)));
  return ofStates.flat().sort(byDeadline).slice(0, limit).map(queuedEntry);
}

export async function heldKeys(
  db: Kysely<Schema>,
  channel: ChannelId,
  states: readonly EntryState[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('outbox_entry')
    .select('order_index')
    .where('state', 'in', states)
    .where('channel', '=', channel)
    .execute();
  return new Set(rows.map((row) => keyOf(row.order_index)));
}

export async function leasesOf(db: Kysely<Schema>, channel: ChannelId): Promise<readonly LeasedEntry[]> {
  const rows = await db
    .selectFrom('outbox_entry')
    .select(['id', 'lease_holder', 'lease_until'])
    .where('state', '=', 'sending')
    .where('channel', '=', channel)
    .execute();
  return rows.map(({ id, lease_holder: holder, lease_until: until }) => ({
    id,
    ...(holder === null || until === null ? {} : { lease: { holder, until } }),
  }));
}

export async function claimReady(
  db: Kysely<Schema>,
  ids: readonly RecordId[],
  lease: NonNullable<OutboxEntry['lease']>,
  at: EpochMs,
): Promise<ReadonlySet<RecordId>> {
  const claimed = await inPortions(ids, (portion) =>
    db
      .updateTable('outbox_entry')
      .set(({ eb }) => ({
        state: 'sending',
        updated_at: at,
        attempts: eb('attempts', '+', 1),
        lease_holder: lease.holder,
        lease_until: lease.until,
      }))
      .where('id', 'in', portion)
      .where(stateOfFound, '=', 'ready')
      .returning('id')
      .execute(),
  );
  return new Set(claimed.map(({ id }) => id));
}

/** Locks the rows in their expected states first, because several desks may share a database; then proofs, then states. */
export async function registerPortion(
  db: Kysely<Schema>,
  sealer: Sealer,
  registrations: readonly Registration[],
): Promise<readonly RecordId[]> {
  const registered: RecordId[] = [];
  for (const [from, group] of Map.groupBy(registrations, (one) => one.from)) {
    const wanted = new Map(group.map((one) => [one.id, one]));
    const locked = await db
      .updateTable('outbox_entry')
      .set(({ ref }) => ({ updated_at: ref('updated_at') }))
      .where('id', 'in', [...wanted.keys()])
      .where(stateOfFound, '=', from)
      .returning('id')
      .execute();
    const proofs = locked.flatMap(({ id }) => {
      const one = wanted.get(id);
      return one ? [proofToRow(sealer, id, one.proof)] : [];
    });
    if (proofs.length === 0) continue;
    await db.insertInto('proof').values(proofs).execute();
    const ids = proofs.map((proof) => proof.entry_id);
    await db
      .updateTable('outbox_entry')
      .set({
        state: 'registered',
        updated_at: Math.max(...group.map(({ proof }) => proof.storedAt)),
        lease_holder: null,
        lease_until: null,
        failure_code: null,
        sealed_failure: null,
      })
      .where('id', 'in', ids)
      .where(stateOfFound, '=', from)
      .execute();
    registered.push(...ids);
  }
  return registered;
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
    .select(COLUMNS)
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
    // As expressions these two match no index: before its first statistics SQLite would take the one of the whole queue.
    .where(sql<boolean>`(earlier.channel || '') = outbox_entry.channel`)
    .where(sql`(earlier.state || '')`, '=', 'ready')
    .where((where) =>
      where.or([
        where('earlier.created_at', '<', where.ref('outbox_entry.created_at')),
        where.and([
          where('earlier.created_at', '=', where.ref('outbox_entry.created_at')),
          where('earlier.id', '<', where.ref('outbox_entry.id')),
        ]),
      ]),
    );
