/** 060: settings by key, and the evidence of chip reads for facilities that keep it. Both sealed as a whole. */
import type { MigrationStep } from './migration.ts';

export async function createSettingsAndEvidence({ db, dialect }: MigrationStep): Promise<void> {
  const { bytes, instant } = dialect;
  await dialect
    .strict(db.schema.createTable('setting'))
    .addColumn('key', 'text', (column) => column.primaryKey().notNull())
    .addColumn('sealed_value', bytes, (column) => column.notNull())
    .addColumn('updated_at', instant, (column) => column.notNull())
    .execute();
  // No foreign key: a card may be read, and its evidence kept, before the declaration is filed.
  await dialect
    .strict(db.schema.createTable('evidence'))
    .addColumn('record_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('sealed_document', bytes, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('evidence_created').on('evidence').column('created_at').execute();
}
