/** How much is on its way and how near its deadlines are; counted in the indexes, without opening a seal. */
import type { Kysely } from 'kysely';
import type { ChannelId, EntryState } from '../../electron/core/outbox/entry.ts';
import type { OutboxChannelHealth, OutboxHealth, OutboxTally } from '../../electron/core/ports/stores.ts';
import type { EpochMs } from '../../electron/core/time/vietnam-time.ts';
import type { Schema } from '../schema.ts';

/** States with nothing left to send: green, refused, withdrawn. The others count as unsent. */
const UNSENT: readonly EntryState[] = ['draft', 'ready', 'sending', 'unknown', 'accepted', 'paused'];

/** Those of them that may never have reached the authority. */
const NOT_TAKEN: readonly EntryState[] = ['ready', 'sending', 'unknown', 'paused'];

export async function healthOf(db: Kysely<Schema>, now: EpochMs): Promise<OutboxHealth> {
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

export async function tallyOf(db: Kysely<Schema>): Promise<readonly OutboxTally[]> {
  const counted = await db
    .selectFrom('outbox_entry')
    .select(['channel', 'state', 'failure_code', ({ fn }) => fn.countAll<number>().as('entries')])
    .groupBy(['channel', 'state', 'failure_code'])
    .orderBy('channel')
    .orderBy('state')
    .execute();
  return counted.map(({ channel, state, failure_code, entries }) => ({
    channel,
    state,
    ...(failure_code !== null && { failureCode: failure_code }),
    count: entries,
  }));
}

export async function channelHealthOf(
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

export async function earliestArrivalOf(
  db: Kysely<Schema>,
  channel: ChannelId,
): Promise<EpochMs | undefined> {
  const { earliest } = await db
    .selectFrom('outbox_entry')
    .innerJoin('declaration', 'declaration.id', 'outbox_entry.id')
    .where('outbox_entry.channel', '=', channel)
    .where('outbox_entry.state', 'in', NOT_TAKEN)
    .select(({ fn }) => fn.min<number | null>('declaration.arrival').as('earliest'))
    .executeTakeFirstOrThrow();
  return earliest ?? undefined;
}
