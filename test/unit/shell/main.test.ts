/** The real entry, with Electron and the backend's root replaced. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BackendOptions } from '../../../electron/backend/start-backend.ts';
import { ok } from '../../../electron/core/result.ts';
import { fakeBackend } from '../../support/fake-backend.ts';
import { type FakeElectronSetting, fakeElectron } from '../../support/fake-electron.ts';

let folder: string;
const commandLine = process.argv;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'main-'));
  vi.resetModules();
});
afterEach(async () => {
  process.argv = commandLine;
  vi.doUnmock('electron');
  vi.doUnmock('../../../electron/backend/start-backend.ts');
  await rm(folder, { recursive: true, force: true });
});

async function runMain(parameters: readonly string[], setting: FakeElectronSetting = {}) {
  const fake = fakeElectron(setting);
  const started: BackendOptions[] = [];
  vi.doMock('electron', () => fake.modules);
  vi.doMock('../../../electron/backend/start-backend.ts', () => ({
    startBackend: async (options: BackendOptions) => {
      started.push(options);
      const keys = await options.masterKey.load();
      return keys.ok ? ok(fakeBackend()) : keys;
    },
  }));
  process.argv = ['electron', '.', `--data=${folder}`, ...parameters];
  await import('../../../electron/shell/main.ts');
  return { fake, started };
}

test('puts the real parts together and opens the window', async () => {
  const { fake, started } = await runMain(['--mode', 'training', '--reader', 'simulated']);
  await expect.poll(() => fake.windows[0]?.done).toEqual(['load app://desk/']);
  expect(started).toHaveLength(1);
  expect(started[0]).toMatchObject({
    dataFolder: folder,
    host: 'electron',
    mode: 'training',
    reader: 'simulated',
  });
  expect(fake.windows[0]?.options.webPreferences?.preload).toMatch(/preload\.cjs$/);
});

test('left to itself it leaves the mode to the backend', async () => {
  const { fake, started } = await runMain([]);
  await expect.poll(() => fake.windows).toHaveLength(1);
  expect(started[0]).not.toHaveProperty('mode');
  expect(started[0]).not.toHaveProperty('reader');
});

test('a mistyped mode opens nothing', async () => {
  const { fake, started } = await runMain(['--mode=trainng']);
  await expect.poll(() => fake.calls.at(-1)).toBe('exit 1');
  expect(started).toEqual([]);
  expect(fake.windows).toEqual([]);
  expect(fake.boxes).toHaveLength(1);
});

test('from the sources on a Linux desktop without a keychain a key file is used, as by the terminal', async () => {
  const { fake } = await runMain([], { packaged: false, keychain: 'basic_text' });
  await expect.poll(() => fake.windows).toHaveLength(1);
  expect(fake.boxes).toEqual([]);
});
