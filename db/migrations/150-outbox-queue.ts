/**
 * 150: the queue in the order in which it goes out. The guests of an evening have one deadline, so that an index which ends there
 * leaves the whole queue to be sorted for every batch.
 */
import type { MigrationStep } from './migration.ts';

export async function createOutboxQueue({ db }: MigrationStep): Promise<void> {
  await db.schema
    .createIndex('outbox_entry_queue')
    .on('outbox_entry')
    .columns(['channel', 'state', 'deadline', 'created_at', 'id', 'next_attempt_at'])
    .execute();
}
