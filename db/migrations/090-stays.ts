/**
 * 090: what the chains of records come to. `stay` is a projection: every row can be made anew from the declarations, and is
 * written in the transaction that files the record. Visitors, tenancies and tasks for the police are books of their own.
 */
import { createPurge } from './090-purge.ts';
import type { MigrationStep } from './migration.ts';

export async function createStays({ db, dialect }: MigrationStep): Promise<void> {
  const { bytes, instant } = dialect;
  await dialect
    .strict(db.schema.createTable('stay'))
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('head_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('guest_class', 'text', (column) => column.notNull())
    .addColumn('facility_id', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('arrival', instant, (column) => column.notNull())
    .addColumn('planned_departure', instant, (column) => column.notNull())
    .addColumn('departed_at', instant)
    // When it ended or should have ended: what retention counts from.
    .addColumn('ends_at', instant, (column) => column.notNull())
    .addColumn('changes', 'integer', (column) => column.notNull())
    .addColumn('person_index', bytes)
    .addColumn('room_index', bytes, (column) => column.notNull())
    .addColumn('sealed_place', bytes, (column) => column.notNull())
    .execute();
  const index = (name: string, columns: readonly string[]) =>
    db.schema
      .createIndex(name)
      .on('stay')
      .columns([...columns])
      .execute();
  await index('stay_open', ['status', 'arrival']);
  // Both ends are in the index: whether a stay touches a period is decided without the table.
  await index('stay_period', ['arrival', 'ends_at', 'status']);
  await index('stay_person', ['person_index', 'arrival']);
  await index('stay_room', ['room_index', 'arrival']);
  await index('stay_ended', ['ends_at', 'guest_class']);

  await dialect
    .strict(db.schema.createTable('visitor'))
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('facility_id', 'text', (column) => column.notNull())
    .addColumn('operator_id', 'text', (column) => column.notNull())
    .addColumn('visits_stay_id', 'text')
    .addColumn('entered_at', instant, (column) => column.notNull())
    .addColumn('left_at', instant)
    .addColumn('document_returned', 'integer', (column) => column.notNull())
    .addColumn('sealed_visitor', bytes, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('visitor_time').on('visitor').columns(['left_at', 'entered_at']).execute();

  await dialect
    .strict(db.schema.createTable('tenancy'))
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('facility_id', 'text', (column) => column.notNull())
    .addColumn('stay_id', 'text')
    .addColumn('begins', 'text', (column) => column.notNull())
    .addColumn('ends', 'text', (column) => column.notNull())
    .addColumn('registered_until', 'text')
    .addColumn('ended_on', 'text')
    .addColumn('created_at', instant, (column) => column.notNull())
    .addColumn('sealed_tenant', bytes, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('tenancy_ended').on('tenancy').columns(['ended_on', 'ends']).execute();
  await db.schema.createIndex('tenancy_stay').on('tenancy').column('stay_id').execute();

  await dialect
    .strict(db.schema.createTable('police_task'))
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('facility_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('stay_id', 'text')
    .addColumn('opened_at', instant, (column) => column.notNull())
    .addColumn('opened_by', 'text', (column) => column.notNull())
    .addColumn('told_at', instant)
    .addColumn('told_by', 'text')
    .addColumn('sealed_task', bytes, (column) => column.notNull())
    .addColumn('sealed_told', bytes)
    .execute();
  await db.schema
    .createIndex('police_task_time')
    .on('police_task')
    .columns(['told_at', 'opened_at'])
    .execute();
  await db.schema.createIndex('police_task_stay').on('police_task').column('stay_id').execute();
  // Who was told, when and by whom is said once.
  await dialect.refuse(db, {
    name: 'police_task_told_once',
    table: 'police_task',
    on: 'update',
    when: 'old.told_at is not null',
    message: 'a task that was told is not changed',
  });

  await createPurge({ db, dialect });
}
