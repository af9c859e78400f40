/** The file itself: made with the right mode, and looked at before anything is written into it. */
import { mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { failure } from '../electron/core/failure/failure.ts';
import type { SqliteConnection } from './sqlite.ts';
import { DatabaseFailure, translateError } from './sqlite-error.ts';
import { integrityOf, tableNames } from './sqlite-inspection.ts';

export interface FoundFile {
  readonly bytes: number;
  /** A write-ahead log was left behind: the program did not end well, or another one is running. */
  readonly walLeft: boolean;
}

/** SECURITY: on systems with file modes only the owner reads the database; SQLite gives its side files the same mode. */
const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/**
 * Up to this size the whole file is checked at every start (well under a second from a slow disk); beyond it only
 * after a start that follows a crash, and by `doctor`.
 */
const ALWAYS_CHECKED_BYTES = 64 * 1024 * 1024;

/** Makes folder and file where they are missing. Throws `DatabaseFailure`. */
export async function prepareFile(file: string): Promise<FoundFile> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: OWNER_ONLY_FOLDER });
    const handle = await open(file, 'a', OWNER_ONLY);
    await handle.close();
    const bytes = (await stat(file)).size;
    const walLeft = (await sizeOf(`${file}-wal`)) > 0;
    if (bytes === 0 && walLeft) {
      // SQLite would take the empty file for a new database and delete the log that holds its data.
      throw new DatabaseFailure(failure('database-damaged', { detail: 'file emptied, log left behind' }));
    }
    return { bytes, walLeft };
  } catch (error) {
    throw translateError(error);
  }
}

/** Refuses a file that is damaged or that another program made. Reads only. Throws `DatabaseFailure`. */
export function refuseUnfit(connection: SqliteConnection, found: FoundFile): void {
  const tables = tableNames(connection);
  if (tables.length > 0 && !tables.includes('schema_migration')) {
    throw new DatabaseFailure(failure('database-damaged', { detail: 'not a database of this program' }));
  }
  if (found.bytes > ALWAYS_CHECKED_BYTES && !found.walLeft) return;
  if (integrityOf(connection, 'quick_check') === 'damaged') {
    throw new DatabaseFailure(failure('database-damaged', { detail: 'quick_check' }));
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    return 0;
  }
}
