import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../db/open-database.ts';
import { createSealer } from '../../../db/sealing/sealer.ts';
import { databaseFailureOf } from '../../../db/sqlite-error.ts';

const HOLDER = fileURLToPath(new URL('./lock-holder.ts', import.meta.url));

async function holdLock(file: string): Promise<ChildProcess> {
  const holder = spawn(process.execPath, [HOLDER, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void holder.kill('SIGKILL'));
  await once(holder.stdout, 'data');
  return holder;
}

test('a lock of another process is said to be one, and its death frees the database', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const sealer = createSealer([{ version: 1, bytes: new Uint8Array(32).fill(7) }], randomBytes);
  const options = { file: join(folder, 'desk.sqlite'), sealer, now: Date.now };
  const opened = await openDatabase({ ...options, lockWaitMs: 100 });
  if (!opened.ok) expect.unreachable();
  const database = opened.value;
  await database.settings.set('key', 'before');

  const holder = await holdLock(options.file);
  const error = await database.settings.set('key', 'lost').catch((thrown: unknown) => thrown);
  expect(databaseFailureOf(error)?.code).toBe('database-locked');
  expect(await openDatabase({ ...options, lockWaitMs: 100 })).toMatchObject({
    ok: false,
    error: { code: 'database-locked' },
  });
  expect(await database.settings.get('key')).toBe('before');

  const gone = once(holder, 'close');
  holder.kill('SIGKILL');
  await gone;
  await database.settings.set('key', 'after');
  expect(await database.settings.get('key')).toBe('after');
  await database.close();
});
