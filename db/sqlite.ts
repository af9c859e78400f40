/** The only importer of better-sqlite3: one connection, with its errors in the desk's words. */
import Sqlite from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { translateError } from './sqlite-error.ts';

export interface SqliteConnection extends SqliteDatabase {
  /** Runs SQL that returns nothing. */
  exec(sql: string): void;
  /** The single value of a pragma. */
  pragma(source: string): unknown;
  /** Whether a transaction is open on this connection. */
  inTransaction(): boolean;
  /** SQLite's online backup into a new file, a few pages at a time so that other work goes on. */
  backup(file: string): Promise<void>;
}

export interface SqliteConnectionOptions {
  readonly readonly?: boolean;
  readonly fileMustExist?: boolean;
  /** How long one statement waits, blocking, for another process. Milliseconds. */
  readonly busyTimeoutMs: number;
}

/** Lists of ids make statements of many lengths: past this number the cache starts afresh. */
const MAX_CACHED_STATEMENTS = 256;
const BACKUP_PAGES_PER_STEP = 512;

/** Opens a connection. Throws `DatabaseFailure` when the file cannot be opened. */
export function connectSqlite(file: string, options: SqliteConnectionOptions): SqliteConnection {
  const { readonly = false, fileMustExist = false, busyTimeoutMs } = options;
  const database = translated(() => new Sqlite(file, { readonly, fileMustExist, timeout: busyTimeoutMs }));
  const statements = new Map<string, SqliteStatement>();

  return {
    prepare(sql) {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      if (statements.size >= MAX_CACHED_STATEMENTS) statements.clear();
      const statement = translatedStatement(translated(() => database.prepare(sql)));
      statements.set(sql, statement);
      return statement;
    },
    exec: (sql) => void translated(() => database.exec(sql)),
    pragma: (source) => translated(() => database.pragma(source, { simple: true })),
    inTransaction: () => database.inTransaction,
    async backup(target) {
      try {
        await database.backup(target, { progress: () => BACKUP_PAGES_PER_STEP });
      } catch (error) {
        throw translateError(error);
      }
    },
    close() {
      statements.clear();
      translated(() => database.close());
    },
  };
}

function translatedStatement(statement: Sqlite.Statement<unknown[]>): SqliteStatement {
  return {
    reader: statement.reader,
    all: (parameters) => translated(() => statement.all(...parameters)),
    run: (parameters) => translated(() => statement.run(...parameters)),
    iterate: (parameters) => translated(() => statement.iterate(...parameters)),
  };
}

function translated<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translateError(error);
  }
}
