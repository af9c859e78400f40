import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keyFileSource } from '../../../../db/sealing/key-file.ts';
import { temporaryFolder } from '../database-fixture.ts';

const unavailable = { ok: false, error: expect.objectContaining({ code: 'database-key-unavailable' }) };
const source = (file: string, createIfMissing = true) =>
  keyFileSource({ file, createIfMissing, random: randomBytes });

describe('key file', () => {
  test('is made once and gives the same key ever after', async () => {
    const file = join(temporaryFolder(), 'master.key');
    const first = await source(file).load();
    const text = readFileSync(file, 'utf8');
    expect(first.ok && first.value[0].bytes.length).toBe(32);
    expect(await source(file).load()).toEqual(first);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test.runIf(process.platform !== 'win32')('is its owner’s alone, and refused when it is not', async () => {
    const file = join(temporaryFolder(), 'master.key');
    await source(file).load();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    chmodSync(file, 0o640);
    expect(await source(file).load()).toEqual(unavailable);
  });

  test('is not made where the database exists already', async () => {
    const file = join(temporaryFolder(), 'master.key');
    expect(await source(file, false).load()).toEqual(unavailable);
    expect(existsSync(file)).toBe(false);
  });

  test('with other content is refused and left alone', async () => {
    const file = join(temporaryFolder(), 'master.key');
    writeFileSync(file, 'shopping list', { mode: 0o600 });
    expect(await source(file).load()).toEqual(unavailable);
    expect(readFileSync(file, 'utf8')).toBe('shopping list');
  });

  test('in a folder that does not exist is a failure, not a crash', async () => {
    expect(await source(join(temporaryFolder(), 'missing', 'master.key')).load()).toEqual(unavailable);
  });
});
