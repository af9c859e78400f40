/** Backup and restore from a terminal, as a person does it on the day on which the disk has spoiled the file. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { kiosk } from '../../support/desk/kiosk.ts';
import { temporaryFolder } from '../../support/desk/temporary-folder.ts';

test('a damaged file is replaced by a verified backup with one command', async () => {
  const folder = await temporaryFolder();
  onTestFinished(() => folder.remove());
  const desk = ['--training', '--data', join(folder.path, 'desk')];
  const file = join(folder.path, 'desk', 'training', 'desk.db');
  const backup = join(folder.path, 'backup.db');
  expect((await kiosk('outbox', 'list', ...desk)).code).toBe(0);
  expect(await kiosk('backup', 'create', backup, ...desk)).toMatchObject({
    code: 0,
    json: { file: backup, rows: { declaration: 0 } },
  });
  // A file that exists is never written over.
  expect((await kiosk('backup', 'create', backup, ...desk)).code).not.toBe(0);
  expect((await kiosk('backup', 'verify', backup, ...desk)).json).toMatchObject({ whole: true });

  const bytes = await readFile(file);
  bytes.fill(0xa5, 8_192, bytes.length - 8_192);
  await writeFile(file, bytes);
  expect(await kiosk('outbox', 'list', ...desk)).toMatchObject({
    code: 1,
    json: { error: { code: 'database-damaged' } },
  });

  const half = join(folder.path, 'half.db');
  await writeFile(half, (await readFile(backup)).subarray(0, 30_000));
  expect((await kiosk('backup', 'restore', half, ...desk)).json).toMatchObject({
    error: { code: 'backup-unfit' },
  });
  expect(await readFile(file)).toEqual(bytes);

  const restored = await kiosk('backup', 'restore', backup, ...desk);
  expect(restored).toMatchObject({ code: 0, json: { restored: true, declarations: 0 } });
  expect(await readFile(String(restored.json.aside))).toEqual(bytes);
  expect((await kiosk('outbox', 'list', ...desk)).code).toBe(0);
  expect((await kiosk('proof', 'find', '--day', '2026-11-22', ...desk)).json).toEqual({ found: [] });
  expect((await kiosk('proof', 'find', ...desk)).json).toMatchObject({ error: { code: 'fields-invalid' } });
}, 120_000);
