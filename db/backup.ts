/** A copy that is known to be good: written beside its final name, opened, checked, counted, and only then named. */
import { access, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Failure, failure } from '../electron/core/failure/failure.ts';
import { err, ok, type Result } from '../electron/core/result.ts';
import type { Engine } from './engine.ts';
import { connectSqlite } from './sqlite.ts';
import { DatabaseFailure, databaseFailureOf, translateError } from './sqlite-error.ts';
import { countRows, integrityOf } from './sqlite-inspection.ts';

export interface BackupReport {
  readonly file: string;
  readonly bytes: number;
  /** Rows per table, the same in the database and in the copy. */
  readonly rows: Readonly<Record<string, number>>;
}

const OWNER_ONLY = 0o600;

/**
 * Writes a verified copy of the database to `file`, which must not exist. The copy opens with the same key.
 * Failures: `database-unavailable` (file exists, folder missing), `disk-full`, `database-damaged` (the copy is not
 * what it should be; it is removed again).
 */
export async function backupTo(engine: Engine, file: string): Promise<Result<BackupReport, Failure>> {
  const unfinished = `${file}.unfinished`;
  try {
    await refuseExisting(file);
    await rm(unfinished, { force: true }); // left by a crash
    await (await open(unfinished, 'wx', OWNER_ONLY)).close();
    const rows = await engine.copyTo(unfinished);
    verify(unfinished, rows);
    await syncPath(unfinished);
    await rename(unfinished, file);
    await syncFolder(dirname(file));
    return ok({ file, bytes: (await stat(file)).size, rows });
  } catch (error) {
    await rm(unfinished, { force: true });
    const cause = databaseFailureOf(translateError(error));
    if (cause === undefined) throw error;
    return err(cause);
  }
}

async function refuseExisting(file: string): Promise<void> {
  try {
    await access(file);
  } catch {
    return;
  }
  throw new DatabaseFailure(failure('database-unavailable', { detail: 'backup file exists' }));
}

/** Opens the copy as a database, folds it into one file, checks it wholly and compares its rows. */
function verify(file: string, expected: Readonly<Record<string, number>>): void {
  const copy = connectSqlite(file, { fileMustExist: true, busyTimeoutMs: 0 });
  try {
    copy.pragma('journal_mode = DELETE'); // a backup is one file, without a log beside it
    const rows = countRows(copy);
    const same = JSON.stringify(rows) === JSON.stringify(expected);
    if (integrityOf(copy, 'integrity_check') === 'ok' && same) return;
    throw new DatabaseFailure(failure('database-damaged', { detail: 'the copy differs' }));
  } finally {
    copy.close();
  }
}

async function syncPath(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the new name durable. Windows does that by itself and cannot open folders. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
