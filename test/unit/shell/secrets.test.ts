import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SafeStorageOptions, safeStorageSource } from '../../../electron/shell/secrets.ts';
import { fakeKeychain } from '../../support/fake-electron.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sealed-key-'));
  file = path.join(folder, 'electron', 'master-key.sealed');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const random = (length: number) => new Uint8Array(length).fill(9);
const load = (more: Partial<SafeStorageOptions> = {}) =>
  safeStorageSource({
    keychain: fakeKeychain(),
    platform: 'linux',
    file,
    createIfMissing: true,
    random,
    ...more,
  }).load();

const hexKeys = (result: Awaited<ReturnType<typeof load>>) =>
  result.ok
    ? result.value.map(({ version, bytes }) => `${version}:${Buffer.from(bytes).toString('hex')}`)
    : [];

test('a fresh desk makes a key, and the next start finds the same one', async () => {
  const first = await load();
  expect(hexKeys(first)).toEqual([`1:${'09'.repeat(32)}`]);
  const again = await load({ createIfMissing: false, random: (length) => new Uint8Array(length).fill(1) });
  expect(hexKeys(again)).toEqual(hexKeys(first));
});

test('the file holds the sealed form only, and only its owner may read it', async () => {
  await load();
  const stored = await readFile(file, 'utf8');
  expect(stored).toMatch(/^sealed:/);
  expect(stored).not.toContain(Buffer.from(random(32)).toString('base64'));
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o077).toBe(0);
  expect(await readdir(path.dirname(file))).toEqual(['master-key.sealed']);
});

test.each(['basic_text', 'unknown'] as const)(
  'a Linux desktop that offers only %s is refused by name, and nothing is written',
  async (backend) => {
    const result = await load({ keychain: fakeKeychain(backend) });
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'database-key-unavailable', detail: expect.stringContaining(backend) },
    });
    expect(await readdir(folder)).toEqual([]);
  },
);

test('Windows and macOS are not asked for a Linux backend', async () => {
  for (const platform of ['win32', 'darwin'] as const)
    expect((await load({ platform, keychain: fakeKeychain('basic_text') })).ok).toBe(true);
});

test('a keychain that is not available is a failure', async () => {
  const keychain = fakeKeychain();
  keychain.available = false;
  expect(await load({ keychain })).toMatchObject({ ok: false, error: { code: 'database-key-unavailable' } });
});

test('a lost key file of a desk that has data is never replaced by a new key', async () => {
  expect(await load({ createIfMissing: false })).toMatchObject({
    ok: false,
    error: { code: 'database-key-unavailable', detail: 'the sealed key file is gone' },
  });
  expect(await readdir(folder)).toEqual([]);
});

test('a file that the keychain does not open stays as it is, even on a fresh desk', async () => {
  await load();
  const before = await readFile(file);
  const keychain = fakeKeychain();
  keychain.locked = true;
  expect(await load({ keychain })).toMatchObject({ ok: false, error: { code: 'database-key-unavailable' } });
  expect(await readFile(file)).toEqual(before);
});

test('a file of something else is a failure, not an exception', async () => {
  await load();
  await writeFile(file, await fakeKeychain().encryptStringAsync('{"format":"other"}'));
  expect(await load()).toMatchObject({ ok: false, error: { detail: 'the sealed file holds no master key' } });
});

test('when the keychain has a new key of its own, the file is sealed anew', async () => {
  const first = await load();
  const keychain = fakeKeychain();
  keychain.rotated = true;
  expect(hexKeys(await load({ keychain }))).toEqual(hexKeys(first));
  expect(keychain.sealed).toBe(1);
});
