/**
 * Everything in the migrations that differs from one database to the other. Stores use none of it: their queries are
 * plain Kysely. PostgreSQL needs a second one of these, an engine (a pool, serializable transactions that are tried
 * again after a conflict, inspection), its own way of backup, and a driver that gives 64-bit integers as numbers.
 */
import { type ColumnDataType, type CreateTableBuilder, type Kysely, sql } from 'kysely';

/** A row-level rule that the database itself keeps, whatever the program does. */
export interface Guard {
  readonly name: string;
  readonly table: string;
  readonly on: 'insert' | 'update' | 'delete';
  /** Condition over NEW and OLD in plain SQL; absent: always. */
  readonly when?: string;
  readonly message: string;
}

export interface Dialect {
  readonly bytes: ColumnDataType;
  readonly instant: ColumnDataType;
  /** Strict typing of the table's columns where it is not a matter of course. */
  strict<T extends string, C extends string>(table: CreateTableBuilder<T, C>): CreateTableBuilder<T, C>;
  /** The same, for a table that is nothing but its primary key. */
  strictKeyOnly<T extends string, C extends string>(
    table: CreateTableBuilder<T, C>,
  ): CreateTableBuilder<T, C>;
  /** Refuses a change with an error. */
  refuse<DB>(db: Kysely<DB>, guard: Guard): Promise<void>;
  /** Takes a guard away, for a step that puts a better one in its place. */
  drop<DB>(db: Kysely<DB>, guard: Pick<Guard, 'name' | 'table'>): Promise<void>;
}

export const sqliteDialect: Dialect = {
  bytes: 'blob',
  instant: 'integer',
  strict: (table) => table.modifyEnd(sql`strict`),
  strictKeyOnly: (table) => table.modifyEnd(sql`strict, without rowid`),
  async refuse(db, { name, table, on, when = '1', message }) {
    await sql`create trigger ${sql.id(name)} before ${sql.raw(on)} on ${sql.table(table)} for each row
      when ${sql.raw(when)} begin select raise(abort, ${sql.lit(message)}); end`.execute(db);
  },
  async drop(db, { name }) {
    await sql`drop trigger ${sql.id(name)}`.execute(db);
  },
};

/**
 * Refuses every change of a table's rows once they are written. Insertion of a key that exists is refused here too:
 * SQLite's `insert or replace` would otherwise remove the old row without asking the delete guard.
 */
export async function appendOnly<DB>(
  dialect: Dialect,
  db: Kysely<DB>,
  table: string,
  key: readonly string[],
): Promise<void> {
  const message = `${table} is append-only`;
  const sameKey = key.map((column) => `old_row.${column} = new.${column}`).join(' and ');
  await dialect.refuse(db, {
    name: `${table}_no_replace`,
    table,
    on: 'insert',
    when: `exists (select 1 from ${table} as old_row where ${sameKey})`,
    message,
  });
  for (const on of ['update', 'delete'] as const) {
    await dialect.refuse(db, { name: `${table}_no_${on}`, table, on, message });
  }
}
