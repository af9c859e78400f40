import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MIGRATIONS } from '../../../db/migrations/index.ts';
import { openDatabase } from '../../../db/open-database.ts';
import { newMasterKeys, rotateMasterKeys } from '../../../db/sealing/master-key.ts';
import { createSealer } from '../../../db/sealing/sealer.ts';
import { databaseFailureOf } from '../../../db/sqlite-error.ts';
import {
  attempt,
  file,
  NOW,
  named,
  openForTest,
  proof,
  rawConnection,
  SEALER,
  sealerWithKey,
  stayNotice,
  temporaryFile,
  temporaryFolder,
} from './database-fixture.ts';

const options = (path: string) => ({ file: path, sealer: SEALER, now: () => NOW, lockWaitMs: 150 });

async function refusal(path: string, sealer = SEALER) {
  const opened = await openDatabase({ ...options(path), sealer });
  if (!opened.ok) return opened.error;
  await opened.value.close();
  throw new Error('it opened');
}

/** A database with `count` declarations in it, closed. */
async function written(count = 1): Promise<string> {
  const path = temporaryFile();
  const opened = await openDatabase(options(path));
  if (!opened.ok) throw new Error('did not open');
  for (let i = 0; i < count; i += 1) await file(opened.value, named(`Người Thử ${i}`));
  await opened.value.close();
  return path;
}

describe('a new database', () => {
  test('is made with its folders, in the mode that survives a power cut, at the newest version', async () => {
    const path = join(temporaryFolder(), 'a', 'b', 'desk.sqlite');
    const database = await openForTest(path);
    expect(await database.inspect()).toEqual({
      schemaVersion: MIGRATIONS.at(-1)?.number,
      integrity: 'ok',
      journalMode: 'wal',
      synchronous: 'full',
      bytes: expect.any(Number),
    });
  });

  test.runIf(process.platform !== 'win32')('is readable by its owner only, side files too', async () => {
    const path = temporaryFile();
    const database = await openForTest(path);
    await file(database);
    const files = readdirSync(dirname(path));
    expect(files.sort()).toEqual(['desk.sqlite', 'desk.sqlite-shm', 'desk.sqlite-wal']);
    for (const name of files) expect(statSync(join(dirname(path), name)).mode & 0o777, name).toBe(0o600);
  });

  test('in memory works alike', async () => {
    const database = await openForTest();
    const declaration = await file(database);
    expect(await database.declarations.byId(declaration.id)).toEqual(declaration);
    expect(await database.inspect()).toMatchObject({ integrity: 'ok', journalMode: 'memory' });
  });

  test('has strict tables only', async () => {
    const path = await written();
    const tables = rawConnection(path)
      .prepare(
        `select name from pragma_table_list where type = 'table' and strict = 0 and name not like 'sqlite%'`,
      )
      .all([]);
    expect(tables).toEqual([]);
  });
});

