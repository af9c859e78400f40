import { expect, test } from 'vitest';
import type { Engine } from '../../../db/engine.ts';
import type { SqliteConnection } from '../../../db/sqlite.ts';
import { openSqliteEngine } from '../../../db/sqlite-engine.ts';
import { databaseFailureOf } from '../../../db/sqlite-error.ts';
import { NOW, temporaryFile } from './database-fixture.ts';

const SETTINGS =
  'create table setting (key text primary key, sealed_value blob not null, updated_at integer) strict';

/** An engine with one table, and the connection it writes on, as the hook hands it out. */
async function engineWithWriter(): Promise<[Engine, SqliteConnection]> {
  let writer: SqliteConnection | undefined;
  const engine = await openSqliteEngine({
    file: temporaryFile(),
    lockWaitMs: 100,
    lookFirst: (connection) => {
      writer = connection;
      connection.exec(SETTINGS);
    },
  });
  if (writer === undefined) throw new Error('the hook was not called');
  return [engine, writer];
}

const put = (key: string, bytes: number) => (engine: Pick<Engine, 'write'>) =>
  engine.write((db) =>
    db
      .insertInto('setting')
      .values({ key, sealed_value: new Uint8Array(bytes), updated_at: NOW })
      .execute(),
  );

const keysIn = (engine: Engine) =>
  engine.read(async (db) => (await db.selectFrom('setting').select('key').execute()).map((row) => row.key));

test('a full disk in the middle of a transaction loses nothing that was committed, and work goes on with room', async () => {
  const [engine, writer] = await engineWithWriter();
  await put('before', 10)(engine);
  writer.pragma(`max_page_count = ${Number(writer.pragma('page_count')) + 4}`);
  const error = await engine
    .transaction(async (access) => {
      await put('small', 10)(access);
      await put('large', 200_000)(access);
    })
    .catch((thrown: unknown) => thrown);
  expect(databaseFailureOf(error)).toEqual({ code: 'disk-full', detail: 'SQLITE_FULL' });
  expect(await keysIn(engine)).toEqual(['before']);

  writer.pragma('max_page_count = 100000');
  await put('large', 200_000)(engine);
  expect(await keysIn(engine)).toEqual(['before', 'large']);
  await engine.close();
});

test('the reading connection cannot write', async () => {
  const [engine] = await engineWithWriter();
  const attempt = engine.read((db) => db.deleteFrom('setting').execute());
  await expect(attempt).rejects.toThrow('database-unavailable');
  await engine.close();
});

test('closes once, after the work that was under way, and gives nothing away afterwards', async () => {
  const [engine] = await engineWithWriter();
  const writing = put('last', 10)(engine);
  const closing = engine.close();
  await writing;
  await Promise.all([closing, engine.close()]);
  await expect(keysIn(engine)).rejects.toThrow('not open');
});
