/** 080: a change of a stay names the stay, so that the whole chain is found at once. */
import type { MigrationStep } from './migration.ts';

export async function addDeclarationConcerns({ db }: MigrationStep): Promise<void> {
  await db.schema.alterTable('declaration').addColumn('concerns', 'text').execute();
  await db.schema
    .createIndex('declaration_concerns')
    .on('declaration')
    .column('concerns')
    .where('concerns', 'is not', null)
    .execute();
}
