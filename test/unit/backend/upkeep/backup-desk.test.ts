import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { verifyBackup } from '../../../../db/restore.ts';
import { systemEnvironment } from '../../../../electron/backend/system-environment.ts';
import { createBackupDesk } from '../../../../electron/backend/upkeep/backup-desk.ts';
import { file, NOW, openForTest, SEALER } from '../../db/database-fixture.ts';

async function desk() {
  const folder = await mkdtemp(join(tmpdir(), 'desk-backup-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const database = await openForTest();
  const clock = { now: NOW };
  const backups = createBackupDesk({
    database,
    environment: { ...systemEnvironment, now: () => clock.now },
    operatorId: () => 'operator-1',
    proposedFolder: join(folder, 'proposed'),
  });
  return { folder, database, backups, clock };
}

describe('backups by one press', () => {
  test('go into the proposed folder until one is chosen, and are whole', async () => {
    const { folder, database, backups } = await desk();
    await file(database);
    expect(await backups.view()).toEqual({ folder: join(folder, 'proposed'), chosen: false });
    expect(await backups.make()).toMatchObject({ ok: true, value: { lastAt: NOW } });
    const [name] = await readdir(join(folder, 'proposed'));
    expect(name).toBe('desk-backup-2026-11-22-150000.db');
    const whole = await verifyBackup(join(folder, 'proposed', name as string), {
      sealer: SEALER,
      now: () => NOW,
    });
    expect(whole).toMatchObject({ ok: true, value: { declarations: 1 } });
  });

  test('a chosen folder is made, remembered and used', async () => {
    const { folder, backups } = await desk();
    const wanted = join(folder, 'other', 'disk');
    expect(await backups.choose(wanted)).toMatchObject({ ok: true, value: { folder: wanted, chosen: true } });
    await backups.make();
    expect(await readdir(wanted)).toHaveLength(1);
    expect(await backups.view()).toMatchObject({ folder: wanted, chosen: true });
  });

  test.each(['backups', '..', 'C:'])('%s is no whole path: refused with words', async (folder) => {
    const { backups } = await desk();
    expect(await backups.choose(folder)).toMatchObject({
      error: { code: 'fields-invalid', fields: [{ path: 'folder' }] },
    });
  });

  test('a file where the folder should be: refused, and nothing is changed', async () => {
    const { folder, backups } = await desk();
    const taken = join(folder, 'taken');
    await writeFile(taken, '');
    expect(await backups.choose(taken)).toMatchObject({ error: { code: 'fields-invalid' } });
    expect((await backups.view()).chosen).toBe(false);
  });

  test('a disk that was pulled out is a failure with a remedy, and no backup is claimed', async () => {
    const { folder, backups } = await desk();
    const wanted = join(folder, 'stick');
    await backups.choose(wanted);
    await rm(wanted, { recursive: true });
    await writeFile(wanted, '');
    expect(await backups.make()).toMatchObject({ error: { code: 'database-unavailable' } });
    expect((await backups.view()).lastAt).toBeUndefined();
  });

  test('two within one second: the second is refused rather than written over the first', async () => {
    const { backups } = await desk();
    await backups.make();
    expect(await backups.make()).toMatchObject({ ok: false, error: { code: 'database-unavailable' } });
  });
});
