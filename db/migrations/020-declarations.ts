/**
 * 020: declarations, as they were filed, and the blind indexes by which they are found.
 * In the clear is what queries compare: ids, instants, kind, states. Who it is about and where they stay is sealed.
 */
import { appendOnly } from '../dialect.ts';
import type { MigrationStep } from './migration.ts';

export async function createDeclarations({ db, dialect }: MigrationStep): Promise<void> {
  const { bytes, instant } = dialect;
  await dialect
    .strict(db.schema.createTable('declaration'))
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('facility_id', 'text', (column) => column.notNull())
    .addColumn('operator_id', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('verdict_level', 'text', (column) => column.notNull())
    .addColumn('arrival', instant)
    .addColumn('planned_departure', instant)
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('deadline', instant, (column) => column.notNull())
    .addColumn('rule_version', 'text', (column) => column.notNull())
    .addColumn('corrects', 'text')
    .addColumn('sealed_person', bytes, (column) => column.notNull())
    .addColumn('sealed_details', bytes, (column) => column.notNull())
    .execute();
  // Both ends of the stay are in the index: an overlap is decided without touching the table.
  await db.schema
    .createIndex('declaration_stay')
    .on('declaration')
    .columns(['arrival', 'planned_departure'])
    .execute();
  await db.schema
    .createIndex('declaration_corrects')
    .on('declaration')
    .column('corrects')
    .where('corrects', 'is not', null)
    .execute();
  // What was filed stays as it was filed; a correction is a new record that names this one.
  await appendOnly(dialect, db, 'declaration', ['id']);

  // The instant stands in the key so that the latest come first out of the index itself.
  await dialect
    .strictKeyOnly(db.schema.createTable('search_token'))
    .addColumn('token', bytes, (column) => column.notNull())
    .addColumn('declared_at', instant, (column) => column.notNull())
    .addColumn('declaration_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('search_token_key', ['token', 'declared_at', 'declaration_id'])
    .addForeignKeyConstraint('search_token_declaration', ['declaration_id'], 'declaration', ['id'])
    .execute();
}
