/**
 * 110: pawn contracts and their ledgers, watch lists, reports of suspicion. In the clear is what lists are asked by
 * (number, status, days); who, what and how much is sealed. A contract stays as it was signed; the ledger only grows.
 */
import { appendOnly } from '../dialect.ts';
import type { MigrationStep } from './migration.ts';

export async function createPawn(step: MigrationStep): Promise<void> {
  await createContracts(step);
  await createLedger(step);
  await createWatchLists(step);
  await createSuspicionReports(step);
}

async function createContracts({ db, dialect }: MigrationStep): Promise<void> {
  const { bytes, instant } = dialect;
  await dialect
    .strict(db.schema.createTable('pawn_contract'))
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('number', 'text', (column) => column.notNull().unique())
    .addColumn('facility_id', 'text', (column) => column.notNull())
    .addColumn('opened_at', instant, (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('due_date', 'text', (column) => column.notNull())
    .addColumn('ended_on', 'text')
    .addColumn('sequence', 'integer', (column) => column.notNull())
    .addColumn('sealed_contract', bytes, (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('pawn_contract_due')
    .on('pawn_contract')
    .columns(['status', 'due_date'])
    .execute();
  await db.schema.createIndex('pawn_contract_opened').on('pawn_contract').column('opened_at').execute();
  await dialect.refuse(db, {
    name: 'pawn_contract_stays_signed',
    table: 'pawn_contract',
    on: 'update',
    when: 'new.id <> old.id or new.number <> old.number or new.opened_at <> old.opened_at or new.sealed_contract <> old.sealed_contract or new.sequence <> old.sequence + 1',
    message: 'a signed contract does not change; its ledger grows by one event',
  });
  await dialect.refuse(db, {
    name: 'pawn_contract_no_replace',
    table: 'pawn_contract',
    on: 'insert',
    when: 'exists (select 1 from pawn_contract as old_row where old_row.id = new.id or old_row.number = new.number)',
    message: 'a pawn contract exists once',
  });
  await dialect.refuse(db, {
    name: 'pawn_contract_no_delete',
    table: 'pawn_contract',
    on: 'delete',
    message: 'a pawn contract is never deleted',
  });
  await dialect
    .strictKeyOnly(db.schema.createTable('pawn_token'))
    .addColumn('token', bytes, (column) => column.notNull())
    .addColumn('opened_at', instant, (column) => column.notNull())
    .addColumn('contract_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('pawn_token_key', ['token', 'opened_at', 'contract_id'])
    .addForeignKeyConstraint('pawn_token_contract', ['contract_id'], 'pawn_contract', ['id'])
    .execute();
  await dialect
    .strict(db.schema.createTable('pawn_photo'))
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('contract_id', 'text', (column) => column.notNull())
    .addColumn('item_id', 'text')
    .addColumn('taken_at', instant, (column) => column.notNull())
    .addColumn('mime', 'text', (column) => column.notNull())
    .addColumn('sealed_image', bytes, (column) => column.notNull())
    .addForeignKeyConstraint('pawn_photo_contract', ['contract_id'], 'pawn_contract', ['id'])
    .execute();
  await db.schema.createIndex('pawn_photo_of').on('pawn_photo').column('contract_id').execute();
}

async function createLedger({ db, dialect }: MigrationStep): Promise<void> {
  const { bytes, instant } = dialect;
  await dialect
    .strict(db.schema.createTable('pawn_event'))
    .addColumn('contract_id', 'text', (column) => column.notNull())
    .addColumn('sequence', 'integer', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('at', instant, (column) => column.notNull())
    .addColumn('operator_id', 'text', (column) => column.notNull())
    .addColumn('sealed_details', bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('pawn_event_key', ['contract_id', 'sequence'])
    .addForeignKeyConstraint('pawn_event_contract', ['contract_id'], 'pawn_contract', ['id'])
    .execute();
  await db.schema.createIndex('pawn_event_at').on('pawn_event').columns(['at', 'type']).execute();
  await appendOnly(dialect, db, 'pawn_event', ['contract_id', 'sequence']);
}

async function createWatchLists({ db, dialect }: MigrationStep): Promise<void> {
  const { bytes, instant } = dialect;
  await dialect
    .strict(db.schema.createTable('watch_list'))
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('origin', 'text', (column) => column.notNull().unique())
    .addColumn('dated', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('via', 'text', (column) => column.notNull())
    .addColumn('imported_at', instant, (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .execute();
  await dialect
    .strict(db.schema.createTable('watch_entry'))
    .addColumn('list_id', 'text', (column) => column.notNull())
    .addColumn('ordinal', 'integer', (column) => column.notNull())
    .addColumn('token', bytes, (column) => column.notNull())
    .addColumn('sealed_entry', bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('watch_entry_key', ['list_id', 'ordinal'])
    .addForeignKeyConstraint('watch_entry_list', ['list_id'], 'watch_list', ['id'])
    .execute();
  await db.schema.createIndex('watch_entry_token').on('watch_entry').column('token').execute();
}

async function createSuspicionReports({ db, dialect }: MigrationStep): Promise<void> {
  const { bytes, instant } = dialect;
  await dialect
    .strict(db.schema.createTable('suspicion_report'))
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('at', instant, (column) => column.notNull())
    .addColumn('operator_id', 'text', (column) => column.notNull())
    .addColumn('declaration_id', 'text')
    .addColumn('sealed_report', bytes, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('suspicion_report_at').on('suspicion_report').column('at').execute();
  await appendOnly(dialect, db, 'suspicion_report', ['id']);
}
