/** Looks at an SQLite file as a whole: is it sound, and what is in it. */
import { z } from 'zod';
import type { SqliteConnection } from './sqlite.ts';
import { databaseFailureOf } from './sqlite-error.ts';

/** `quick_check` reads every page; `integrity_check` also compares tables with their indexes. */
export function integrityOf(
  connection: SqliteConnection,
  check: 'quick_check' | 'integrity_check',
): 'ok' | 'damaged' {
  try {
    return connection.pragma(`${check}(1)`) === 'ok' ? 'ok' : 'damaged';
  } catch (error) {
    if (databaseFailureOf(error)?.code === 'database-damaged') return 'damaged';
    throw error;
  }
}

/** Names of all tables that are not SQLite's own. */
export const tableNames = (connection: SqliteConnection): readonly string[] =>
  z
    .array(z.object({ name: z.string() }))
    .parse(
      connection
        .prepare(
          `select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name`,
        )
        .all([]),
    )
    .map((table) => table.name);

/** Rows of every table, by its name. */
export const countRows = (connection: SqliteConnection): Readonly<Record<string, number>> =>
  Object.fromEntries(
    tableNames(connection).map((table) => {
      const counted = connection.prepare(`select count(*) as rows from "${table}"`).all([]);
      return [table, z.tuple([z.object({ rows: z.int() })]).parse(counted)[0].rows];
    }),
  );
