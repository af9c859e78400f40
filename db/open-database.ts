/** The way into the database room: open, check, bring up to date, and hand out the stores. */
import type { Failure } from '../electron/core/failure/failure.ts';
import { failure } from '../electron/core/failure/failure.ts';
import type { Database } from '../electron/core/ports/stores.ts';
import { err, ok, type Result } from '../electron/core/result.ts';
import type { EpochMs } from '../electron/core/time/vietnam-time.ts';
import { type BackupReport, backupTo } from './backup.ts';
import { type FoundFile, prepareFile, refuseUnfit } from './database-file.ts';
import { sqliteDialect } from './dialect.ts';
import type { Engine } from './engine.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { migrate } from './migrations/migrate.ts';
import { KEY_CHECK_ROW, keyFits } from './sealing/key-check.ts';
import type { Sealer } from './sealing/sealer.ts';
import { openSqliteEngine } from './sqlite-engine.ts';
import { DatabaseFailure, databaseFailureOf } from './sqlite-error.ts';
import { storesOn } from './stores/index.ts';

export interface OpenDatabaseOptions {
  /** Path, or `:memory:`. Folder and file are made when they are missing. */
  readonly file: string;
  readonly sealer: Sealer;
  readonly now: () => EpochMs;
  /** How long a write waits for another process before it fails with `database-locked`. Milliseconds. */
  readonly lockWaitMs?: number;
}

/** The stores, and what only this room can do. */
export interface DeskDatabase extends Database {
  /** Writes a verified copy to a file that does not exist yet, while work goes on. */
  backupTo(file: string): Promise<Result<BackupReport, Failure>>;
}

const DEFAULT_LOCK_WAIT_MS = 5_000;

/**
 * Opens the desk's database. Nothing in it is ever wiped: what cannot be opened safely is refused.
 *
 * Failures: `database-damaged`, `database-locked`, `database-too-new`, `database-key-wrong`, `database-unavailable`,
 * `disk-full`. Stores throw the same failures as `DatabaseFailure` (see `databaseFailureOf`) when they happen later.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Result<DeskDatabase, Failure>> {
  let engine: Engine | undefined;
  try {
    const found = options.file === ':memory:' ? NEW : await prepareFile(options.file);
    engine = await openSqliteEngine({
      file: options.file,
      lockWaitMs: options.lockWaitMs ?? DEFAULT_LOCK_WAIT_MS,
      lookFirst: (connection) => refuseUnfit(connection, found),
    });
    const schemaVersion = await migrate({
      engine,
      dialect: sqliteDialect,
      sealer: options.sealer,
      now: options.now,
      migrations: MIGRATIONS,
    });
    await refuseWrongKey(engine, options.sealer);
    return ok(databaseOn(engine, schemaVersion, options));
  } catch (error) {
    await engine?.close();
    const cause = databaseFailureOf(error);
    if (cause === undefined) throw error;
    return err(cause);
  }
}

const NEW: FoundFile = { bytes: 0, walLeft: false };

async function refuseWrongKey(engine: Engine, sealer: Sealer): Promise<void> {
  const row = await engine.read((db) =>
    db.selectFrom('key_check').select('sealed_value').where('id', '=', KEY_CHECK_ROW).executeTakeFirst(),
  );
  if (row === undefined) {
    throw new DatabaseFailure(failure('database-damaged', { detail: 'key check is missing' }));
  }
  if (!keyFits(sealer, row.sealed_value)) throw new DatabaseFailure(failure('database-key-wrong'));
}

function databaseOn(
  engine: Engine,
  schemaVersion: number,
  { sealer, now }: OpenDatabaseOptions,
): DeskDatabase {
  return {
    ...storesOn(engine, sealer, now),
    transaction: (work) => engine.transaction((access) => work(storesOn(access, sealer, now))),
    forgetDeleted: () => engine.foldLog(),
    inspect: async () => ({ schemaVersion, ...(await engine.inspect()) }),
    backupTo: (file) => backupTo(engine, file),
    close: () => engine.close(),
  };
}
