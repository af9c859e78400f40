/**
 * SQLite behind the stores: one connection that writes, one that reads. In WAL mode the reader never waits for the
 * writer, so a screen goes on while a transaction is open. A database in memory has one connection for both.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Kysely, SqliteDialect } from 'kysely';
import { failure } from '../electron/core/failure/failure.ts';
import type { Access, Engine, Query } from './engine.ts';
import { createGate } from './gate.ts';
import type { Schema } from './schema.ts';
import { connectSqlite, type SqliteConnection } from './sqlite.ts';
import { DatabaseFailure, databaseFailureOf } from './sqlite-error.ts';
import { countRows, integrityOf } from './sqlite-inspection.ts';

export interface SqliteEngineOptions {
  /** Path, or `:memory:`. */
  readonly file: string;
  /** How long a transaction waits for another process before it fails with `database-locked`. */
  readonly lockWaitMs: number;
  /** Looks at the database before anything is set or written; throws to refuse it. */
  readonly lookFirst: (connection: SqliteConnection) => void;
}

/** A statement's own wait blocks the whole program, so it is short; transactions wait longer without blocking. */
const BUSY_TIMEOUT_MS = 50;
const LOCK_RETRY_MS = 20;
const CACHE_KIB = 32 * 1024;
const WAL_SIZE_LIMIT = 64 * 1024 * 1024;
const SYNCHRONOUS_NAMES = ['off', 'normal', 'full', 'extra'];

interface Running {
  open: boolean;
}

/** Opens the connections and sets them up. Throws `DatabaseFailure`. */
export async function openSqliteEngine({
  file,
  lockWaitMs,
  lookFirst,
}: SqliteEngineOptions): Promise<Engine> {
  const inMemory = file === ':memory:';
  const writer = connectSqlite(file, { busyTimeoutMs: BUSY_TIMEOUT_MS });
  let reader = writer;
  try {
    harden(writer);
    await retryWhileLocked(lockWaitMs, () => lookFirst(writer));
    await retryWhileLocked(lockWaitMs, () => setUpWriter(writer));
    if (!inMemory) {
      requireWal(writer);
      reader = connectSqlite(file, { readonly: true, fileMustExist: true, busyTimeoutMs: BUSY_TIMEOUT_MS });
      setUpReader(reader);
    }
  } catch (error) {
    if (reader !== writer) reader.close();
    writer.close();
    throw error;
  }

  const writing = kyselyOn(writer);
  const reading = inMemory ? writing : kyselyOn(reader);
  const gate = createGate();
  const running = new AsyncLocalStorage<Running>();
  let closed: Promise<void> | undefined;
  const insideTransaction = () => running.getStore()?.open === true;

  const transaction = async <T>(work: (access: Access) => Promise<T>): Promise<T> => {
    if (insideTransaction()) {
      // Waiting for the gate here would wait for ourselves for ever.
      throw new Error('a transaction is open: use the stores that its work was given');
    }
    return gate.run(async () => {
      const mine: Running = { open: true };
      await retryWhileLocked(lockWaitMs, () => writer.exec('begin immediate'));
      try {
        const access = accessDuring(mine, writing);
        const value = await running.run(mine, () => work(access));
        access.throwIfFailed();
        writer.exec('commit');
        return value;
      } catch (error) {
        if (writer.inTransaction()) writer.exec('rollback'); // SQLite may have rolled back by itself (disk full)
        throw error;
      } finally {
        mine.open = false;
      }
    });
  };

  return {
    transaction,
    write: (query) => transaction((access) => access.write(query)),
    read(query) {
      // In memory a read must not see half a transaction; inside that transaction it may, and must not wait for it.
      return inMemory && !insideTransaction() ? gate.run(() => query(reading)) : query(reading);
    },
    async inspect() {
      return {
        integrity: integrityOf(reader, 'integrity_check'),
        journalMode: String(reader.pragma('journal_mode')),
        synchronous: SYNCHRONOUS_NAMES[Number(writer.pragma('synchronous'))] ?? 'unknown',
        bytes: Number(reader.pragma('page_count')) * Number(reader.pragma('page_size')),
      };
    },
    foldLog: () =>
      gate.run(async () => {
        if (!inMemory) writer.pragma('wal_checkpoint(TRUNCATE)');
      }),
    copyTo: (target) => copyTo(file, writer, gate.run, target),
    close: () => {
      closed ??= gate.run(async () => {
        if (reader !== writer) reader.close();
        tidyUp(writer);
        writer.close(); // last one out folds the WAL back into the file
      });
      return closed;
    },
  };
}

