/** Brings a database up to this program's version, one transaction per step; never back, never away. */
import { failure } from '../../electron/core/failure/failure.ts';
import type { EpochMs } from '../../electron/core/time/vietnam-time.ts';
import type { Dialect } from '../dialect.ts';
import type { Engine } from '../engine.ts';
import type { Sealer } from '../sealing/sealer.ts';
import { DatabaseFailure } from '../sqlite-error.ts';
import type { Migration } from './migration.ts';

export interface MigrateOptions {
  readonly engine: Engine;
  readonly dialect: Dialect;
  readonly sealer: Sealer;
  readonly now: () => EpochMs;
  /** Ascending by number. */
  readonly migrations: readonly Migration[];
}

/**
 * Runs the steps that the database has not seen, and returns the number of the last one. A crash in between leaves
 * whole steps, and the next start goes on. Throws `DatabaseFailure` `database-too-new` when the database has seen a
 * step that this program does not know.
 */
export async function migrate({ engine, dialect, sealer, now, migrations }: MigrateOptions): Promise<number> {
  await engine.write((db) =>
    dialect
      .strict(db.schema.createTable('schema_migration').ifNotExists())
      .addColumn('number', 'integer', (column) => column.primaryKey().notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('applied_at', dialect.instant, (column) => column.notNull())
      .execute(),
  );
  await refuseUnknownSteps(engine, migrations);
  for (const { number, name, up } of migrations) {
    await engine.write(async (db) => {
      // Asked inside the transaction: another process may be migrating the same database right now.
      const done = await db
        .selectFrom('schema_migration')
        .select('number')
        .where('number', '=', number)
        .executeTakeFirst();
      if (done !== undefined) return;
      await up({ db, dialect, sealer, now });
      await db.insertInto('schema_migration').values({ number, name, applied_at: now() }).execute();
    });
  }
  return migrations.at(-1)?.number ?? 0;
}

async function refuseUnknownSteps(engine: Engine, migrations: readonly Migration[]): Promise<void> {
  const known = new Set(migrations.map((step) => step.number));
  const applied = await engine.read((db) => db.selectFrom('schema_migration').select('number').execute());
  const unknown = applied.find((step) => !known.has(step.number));
  if (unknown === undefined) return;
  throw new DatabaseFailure(
    failure('database-too-new', {
      detail: `database has step ${unknown.number}, this program ends at ${migrations.at(-1)?.number ?? 0}`,
    }),
  );
}
