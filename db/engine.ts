/** What stores run their queries on. One implementation per kind of database. */
import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

export type Query<T> = (db: Kysely<Schema>) => Promise<T>;

/** Inside a transaction both run on it. Outside, a read sees what is committed and a write is its own transaction. */
export interface Access {
  read<T>(query: Query<T>): Promise<T>;
  write<T>(query: Query<T>): Promise<T>;
}

export interface Inspection {
  readonly integrity: 'ok' | 'damaged';
  readonly journalMode: string;
  readonly synchronous: string;
  readonly bytes: number;
}

export interface Engine extends Access {
  /**
   * Runs `work` in one transaction; transactions follow one another. Any query that failed inside makes the whole
   * transaction fail, even if `work` swallowed the error. Throws when used inside another transaction's work.
   */
  transaction<T>(work: (access: Access) => Promise<T>): Promise<T>;
  inspect(): Promise<Inspection>;
  /** Folds the write-ahead log back and empties it, so that nothing deleted lingers there. Waits for no reader. */
  foldLog(): Promise<void>;
  /** A consistent copy in a new file, taken while work goes on, and the row counts it must have. */
  copyTo(file: string): Promise<Readonly<Record<string, number>>>;
  close(): Promise<void>;
}
