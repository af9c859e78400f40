/**
 * 160: the entries of one person in the order of filing, whatever their state. With the state in the index each step of a
 * batch rewrote as many pages as it has entries, because the fingerprints of order keys lie scattered.
 */
import type { MigrationStep } from './migration.ts';

export async function takeStateOutOfOutboxOrder({ db }: MigrationStep): Promise<void> {
  await db.schema.dropIndex('outbox_entry_order').execute();
  await db.schema
    .createIndex('outbox_entry_order')
    .on('outbox_entry')
    .columns(['order_index', 'created_at', 'id'])
    .execute();
}
