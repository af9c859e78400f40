/**
 * 030: the outbox and its proofs. Green needs proof: the database itself refuses `registered` without a stored proof,
 * and a proof never changes.
 */
import { sql } from 'kysely';
import { appendOnly } from '../dialect.ts';
import type { MigrationStep } from './migration.ts';

const NEEDS_PROOF = 'registered needs a stored proof';

export async function createOutbox({ db, dialect }: MigrationStep): Promise<void> {
  const { bytes, instant } = dialect;
  await dialect
    .strict(db.schema.createTable('outbox_entry'))
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('deadline', instant, (column) => column.notNull())
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('updated_at', instant, (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('next_attempt_at', instant, (column) => column.notNull())
    // An order key may be made from a document number: it is sealed, and compared by its blind index.
    .addColumn('order_index', bytes, (column) => column.notNull())
    .addColumn('sealed_order_key', bytes, (column) => column.notNull())
    .addColumn('lease_holder', 'text')
    .addColumn('lease_until', instant)
    .addColumn('failure_code', 'text')
    .addColumn('sealed_failure', bytes)
    .addForeignKeyConstraint('outbox_entry_declaration', ['id'], 'declaration', ['id'], (key) =>
      key.deferrable().initiallyDeferred(),
    )
    .addCheckConstraint(
      'outbox_entry_state',
      sql`state in ('draft', 'ready', 'sending', 'unknown', 'accepted', 'registered', 'rejected', 'paused', 'cancelled')`,
    )
    .addCheckConstraint('outbox_entry_lease', sql`(lease_holder is null) = (lease_until is null)`)
    .addCheckConstraint('outbox_entry_failure', sql`(failure_code is null) = (sealed_failure is null)`)
    .execute();
  // What is due of a channel, by deadline, decided in the index; also the nearest deadline of any state.
  await db.schema
    .createIndex('outbox_entry_due')
    .on('outbox_entry')
    .columns(['state', 'deadline', 'channel', 'next_attempt_at'])
    .execute();
  await db.schema
    .createIndex('outbox_entry_age')
    .on('outbox_entry')
    .columns(['state', 'created_at'])
    .execute();
  await db.schema.createIndex('outbox_entry_created').on('outbox_entry').column('created_at').execute();

  await dialect
    .strict(db.schema.createTable('proof'))
    .addColumn('entry_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('receipt_number', 'text', (column) => column.notNull())
    .addColumn('registered_at', instant, (column) => column.notNull())
    .addColumn('stored_at', instant, (column) => column.notNull())
    .addColumn('sealed_document', bytes, (column) => column.notNull())
    .addForeignKeyConstraint('proof_entry', ['entry_id'], 'outbox_entry', ['id'])
    .execute();
  await db.schema.createIndex('proof_receipt').on('proof').column('receipt_number').execute();
  await appendOnly(dialect, db, 'proof', ['entry_id']);

  await dialect.refuse(db, {
    name: 'outbox_entry_starts_without_proof',
    table: 'outbox_entry',
    on: 'insert',
    when: `new.state = 'registered'`,
    message: NEEDS_PROOF,
  });
  await dialect.refuse(db, {
    name: 'outbox_entry_green_needs_proof',
    table: 'outbox_entry',
    on: 'update',
    when: `new.state = 'registered' and not exists (select 1 from proof where entry_id = new.id)`,
    message: NEEDS_PROOF,
  });
  await dialect.refuse(db, {
    name: 'outbox_entry_no_replace',
    table: 'outbox_entry',
    on: 'insert',
    when: 'exists (select 1 from outbox_entry as old_row where old_row.id = new.id)',
    message: 'an outbox entry exists once',
  });
  await dialect.refuse(db, {
    name: 'outbox_entry_no_delete',
    table: 'outbox_entry',
    on: 'delete',
    message: 'an outbox entry is never deleted',
  });
}
