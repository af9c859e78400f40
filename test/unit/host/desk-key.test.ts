import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isFreshDesk, keyFileForElectron, keyFileOf } from '../../../electron/host/desk-key.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'desk-key-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('an installed desk uses the keychain', async () => {
  expect(await keyFileForElectron(folder, {}, true)).toBeUndefined();
  expect(await keyFileForElectron(folder, { DESK_KEY_FILE: '' }, true)).toBeUndefined();
});

test('a key file is used when it is named, when the desk has one already, and from the sources', async () => {
  const own = path.join(folder, 'desk.key');
  expect(await keyFileForElectron(folder, { DESK_KEY_FILE: 'D:\\desk.key' }, true)).toBe('D:\\desk.key');
  expect(await keyFileForElectron(folder, {}, false)).toBe(own);
  await writeFile(own, 'key');
  expect(await keyFileForElectron(folder, {}, true)).toBe(own);
});

test('the loopback host always has a key file', () => {
  expect(keyFileOf(folder, {})).toBe(path.join(folder, 'desk.key'));
  expect(keyFileOf(folder, { DESK_KEY_FILE: 'own.key' })).toBe('own.key');
});

test.each(['live', 'training'])('a desk with a %s database is not fresh', async (mode) => {
  expect(await isFreshDesk(folder)).toBe(true);
  expect(await isFreshDesk(path.join(folder, 'not-made-yet'))).toBe(true);
  await mkdir(path.join(folder, mode));
  expect(await isFreshDesk(folder)).toBe(true);
  await writeFile(path.join(folder, mode, 'desk.db'), '');
  expect(await isFreshDesk(folder)).toBe(false);
});
