/** 010: a sealed cell that opens with the right key only, so that a wrong key is told at once and not cell by cell. */
import { KEY_CHECK_ROW, writeKeyCheck } from '../sealing/key-check.ts';
import type { MigrationStep } from './migration.ts';

export async function createKeyCheck({ db, dialect, sealer }: MigrationStep): Promise<void> {
  await dialect
    .strict(db.schema.createTable('key_check'))
    .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('sealed_value', dialect.bytes, (column) => column.notNull())
    .execute();
  await db
    .insertInto('key_check')
    .values({ id: KEY_CHECK_ROW, sealed_value: writeKeyCheck(sealer) })
    .execute();
}
