import { describe, expect, test } from 'vitest';
import { connectSqlite } from '../../../db/sqlite.ts';
import {
  DatabaseFailure,
  databaseFailureOf,
  failureOfCode,
  translateError,
} from '../../../db/sqlite-error.ts';
import { failure } from '../../../electron/core/failure/failure.ts';

describe('result codes', () => {
  test.each([
    ['SQLITE_BUSY', 'database-locked'],
    ['SQLITE_BUSY_SNAPSHOT', 'database-locked'],
    ['SQLITE_LOCKED', 'database-locked'],
    ['SQLITE_CORRUPT', 'database-damaged'],
    ['SQLITE_CORRUPT_INDEX', 'database-damaged'],
    ['SQLITE_NOTADB', 'database-damaged'],
    ['SQLITE_FULL', 'disk-full'],
    ['SQLITE_IOERR_SHMSIZE', 'disk-full'],
    ['SQLITE_IOERR_FSYNC', 'database-unavailable'],
    ['SQLITE_CANTOPEN_ISDIR', 'database-unavailable'],
    ['SQLITE_READONLY_DIRECTORY', 'database-unavailable'],
    ['ENOSPC', 'disk-full'],
    ['EACCES', 'database-unavailable'],
  ])('%s → %s, with the code for the log', (code, expected) => {
    expect(failureOfCode(code)).toEqual({ code: expected, detail: code });
  });

  test.each([
    'SQLITE_CONSTRAINT_UNIQUE',
    'SQLITE_MISUSE',
    'SQLITE_ERROR',
    'SQLITE_RANGE',
    'ERR_INVALID_ARG_TYPE',
    '',
  ])('%s is a bug of ours', (code) => expect(failureOfCode(code)).toBeUndefined());
});

describe('translation', () => {
  test('keeps the cause, leaves bugs and translated errors alone', () => {
    const busy = Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
    const translated = translateError(busy);
    expect(databaseFailureOf(translated)).toEqual({ code: 'database-locked', detail: 'SQLITE_BUSY' });
    expect(translated instanceof DatabaseFailure && translated.cause).toBe(busy);
    expect(translateError(translated)).toBe(translated);
    const bug = new TypeError('undefined is not a function');
    expect(translateError(bug)).toBe(bug);
    expect(databaseFailureOf(bug)).toBeUndefined();
    expect(databaseFailureOf(new DatabaseFailure(failure('disk-full')))).toEqual({ code: 'disk-full' });
  });

  test('happens for every kind of call on a connection', () => {
    const connection = connectSqlite(':memory:', { busyTimeoutMs: 0 });
    connection.exec('create table t (x blob)');
    const pages = Number(connection.pragma('page_count'));
    connection.pragma(`max_page_count = ${pages}`);
    const insert = connection.prepare('insert into t values (?)');
    const attempts = [
      () => connection.exec('insert into t values (zeroblob(100000))'),
      () => insert.run([Buffer.alloc(100_000)]),
      () => connection.prepare('insert into t values (?) returning x').all([Buffer.alloc(100_000)]),
    ];
    for (const attempt of attempts) {
      let thrown: unknown;
      try {
        attempt();
      } catch (error) {
        thrown = error;
      }
      expect(databaseFailureOf(thrown)).toEqual({ code: 'disk-full', detail: 'SQLITE_FULL' });
    }
    connection.close();
  });
});
