/** 130: files made for an upload by hand, and which records stand in them. In the clear is only when and of what kind. */
import type { MigrationStep } from './migration.ts';

export async function createPortalFiles({ db, dialect }: MigrationStep): Promise<void> {
  const { bytes, instant } = dialect;
  await dialect
    .strict(db.schema.createTable('portal_file'))
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('sealed_facts', bytes, (column) => column.notNull())
    .addColumn('sealed_content', bytes, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('portal_file_created').on('portal_file').column('created_at').execute();
}
