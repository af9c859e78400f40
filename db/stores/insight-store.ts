/** The figures of the house, counted in the clear columns: no seal is opened for them. */
import type { EntryState } from '../../electron/core/outbox/entry.ts';
import type { InsightStore } from '../../electron/core/ports/insight-store.ts';
import type { Access } from '../engine.ts';

/** Filed, and neither withdrawn nor replaced. */
const STANDING: readonly EntryState[] = [
  'ready',
  'sending',
  'unknown',
  'accepted',
  'registered',
  'rejected',
  'paused',
];

/** What an authority made of a record when it did answer. */
const ANSWERED: readonly EntryState[] = ['accepted', 'registered', 'rejected'];

/** Counts in `access`. */
export const insightStore = (access: Access): InsightStore => ({
  filings: (from, until) =>
    access.read(async (db) => {
      const rows = await db
        .selectFrom('outbox_entry')
        .leftJoin('proof', 'proof.entry_id', 'outbox_entry.id')
        .select(['channel', 'state', 'created_at', 'deadline', 'updated_at', 'registered_at', 'stored_at'])
        .where('state', 'in', STANDING)
        .where('deadline', '>=', from)
        .where('deadline', '<', until)
        .execute();
      return rows.map((row) => ({
        channel: row.channel,
        filedAt: row.created_at,
        deadline: row.deadline,
        ...(row.registered_at !== null && { takenAt: row.registered_at }),
        ...(row.state === 'accepted' && { takenAt: row.updated_at }),
        ...(row.stored_at !== null && { provenAt: row.stored_at }),
      }));
    }),

  answers: (from, until) =>
    access.read((db) =>
      db
        .selectFrom('outbox_entry')
        .innerJoin('attempt', 'attempt.entry_id', 'outbox_entry.id')
        .select(['channel', 'attempt.at', 'duration_ms as durationMs'])
        .where('state', 'in', STANDING)
        .where('deadline', '>=', from)
        .where('deadline', '<', until)
        .where('action', '=', 'send')
        .where('outcome', 'in', ANSWERED)
        .execute(),
    ),
});
