/** What SQLite says, in the desk's own words. Pure: one table, longest prefix first. */
import { type Failure, type FailureCode, failure } from '../electron/core/failure/failure.ts';

/** Something that the world did to the database. Thrown by stores; `openDatabase` and `backupTo` return it. */
export class DatabaseFailure extends Error {
  readonly failure: Failure;

  constructor(cause: Failure, options?: ErrorOptions) {
    super(`${cause.code}: ${cause.detail ?? ''}`, options);
    this.name = 'DatabaseFailure';
    this.failure = cause;
  }
}

/** The failure inside an error that a store threw, or undefined when the error is a bug. */
export const databaseFailureOf = (error: unknown): Failure | undefined =>
  error instanceof DatabaseFailure ? error.failure : undefined;

/**
 * Extended result codes by prefix (sqlite.org/rescode.html). Codes that are not here (constraint, misuse, error, …)
 * are bugs of ours and stay what they are.
 */
const FAILURE_BY_CODE: readonly (readonly [prefix: string, code: FailureCode])[] = [
  ['SQLITE_BUSY', 'database-locked'],
  ['SQLITE_LOCKED', 'database-locked'],
  ['SQLITE_CORRUPT', 'database-damaged'],
  ['SQLITE_NOTADB', 'database-damaged'],
  ['SQLITE_FORMAT', 'database-damaged'],
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_IOERR_SHMSIZE', 'disk-full'], // the shared-memory file could not grow
  ['SQLITE_IOERR', 'database-unavailable'],
  ['SQLITE_CANTOPEN', 'database-unavailable'],
  ['SQLITE_READONLY', 'database-unavailable'],
  ['SQLITE_PERM', 'database-unavailable'],
  ['SQLITE_NOLFS', 'database-unavailable'],
  ['SQLITE_PROTOCOL', 'database-locked'],
];

/** File-system errors while the database file is made or copied (Node's `error.code`). */
const FAILURE_BY_ERRNO: Readonly<Record<string, FailureCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'database-unavailable',
  EPERM: 'database-unavailable',
  EROFS: 'database-unavailable',
  ENOENT: 'database-unavailable',
  ENOTDIR: 'database-unavailable',
  EISDIR: 'database-unavailable',
  EEXIST: 'database-unavailable',
  EIO: 'database-unavailable',
  EBUSY: 'database-locked',
};

/** Failure for an SQLite result code or a file-system error code; undefined when it points to a bug. */
export function failureOfCode(code: string): Failure | undefined {
  const found = FAILURE_BY_CODE.find(([prefix]) => code.startsWith(prefix))?.[1] ?? FAILURE_BY_ERRNO[code];
  return found === undefined ? undefined : failure(found, { detail: code });
}

/** The same error as a {@link DatabaseFailure} where the world caused it; unchanged where we did. */
export function translateError(error: unknown): unknown {
  if (error instanceof DatabaseFailure || !(error instanceof Error) || !('code' in error)) return error;
  const cause = failureOfCode(String(error.code));
  return cause === undefined ? error : new DatabaseFailure(cause, { cause: error });
}