describe('opening again', () => {
  test('finds everything, and writes nothing', async () => {
    const path = await written(3);
    const before = readFileSync(path);
    const database = await openForTest(path);
    expect(await database.outbox.list({ limit: 10 })).toHaveLength(3);
    expect(await database.audit.firstBroken()).toBeUndefined();
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('two desks on one file see each other’s work', async () => {
    const path = temporaryFile();
    const [one, two] = [await openForTest(path), await openForTest(path)];
    const declaration = await file(one);
    expect(await two.declarations.byId(declaration.id)).toEqual(declaration);
  });

  test('with a key added by rotation: old and new records are read and found', async () => {
    const keys = newMasterKeys(randomBytes);
    const path = temporaryFile();
    const first = await openDatabase({ ...options(path), sealer: createSealer(keys, randomBytes) });
    if (!first.ok) expect.unreachable();
    const old = await file(first.value, named('Người Thử Cũ'));
    await first.value.close();
    const rotated = createSealer(rotateMasterKeys(keys, randomBytes), randomBytes);
    const database = await openForTest(path, rotated);
    const fresh = await file(database, named('Người Thử Mới', { createdAt: NOW + 1 }));
    expect(await database.declarations.byName('thu nguoi', 10)).toEqual([fresh, old]);
    expect(await database.audit.firstBroken()).toBeUndefined();
  });
});

describe('refusals', () => {
  test('another key: said so at once, and nothing is touched', async () => {
    const path = await written();
    const before = readFileSync(path);
    expect(await refusal(path, sealerWithKey(8))).toEqual({ code: 'database-key-wrong' });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(await (await openForTest(path)).outbox.list({ limit: 9 })).toHaveLength(1);
  });

  test('a key check taken away or forged', async () => {
    const path = await written();
    const raw = rawConnection(path);
    raw.exec(`update key_check set sealed_value = x'01'`);
    expect(await refusal(path)).toEqual({ code: 'database-key-wrong' });
    raw.exec('delete from key_check');
    expect(await refusal(path)).toMatchObject({ code: 'database-damaged' });
  });

  test('a database of a later program: said so, and nothing is touched', async () => {
    const path = await written();
    rawConnection(path).exec(`insert into schema_migration values (9990, 'from-the-future', 0)`);
    expect(await refusal(path)).toEqual({
      code: 'database-too-new',
      detail: `database has step 9990, this program ends at ${MIGRATIONS.at(-1)?.number}`,
    });
    rawConnection(path).exec('delete from schema_migration where number = 9990');
    expect(await (await openForTest(path)).outbox.list({ limit: 9 })).toHaveLength(1);
  });

  test('something that is no database', async () => {
    const path = temporaryFile();
    writeFileSync(path, 'not a database, but long enough to be looked at. '.repeat(100));
    expect(await refusal(path)).toMatchObject({ code: 'database-damaged' });
    expect(readFileSync(path, 'utf8')).toContain('not a database');
  });

  test('a database of another program', async () => {
    const path = temporaryFile();
    rawConnection(path).exec('create table recipes (name text); insert into recipes values (1)');
    expect(await refusal(path)).toMatchObject({
      code: 'database-damaged',
      detail: 'not a database of this program',
    });
    expect(rawConnection(path).prepare('select count(*) as n from sqlite_schema').all([])).toEqual([
      { n: 1 },
    ]);
  });

  test('pages overwritten', async () => {
    const path = await written(40);
    const handle = await open(path, 'r+');
    for (let page = 8; page < 24; page += 1)
      await handle.write(Buffer.alloc(2_000, 0xa5), 0, 2_000, page * 4_096);
    await handle.close();
    expect(await refusal(path)).toMatchObject({ code: 'database-damaged' });
  });

  test('cut short', async () => {
    const path = await written(40);
    truncateSync(path, 6 * 4_096 + 100);
    expect(await refusal(path)).toMatchObject({ code: 'database-damaged' });
  });

  test('emptied beside the log that holds its data', async () => {
    const path = temporaryFile();
    const log = 'what was committed and not folded back yet';
    writeFileSync(path, '');
    writeFileSync(`${path}-wal`, log);
    expect(await refusal(path)).toMatchObject({ code: 'database-damaged' });
    expect(readFileSync(`${path}-wal`, 'utf8')).toBe(log);
  });

  test('a folder instead of a file, or no way to make one', async () => {
    const folder = temporaryFolder();
    expect(await refusal(folder)).toMatchObject({ code: 'database-unavailable' });
    writeFileSync(join(folder, 'file'), '');
    expect(await refusal(join(folder, 'file', 'desk.sqlite'))).toMatchObject({
      code: 'database-unavailable',
    });
  });
});

describe('another program holds the lock', () => {
  test('for good: opening and writing fail with database-locked, reading goes on', async () => {
    const path = await written();
    const database = await openDatabase(options(path));
    if (!database.ok) expect.unreachable();
    const { settings, outbox, close } = database.value;
    const raw = rawConnection(path);
    raw.exec('begin immediate');
    const error = await settings.set('key', 1).catch((thrown: unknown) => thrown);
    expect(databaseFailureOf(error)).toEqual({ code: 'database-locked', detail: 'SQLITE_BUSY' });
    expect(await outbox.list({ limit: 9 })).toHaveLength(1);
    expect(await refusal(path)).toMatchObject({ code: 'database-locked' });
    raw.exec('rollback');
    await settings.set('key', 2);
    expect(await settings.get('key')).toBe(2);
    await close();
  });

  test('for a moment: the write waits and the program goes on', async () => {
    const path = await written();
    const database = await openForTest(path);
    const raw = rawConnection(path);
    raw.exec('begin immediate');
    let ticks = 0;
    const ticking = setInterval(() => {
      ticks += 1;
    }, 5);
    setTimeout(() => raw.exec('rollback'), 300);
    await database.settings.set('key', 1);
    clearInterval(ticking);
    expect(await database.settings.get('key')).toBe(1);
    expect(ticks).toBeGreaterThan(1);
  });
});

describe('at rest', () => {
  const SECRETS = [
    'Lương Quế Hằng',
    'QUẾ HẰNG',
    'que hang',
    '000271828182',
    '000 271 828',
    'phòng Sen',
    '0900000314',
  ];
  const NOTE = 'khách đi cùng phòng Sen';

  test('no personal text is in the files, in UTF-8 or UTF-16, during work or after', async () => {
    const path = temporaryFile();
    const opened = await openDatabase(options(path));
    if (!opened.ok) expect.unreachable();
    const database = opened.value;
    const notice = stayNotice();
    const declaration = {
      ...notice,
      person: {
        ...notice.person,
        fullName: 'Lương Quế Hằng',
        phone: '0900000314',
        residence: 'gần phòng Sen',
        document: { ...notice.person.document, number: '000271828182' },
      },
      stay: { ...notice.stay, room: 'phòng Sen', note: NOTE, reason: '20', reasonText: NOTE },
    };
    const authorityText = 'Lương Quế Hằng 000271828182: đã có';
    await file(database, declaration, { orderKey: '000271828182', state: 'sending' });
    await database.outbox.change(declaration.id, 'sending', {
      state: 'sending',
      updatedAt: NOW,
      lastFailure: { code: 'record-refused', authorityText },
    });
    await database.attempts.insert(attempt(declaration.id, { request: authorityText, reply: authorityText }));
    await database.evidence.insert(declaration.id, authorityText, NOW);
    await database.settings.set('facility', { name: 'phòng Sen', phone: '0900000314' });
    await database.outbox.register(declaration.id, 'sending', proof({ jws: 'phòng Sen 000271828182' }));
    expect(await database.declarations.byName('hang que', 5)).toHaveLength(1);
    expect(await database.declarations.byDocumentNumber('000 271 828 182')).toHaveLength(1);

    const scan = () => {
      const folder = dirname(path);
      const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
      // What stands in the clear is found, so the scan itself works.
      expect(bytes.includes(declaration.id)).toBe(true);
      for (const secret of SECRETS) {
        for (const form of [secret, secret.normalize('NFD'), secret.toUpperCase()]) {
          const utf16be = Buffer.from(form, 'utf16le').swap16();
          for (const needle of [Buffer.from(form, 'utf8'), Buffer.from(form, 'utf16le'), utf16be]) {
            expect(bytes.includes(needle), secret).toBe(false);
          }
        }
      }
    };
    expect(readdirSync(dirname(path))).toContain('desk.sqlite-wal');
    scan();
    await database.close();
    expect(readdirSync(dirname(path))).toEqual(['desk.sqlite']);
    scan();
  });
});
