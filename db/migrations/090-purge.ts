/**
 * 090, second half: how data end. Declarations, proofs and conversations are append-only, and yet the law wants them gone after their
 * time. A purge is therefore a record itself: a row in `purge` names what goes, by which run and class, and stays for ever;
 * only what is named there can be deleted, and the database refuses to name what is not finished at the authority.
 *
 * Why rows are deleted and not their keys: one key seals all cells, so that a lost key per row would mean a table of keys
 * whose own remains must be erased just as well. SQLite overwrites what is deleted (`secure_delete`), and the write-ahead
 * log is folded back after each run. Backups made earlier keep what they hold; their own life is the operator's matter.
 */
import { sql } from 'kysely';
import { appendOnly, type Guard } from '../dialect.ts';
import type { MigrationStep } from './migration.ts';

const unlessPurged = (
  table: string,
  key: string,
  message = `${table} is append-only: a purge alone deletes from it`,
): Guard => ({
  name: `${table}_no_delete`,
  table,
  on: 'delete',
  when: `not exists (select 1 from purge where purge.record_id = old.${key})`,
  message,
});

export async function createPurge({ db, dialect }: Pick<MigrationStep, 'db' | 'dialect'>): Promise<void> {
  await dialect
    .strict(db.schema.createTable('purge_run'))
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('at', dialect.instant, (column) => column.notNull())
    .addColumn('operator_id', 'text', (column) => column.notNull())
    .addColumn('purged', 'integer', (column) => column.notNull())
    .addColumn('rule_versions', 'text', (column) => column.notNull())
    .execute();
  await appendOnly(dialect, db, 'purge_run', ['id']);
  await dialect
    .strict(db.schema.createTable('purge'))
    .addColumn('record_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('run_id', 'text', (column) => column.notNull())
    .addColumn('class', 'text', (column) => column.notNull())
    .addColumn('purged_at', dialect.instant, (column) => column.notNull())
    .execute();
  await appendOnly(dialect, db, 'purge', ['record_id']);
  // SECURITY: retention — what is unsent, refused or of unknown outcome is never purged, whatever the program asks.
  await dialect.refuse(db, {
    name: 'purge_only_finished',
    table: 'purge',
    on: 'insert',
    when: `exists (select 1 from outbox_entry where outbox_entry.id = new.record_id and outbox_entry.state not in ('registered', 'cancelled'))`,
    message: 'what is not finished at the authority is not purged',
  });
  await dialect.refuse(db, {
    name: 'purge_only_told',
    table: 'purge',
    on: 'insert',
    when: 'exists (select 1 from police_task where police_task.id = new.record_id and police_task.told_at is null)',
    message: 'a task nobody has told the police is not purged',
  });

  await freeSearchTokens(db, dialect);
  for (const guard of [
    unlessPurged('declaration', 'id'),
    unlessPurged('outbox_entry', 'id', 'an outbox entry is never deleted, but by a purge'),
    unlessPurged('proof', 'entry_id'),
    unlessPurged('attempt', 'entry_id'),
  ]) {
    await dialect.drop(db, guard);
    await dialect.refuse(db, guard);
  }
  for (const table of ['stay', 'visitor', 'tenancy', 'police_task'])
    await dialect.refuse(db, unlessPurged(table, 'id'));
}

/**
 * The search index held a foreign key to the declaration, and no index to follow it back: removing one declaration would
 * have read all of it. Its rows are found by their own key instead, made anew from what the declaration says.
 */
async function freeSearchTokens(db: MigrationStep['db'], dialect: MigrationStep['dialect']): Promise<void> {
  await dialect
    .strictKeyOnly(db.schema.createTable('search_token_free'))
    .addColumn('token', dialect.bytes, (column) => column.notNull())
    .addColumn('declared_at', dialect.instant, (column) => column.notNull())
    .addColumn('declaration_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('search_token_key', ['token', 'declared_at', 'declaration_id'])
    .execute();
  await sql`insert into search_token_free select token, declared_at, declaration_id from search_token`.execute(
    db,
  );
  await db.schema.dropTable('search_token').execute();
  await db.schema.alterTable('search_token_free').renameTo('search_token').execute();
}
