import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backupTo } from '../../../db/backup.ts';
import type { Engine } from '../../../db/engine.ts';
import { connectSqlite } from '../../../db/sqlite.ts';
import { countRows } from '../../../db/sqlite-inspection.ts';
import {
  file,
  NOW,
  openForTest,
  rawConnection,
  stayNotice,
  temporaryFile,
  temporaryFolder,
} from './database-fixture.ts';

describe('a backup', () => {
  test('is one file that opens as a database with all that was there', async () => {
    const database = await openForTest(temporaryFile());
    const declarations = [await file(database), await file(database)];
    const target = join(temporaryFolder(), 'backup.sqlite');
    const report = await database.backupTo(target);
    expect(report).toMatchObject({
      ok: true,
      value: { file: target, rows: { declaration: 2, audit_event: 2 } },
    });
    expect(readdirSync(dirname(target))).toEqual(['backup.sqlite']);
    const copy = await openForTest(target);
    expect(await copy.declarations.byIds(declarations.map(({ id }) => id))).toEqual(declarations);
    expect(await copy.audit.firstBroken()).toBeUndefined();
    expect(await copy.inspect()).toMatchObject({ integrity: 'ok' });
  });

  test('of a database in memory', async () => {
    const database = await openForTest();
    const { id } = await file(database);
    const target = join(temporaryFolder(), 'backup.sqlite');
    expect(await database.backupTo(target)).toMatchObject({ ok: true });
    expect((await (await openForTest(target)).declarations.byId(id))?.id).toBe(id);
  });

  test('is of one moment, though the desk goes on working meanwhile', async () => {
    const path = temporaryFile();
    const database = await openForTest(path);
    await database.transaction(async (stores) => {
      for (let i = 0; i < 800; i += 1) await stores.declarations.insert(stayNotice());
      await stores.evidence.insert('large', 'x'.repeat(6_000_000), NOW);
    });
    const target = join(temporaryFolder(), 'backup.sqlite');
    const backingUp = database.backupTo(target);
    let filed = 0;
    let done = false;
    void backingUp.finally(() => {
      done = true;
    });
    while (!done) {
      await file(database);
      filed += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    const report = await backingUp;
    expect(filed).toBeGreaterThan(1);
    if (!report.ok) expect.unreachable();
    const { declaration, outbox_entry: entries, audit_event: events } = report.value.rows;
    expect(declaration).toBe(800 + (entries ?? 0));
    expect(events).toBe(entries);
    expect(await (await openForTest(target)).audit.firstBroken()).toBeUndefined();
  });

  test.runIf(process.platform !== 'win32')('is readable by its owner only', async () => {
    const database = await openForTest();
    const target = join(temporaryFolder(), 'backup.sqlite');
    await database.backupTo(target);
    expect(statSync(target).mode & 0o777).toBe(0o600);
  });

  test('never writes over a file', async () => {
    const database = await openForTest(temporaryFile());
    const target = join(temporaryFolder(), 'backup.sqlite');
    writeFileSync(target, 'yesterday’s backup');
    expect(await database.backupTo(target)).toMatchObject({
      ok: false,
      error: { code: 'database-unavailable', detail: 'backup file exists' },
    });
    expect(readFileSync(target, 'utf8')).toBe('yesterday’s backup');
  });

  test('into a folder that is not there fails and leaves nothing', async () => {
    const database = await openForTest(temporaryFile());
    const folder = temporaryFolder();
    expect(await database.backupTo(join(folder, 'missing', 'backup.sqlite'))).toMatchObject({
      ok: false,
      error: { code: 'database-unavailable' },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('whose copy is not what it should be is refused and removed', async () => {
    const path = temporaryFile();
    await file(await openForTest(path));
    const counts = countRows(rawConnection(path));
    const target = join(temporaryFolder(), 'backup.sqlite');
    const copying = (spoil: (copy: string) => void): Engine => ({
      ...unused,
      async copyTo(copy) {
        const source = connectSqlite(path, { busyTimeoutMs: 0 });
        await source.backup(copy);
        source.close();
        spoil(copy);
        return counts;
      },
    });
    const spoils: readonly ((copy: string) => void)[] = [
      (copy) => writeFileSync(copy, readFileSync(copy).fill(0xa5, 5_000, 60_000)),
      (copy) => {
        const connection = connectSqlite(copy, { busyTimeoutMs: 0 });
        connection.exec('delete from search_token');
        connection.close();
      },
    ];
    for (const spoil of spoils) {
      expect(await backupTo(copying(spoil), target)).toMatchObject({
        ok: false,
        error: { code: 'database-damaged' },
      });
      expect(readdirSync(dirname(target))).toEqual([]);
    }
    expect(
      await backupTo(
        copying(() => undefined),
        target,
      ),
    ).toMatchObject({ ok: true });
  });
});

const notUsed = (): never => {
  throw new Error('a backup uses nothing but copyTo');
};
const unused: Engine = {
  read: notUsed,
  write: notUsed,
  transaction: notUsed,
  foldLog: notUsed,
  inspect: notUsed,
  copyTo: notUsed,
  close: notUsed,
};
