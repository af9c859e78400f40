/** 070: finds the earlier entries of one person at once, because an earlier one holds a later one back. */
import type { MigrationStep } from './migration.ts';

export async function createOutboxOrder({ db }: MigrationStep): Promise<void> {
  await db.schema
    .createIndex('outbox_entry_order')
    .on('outbox_entry')
    .columns(['order_index', 'state', 'created_at'])
    .execute();
}
