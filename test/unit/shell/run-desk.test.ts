import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { failure } from '../../../electron/core/failure/failure.ts';
import { type ElectronDesk, type ElectronDeskSetting, electronDesk } from '../../support/electron-desk.ts';
import { FakeEvent, ipcEvent } from '../../support/fake-electron.ts';

let desk: ElectronDesk;
const start = async (setting?: ElectronDeskSetting) => {
  desk = await electronDesk(setting);
  return desk;
};
afterEach(() => desk.remove());

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('an ordinary start', () => {
  test('settles the sandbox, the scheme and the profile before Electron is ready', async () => {
    const { fake, dataFolder } = await start();
    const ready = fake.calls.indexOf('ready');
    const before = fake.calls.slice(0, ready);
    expect(before).toEqual([
      `path userData ${path.join(dataFolder, 'electron')}`,
      'switch disable-breakpad',
      'switch disable-crash-reporter',
      'enableSandbox',
      'registerSchemes',
    ]);
    expect(fake.registered).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ]);
  });

  test('opens one window on the page and shows it when it is painted', async () => {
    const { fake } = await start();
    expect(fake.windows).toHaveLength(1);
    expect(fake.windows[0]?.done).toEqual(['load app://desk/']);
    fake.windows[0]?.emit('ready-to-show');
    expect(fake.windows[0]?.done).toEqual(['load app://desk/', 'maximize', 'show']);
  });

  test('gives the backend a master key from the keychain', async () => {
    expect((await start()).keyLength()).toBe(32);
  });

  test('the page and the backend talk through the three channels only', async () => {
    const { fake } = await start();
    expect(fake.channels().sort()).toEqual(['desk:call', 'desk:listen']);
    const contents = fake.windows[0]!.webContents;
    expect(await fake.invoke(ipcEvent(contents), 'desk:call', 'desk.status', {})).toMatchObject({ ok: true });
    fake.send(ipcEvent(contents), 'desk:listen');
    await settled();
    expect(contents.sent.every(([channel]) => channel === 'desk:event')).toBe(true);
    expect(contents.sent).toHaveLength(3);
  });

  test('keeps its session without a cache, so that no portrait lands on disk', async () => {
    expect((await start()).fake.calls).toContain('session persist:desk {"cache":false}');
  });
});

describe('a start that ends early', () => {
  test('a second desk opens nothing and goes', async () => {
    const { fake } = await start({ firstInstance: false });
    expect(fake.calls.at(-1)).toBe('quit');
    expect(fake.windows).toEqual([]);
  });

  test('the first desk comes to the front when a second is started', async () => {
    const { fake } = await start();
    const window = fake.windows[0]!;
    window.minimized = true;
    fake.app.emit('second-instance');
    expect(window.done.slice(-2)).toEqual(['restore', 'focus']);
  });

  test('a debugging switch stops a packaged desk before anything is opened', async () => {
    const { fake } = await start({ switches: ['remote-debugging-port'] });
    expect(fake.calls).toEqual(['exit 1']);
    expect(fake.boxes[0]?.[1]).toContain('--remote-debugging-port');
  });

  test('a database that cannot be opened is said in words, with the remedy', async () => {
    const { fake, log } = await start({ startFailure: failure('database-locked', { detail: 'busy' }) });
    expect(fake.boxes).toHaveLength(1);
    expect(fake.calls.at(-1)).toBe('exit 1');
    expect(fake.windows).toEqual([]);
    expect(log).toEqual(['start failed: database-locked busy']);
  });

  test('a Linux desktop without a keychain is told so, and no key is made in its place', async () => {
    const { fake, log } = await start({ keychain: 'basic_text' });
    expect(fake.boxes[0]?.[1]).toContain('DESK_KEY_FILE');
    expect(log[0]).toContain('basic_text');
    expect(desk.keyLength()).toBeUndefined();
  });

  test('a key file named by its owner takes the place of the keychain', async () => {
    const { fake, keyLength } = await start({ keychain: 'basic_text', keyFileName: 'own.key' });
    expect(keyLength()).toBe(32);
    expect(fake.boxes).toEqual([]);
    expect(await readdir(desk.dataFolder)).toContain('own.key');
  });

  test('a bug shows a kind text without its own', async () => {
    const { fake, log } = await start({ startThrows: new Error('Cannot read properties of undefined') });
    expect(fake.boxes[0]?.[1]).not.toContain('undefined');
    expect(log[0]).toContain('Cannot read properties of undefined');
    expect(fake.calls.at(-1)).toBe('exit 1');
  });
});

describe('the end', () => {
  test('quitting waits for the backend, once', async () => {
    const { fake, backend } = await start();
    fake.app.emit('window-all-closed');
    expect(fake.calls.at(-1)).toBe('quit');
    const quitting = new FakeEvent();
    fake.app.emit('before-quit', quitting);
    expect(quitting.prevented).toBe(true);
    await expect.poll(() => fake.calls.at(-1)).toBe('exit 0');
    expect(backend.stopped()).toBe(true);
  });

  test('a page that crashed is loaded again, but not for ever', async () => {
    const { fake } = await start();
    const [window] = fake.windows;
    for (let crash = 0; crash < 4; crash += 1)
      window?.webContents.emit('render-process-gone', new FakeEvent(), { reason: 'crashed' });
    expect(window?.done.filter((step) => step === 'load app://desk/')).toHaveLength(4);
    expect(fake.boxes).toHaveLength(1);
  });

  test('a page that ended in order stays ended', async () => {
    const { fake } = await start();
    fake.windows[0]?.webContents.emit('render-process-gone', new FakeEvent(), { reason: 'clean-exit' });
    expect(fake.windows[0]?.done).toEqual(['load app://desk/']);
  });
});
