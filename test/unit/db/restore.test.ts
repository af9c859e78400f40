import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../../db/open-database.ts';
import { type RestoreOptions, restoreBackup, verifyBackup } from '../../../db/restore.ts';
import {
  file as fileDeclaration,
  NOW,
  openForTest,
  proof,
  rawConnection,
  SEALER,
  sealerWithKey,
  temporaryFolder,
} from './database-fixture.ts';

const WORLD = { sealer: SEALER, now: () => NOW + 1_000 };

/** A desk with one record in each of the states that matter, its backup, and the folder they lie in. */
async function backedUp() {
  const folder = temporaryFolder();
  const file = join(folder, 'desk.db');
  const opened = await openDatabase({ file, sealer: SEALER, now: () => NOW });
  if (!opened.ok) throw new Error(opened.error.code);
  const database = opened.value;
  const ids: Record<string, string> = {};
  for (const state of [
    'ready',
    'sending',
    'paused',
    'unknown',
    'accepted',
    'rejected',
    'registered',
  ] as const) {
    const { id } = await fileDeclaration(database);
    ids[state] = id;
    if (state === 'registered') await database.outbox.register(id, 'ready', proof());
    else if (state !== 'ready') await database.outbox.change(id, 'ready', { state, updatedAt: NOW });
  }
  const backup = join(folder, 'backup.db');
  const made = await database.backupTo(backup);
  if (!made.ok) throw new Error(made.error.code);
  const options: RestoreOptions = { backup, file, operatorId: 'operator-1', ...WORLD };
  return { folder, file, database, backup, ids, options };
}

/** One page in the middle, overwritten. */
function flipPage(path: string): void {
  const bytes = readFileSync(path);
  bytes.fill(0xa5, Math.floor(bytes.length / 8192) * 4096, Math.floor(bytes.length / 8192) * 4096 + 4096);
  writeFileSync(path, bytes);
}

describe('restoring', () => {
  test('a damaged file is put aside, and what may have been sent since is asked about first', async () => {
    const { file, database, ids, options } = await backedUp();
    // After the backup the ready record was sent, and another one was filed.
    await database.outbox.register(ids.ready!, 'ready', proof({ receiptNumber: 'BN-000-9' }));
    await database.close();
    flipPage(file);
    const damaged = readFileSync(file);
    expect(await openDatabase({ file, sealer: SEALER, now: () => NOW })).toMatchObject({
      error: { code: 'database-damaged' },
    });

    const restored = await restoreBackup(options);
    if (!restored.ok) throw new Error(JSON.stringify(restored.error));
    expect(restored.value).toMatchObject({ declarations: 7, lastFiledAt: NOW, asked: 3 });
    expect(readFileSync(restored.value.aside!)).toEqual(damaged);

    const again = await openForTest(file);
    const states = Object.fromEntries(
      await Promise.all(
        Object.entries(ids).map(async ([before, id]) => [before, (await again.outbox.byId(id))?.state]),
      ),
    );
    expect(states).toEqual({
      ready: 'unknown',
      sending: 'unknown',
      paused: 'unknown',
      unknown: 'unknown',
      accepted: 'accepted',
      rejected: 'rejected',
      registered: 'registered',
    });
    expect((await again.audit.latest(1))[0]).toMatchObject({ type: 'backup-restored', data: { asked: 3 } });
    expect(await again.audit.firstBroken()).toBeUndefined();
  });

  test('is refused while the desk is open, even when it only looks', async () => {
    const { database, options, ids, folder } = await backedUp();
    expect(await restoreBackup(options)).toMatchObject({ error: { code: 'database-locked' } });
    expect((await database.outbox.byId(ids.ready!))?.state).toBe('ready');
    expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([]);
    await database.close();
    expect(await restoreBackup(options)).toMatchObject({ ok: true });
  });

  test('works where there are no data at all', async () => {
    const { database, options } = await backedUp();
    await database.close();
    const file = join(temporaryFolder(), 'desk.db');
    const restored = await restoreBackup({ ...options, file });
    expect(restored).toMatchObject({ ok: true, value: { asked: 3 } });
    expect(restored.ok && restored.value.aside).toBeUndefined();
  });
});

describe('a file that is no whole backup is refused, and nothing is touched', () => {
  const spoiled: readonly (readonly [string, string, (backup: string) => void])[] = [
    ['a flipped page', 'backup-unfit', flipPage],
    ['half of it', 'backup-unfit', (path) => writeFileSync(path, readFileSync(path).subarray(0, 20_000))],
    ['another file', 'backup-unfit', (path) => writeFileSync(path, 'BACKUP')],
    ['an empty file', 'backup-unfit', (path) => writeFileSync(path, '')],
    [
      'an audit log that somebody cut',
      'backup-unfit',
      (path) => {
        const raw = rawConnection(path);
        raw.exec('drop trigger if exists audit_event_no_delete');
        for (const { name } of raw
          .prepare(`select name from sqlite_schema where type = 'trigger' and tbl_name = 'audit_event'`)
          .all([]) as { name: string }[])
          raw.exec(`drop trigger ${name}`);
        raw.exec('delete from audit_event where sequence = (select max(sequence) from audit_event)');
      },
    ],
  ];

  test.each(spoiled)('%s: %s', async (_, code, spoil) => {
    const { database, backup, options, ids, file, folder } = await backedUp();
    await database.close();
    spoil(backup);
    const before = readFileSync(file);
    expect(await verifyBackup(backup, WORLD)).toMatchObject({ ok: false, error: { code } });
    expect(await restoreBackup(options)).toMatchObject({ ok: false, error: { code } });
    expect(readFileSync(file)).toEqual(before);
    expect(readdirSync(folder).filter((name) => /restoring|check|before/.test(name))).toEqual([]);
    expect((await (await openForTest(file)).outbox.byId(ids.ready!))?.state).toBe('ready');
  });

  test('one of another desk: its key is another', async () => {
    const { database, options, file } = await backedUp();
    await database.close();
    expect(await restoreBackup({ ...options, sealer: sealerWithKey(9) })).toMatchObject({
      error: { code: 'database-key-wrong' },
    });
    expect(existsSync(file)).toBe(true);
  });
});

test('a good backup is called whole, and is not touched by the look', async () => {
  const { backup, database } = await backedUp();
  await database.close();
  const before = readFileSync(backup);
  copyFileSync(backup, join(dirname(backup), 'kept.db'));
  expect(await verifyBackup(backup, WORLD)).toMatchObject({ ok: true, value: { declarations: 7 } });
  expect(readFileSync(backup)).toEqual(before);
});