const kyselyOn = (connection: SqliteConnection): Kysely<Schema> =>
  new Kysely<Schema>({ dialect: new SqliteDialect({ database: connection }) });

function setUpWriter(writer: SqliteConnection): void {
  writer.pragma('journal_mode = WAL');
  writer.pragma('synchronous = FULL'); // a commit is on the disk before the clerk is told so
  writer.pragma('fullfsync = ON'); // macOS: through the drive's own cache too; elsewhere nothing
  writer.pragma('foreign_keys = ON');
  writer.pragma('secure_delete = ON'); // what is deleted is overwritten (NĐ 356/2025 đ.14)
  writer.pragma(`journal_size_limit = ${WAL_SIZE_LIMIT}`);
}

function requireWal(writer: SqliteConnection): void {
  const mode = String(writer.pragma('journal_mode'));
  if (mode === 'wal') return; // network drives have no shared memory, and without it two processes would collide
  throw new DatabaseFailure(
    failure('database-unavailable', { detail: `journal mode ${mode} instead of wal` }),
  );
}

/** Refreshes the planner's statistics. Only a help: another process that holds the lock must not keep us from closing. */
function tidyUp(writer: SqliteConnection): void {
  try {
    writer.exec('pragma optimize');
  } catch (error) {
    if (databaseFailureOf(error) === undefined) throw error;
  }
}

function setUpReader(reader: SqliteConnection): void {
  reader.pragma('query_only = ON');
  harden(reader);
}

function harden(connection: SqliteConnection): void {
  // SECURITY: a file from elsewhere cannot run functions through its schema, nor crash the reader by bad cell sizes.
  connection.pragma('trusted_schema = OFF');
  connection.pragma('cell_size_check = ON');
  connection.pragma('temp_store = MEMORY');
  // Blind indexes are random: a search over years touches pages everywhere, and the default of 2 MB keeps none of them.
  connection.pragma(`cache_size = -${CACHE_KIB}`);
}

/** Stores inside a transaction: usable until it ends, and remembering whether one of their queries failed. */
function accessDuring(mine: Running, db: Kysely<Schema>): Access & { throwIfFailed(): void } {
  let failed: { readonly error: unknown } | undefined;
  const run = async <T>(query: Query<T>): Promise<T> => {
    if (!mine.open) throw new Error('the transaction is over: its stores can no longer be used');
    try {
      return await query(db);
    } catch (error) {
      failed ??= { error };
      throw error;
    }
  };
  return {
    read: run,
    write: run,
    throwIfFailed() {
      if (failed !== undefined) throw failed.error;
    },
  };
}

/** Tries again, without blocking the program, while another process holds the lock. */
async function retryWhileLocked(waitMs: number, work: () => void): Promise<void> {
  const until = performance.now() + waitMs;
  for (;;) {
    try {
      return work();
    } catch (error) {
      const locked = databaseFailureOf(error)?.code === 'database-locked';
      if (!locked || performance.now() >= until) throw error;
      await pause(LOCK_RETRY_MS);
    }
  }
}

/**
 * Copies page by page from a connection of its own that keeps one read transaction open: the copy is of that moment,
 * and does not start over when the desk writes meanwhile.
 */
async function copyTo(
  file: string,
  writer: SqliteConnection,
  exclusively: <T>(work: () => Promise<T>) => Promise<T>,
  target: string,
): Promise<Readonly<Record<string, number>>> {
  if (file === ':memory:') {
    return exclusively(async () => {
      await writer.backup(target);
      return countRows(writer);
    });
  }
  const source = connectSqlite(file, { readonly: true, fileMustExist: true, busyTimeoutMs: BUSY_TIMEOUT_MS });
  try {
    source.exec('begin');
    const counts = countRows(source); // the first read fixes the moment
    await source.backup(target);
    return counts;
  } finally {
    source.close();
  }
}
