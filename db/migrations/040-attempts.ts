/** 040: the proof archive: every conversation with an authority, word for word and sealed. */
import { appendOnly } from '../dialect.ts';
import type { MigrationStep } from './migration.ts';

export async function createAttempts({ db, dialect }: MigrationStep): Promise<void> {
  const { bytes, instant } = dialect;
  await dialect
    .strict(db.schema.createTable('attempt'))
    .addColumn('entry_id', 'text', (column) => column.notNull())
    .addColumn('ordinal', 'integer', (column) => column.notNull())
    .addColumn('at', instant, (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('failure_code', 'text')
    .addColumn('duration_ms', 'integer', (column) => column.notNull())
    .addColumn('sealed_request', bytes, (column) => column.notNull())
    .addColumn('sealed_reply', bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('attempt_key', ['entry_id', 'ordinal'])
    .addForeignKeyConstraint('attempt_entry', ['entry_id'], 'outbox_entry', ['id'])
    .execute();
  await appendOnly(dialect, db, 'attempt', ['entry_id', 'ordinal']);
}
