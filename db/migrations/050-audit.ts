/** 050: the audit log, append-only, hash-chained, and its sealed end, so that a tail cut off is noticed. */

import { appendOnly } from '../dialect.ts';
import { AUDIT_HEAD_ROW, EMPTY_HEAD, writeHead } from '../stores/audit-head.ts';
import type { MigrationStep } from './migration.ts';

export async function createAudit({ db, dialect, sealer }: MigrationStep): Promise<void> {
  const { bytes, instant } = dialect;
  await dialect
    .strict(db.schema.createTable('audit_event'))
    .addColumn('sequence', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('at', instant, (column) => column.notNull())
    .addColumn('operator_id', 'text', (column) => column.notNull())
    .addColumn('subject', 'text')
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('previous_hash', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
  await appendOnly(dialect, db, 'audit_event', ['sequence']);

  await dialect
    .strict(db.schema.createTable('audit_head'))
    .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('sealed_head', bytes, (column) => column.notNull())
    .execute();
  await db
    .insertInto('audit_head')
    .values({ id: AUDIT_HEAD_ROW, sealed_head: writeHead(sealer, EMPTY_HEAD) })
    .execute();
}
