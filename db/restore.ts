/**
 * A verified backup takes the place of the desk's data. The order is: copy, examine the copy, mark what may have been sent
 * since, make it durable, and only then put the present files aside and the copy in their place. Nothing is deleted.
 */
import { constants } from 'node:fs';
import { copyFile, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Failure, failure } from '../electron/core/failure/failure.ts';
import { nextState, TRANSITIONS } from '../electron/core/outbox/transitions.ts';
import { err, ok, type Result } from '../electron/core/result.ts';
import type { EpochMs } from '../electron/core/time/vietnam-time.ts';
import { type DeskDatabase, openDatabase } from './open-database.ts';
import type { Sealer } from './sealing/sealer.ts';
import { connectSqlite } from './sqlite.ts';
import { DatabaseFailure, databaseFailureOf, translateError } from './sqlite-error.ts';

export interface RestoreOptions {
  readonly backup: string;
  /** The desk's database; need not exist, nor be sound. */
  readonly file: string;
  readonly sealer: Sealer;
  readonly now: () => EpochMs;
  readonly operatorId: string;
}

export interface BackupContents {
  readonly bytes: number;
  readonly declarations: number;
  /** When the last record of it was filed; absent: it holds none. What was filed after that is not in it. */
  readonly lastFiledAt?: EpochMs;
}

export interface RestoreReport extends BackupContents {
  /** Records that were under way in the backup: asked about before anything is sent. */
  readonly asked: number;
  /** Where the files lie that were there before; absent: there were none. */
  readonly aside?: string;
}

const EVERYTHING = 100_000_000;
const SIDE_FILES = ['', '-wal', '-shm'] as const;
const MOVED = TRANSITIONS.filter(({ event }) => event === 'restore').map(({ from }) => from);

const unfit = (detail: string) => new DatabaseFailure(failure('backup-unfit', { detail }));

/** Whatever is wrong with a backup means that it is none; what is wrong with the machine keeps its own word. */
function asUnfit(cause: Failure): Failure {
  const ours = ['database-damaged', 'database-too-new', 'database-unavailable'];
  return ours.includes(cause.code) ? failure('backup-unfit', { detail: cause.detail ?? cause.code }) : cause;
}

/** Opens a copy of the backup beside `file`, wholly examined: pages, key, and the audit chain to its sealed end. */
async function openExamined({
  backup,
  file,
  sealer,
  now,
}: Omit<RestoreOptions, 'operatorId'>): Promise<{ readonly copy: string; readonly database: DeskDatabase }> {
  const copy = `${file}.restoring`;
  for (const side of SIDE_FILES) await rm(copy + side, { force: true }); // left by a crash
  if ((await stat(backup)).size === 0) throw unfit('empty');
  await copyFile(backup, copy, constants.COPYFILE_EXCL);
  const opened = await openDatabase({ file: copy, sealer, now });
  if (!opened.ok) throw new DatabaseFailure(asUnfit(opened.error));
  const database = opened.value;
  try {
    if ((await database.inspect()).integrity !== 'ok') throw unfit('integrity');
    const broken = await database.audit.firstBroken();
    if (broken !== undefined) throw unfit(`audit chain at event ${broken}`);
    return { copy, database };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function contentsOf(database: DeskDatabase, bytes: number): Promise<BackupContents> {
  const entries = await database.outbox.list({ limit: EVERYTHING });
  const lastFiledAt = entries.at(-1)?.createdAt;
  return { bytes, declarations: entries.length, ...(lastFiledAt !== undefined && { lastFiledAt }) };
}

async function guarded<T>(copy: string, work: () => Promise<T>): Promise<Result<T, Failure>> {
  try {
    return ok(await work());
  } catch (error) {
    for (const side of SIDE_FILES) await rm(copy + side, { force: true });
    const cause = databaseFailureOf(translateError(error));
    if (cause === undefined) throw error;
    return err(cause);
  }
}

/**
 * Says whether a file is a whole backup of this desk, without touching it or the desk's data.
 * Failures: `backup-unfit`, `database-key-wrong`, `disk-full`.
 */
export function verifyBackup(
  backup: string,
  world: Pick<RestoreOptions, 'sealer' | 'now'>,
): Promise<Result<BackupContents, Failure>> {
  const beside = `${backup}.check`;
  return guarded(`${beside}.restoring`, async () => {
    const { copy, database } = await openExamined({ backup, file: beside, ...world });
    try {
      return await contentsOf(database, (await stat(backup)).size);
    } finally {
      await database.close();
      for (const side of SIDE_FILES) await rm(copy + side, { force: true });
    }
  });
}

/** Nobody may have the present file open. A file too damaged to be opened cannot be in use either. */
function refuseWhileInUse(file: string): void {
  const connection = connectSqlite(file, { fileMustExist: true, busyTimeoutMs: 0 });
  try {
    // In this mode the first lock is refused while any other connection is open, even one that only looks.
    connection.pragma('locking_mode = EXCLUSIVE');
    connection.exec('begin immediate');
    connection.exec('rollback');
  } catch (error) {
    if (databaseFailureOf(error)?.code === 'database-locked') throw error;
  } finally {
    connection.close();
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** What was under way when the backup was made may have arrived since: ask, or let a person say, before it is sent. */
async function markUnderWay(
  database: DeskDatabase,
  { now, operatorId, backup }: RestoreOptions,
): Promise<number> {
  const at = now();
  const entries = await database.outbox.list({ states: [...new Set(MOVED)], limit: EVERYTHING });
  await database.transaction(async (stores) => {
    for (const entry of entries) {
      const to = nextState(entry.state, 'restore');
      if (to === undefined) throw new Error(`${entry.state} cannot be restored`);
      await stores.outbox.change(entry.id, entry.state, {
        state: to,
        updatedAt: at,
        nextAttemptAt: at,
        lease: null,
        lastFailure: failure('endpoint-timeout', { detail: 'restored from a backup' }),
      });
    }
    await stores.audit.append({
      type: 'backup-restored',
      at,
      operatorId,
      data: { asked: entries.length, bytes: (await stat(backup)).size },
    });
  });
  return entries.length;
}

async function syncPath(path: string, flags: 'r' | 'r+'): Promise<void> {
  if (flags === 'r' && process.platform === 'win32') return; // Windows cannot open folders, and needs not
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Puts a backup in the place of the desk's data; the desk must be closed. What was there is kept beside it under another name.
 * Failures: `backup-unfit` (nothing was touched), `database-key-wrong`, `database-locked` (the desk is open), `disk-full`.
 */
export function restoreBackup(options: RestoreOptions): Promise<Result<RestoreReport, Failure>> {
  const { file, backup } = options;
  return guarded(`${file}.restoring`, async () => {
    const { copy, database } = await openExamined(options);
    let asked: number;
    let contents: BackupContents;
    try {
      contents = await contentsOf(database, (await stat(backup)).size);
      asked = await markUnderWay(database, options);
    } finally {
      await database.close(); // folds its log into the one file
    }
    await syncPath(copy, 'r+');
    const present = await exists(file);
    if (present) refuseWhileInUse(file);
    const aside = `${file}.before-${new Date(options.now()).toISOString().replaceAll(/[:.]/g, '-')}`;
    for (const side of SIDE_FILES) {
      if (await exists(file + side)) await rename(file + side, aside + side);
    }
    await rename(copy, file);
    await syncPath(dirname(file), 'r');
    return { ...contents, asked, ...(present && { aside }) };
  });
}
