/** The guest's window over the fake Electron, as part of the whole shell. That the real one obeys was not run here. */
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { BARRED_KEYS } from '../../../../electron/shell/kiosk-window.ts';
import { displayWindowOptions, windowOptions } from '../../../../electron/shell/window-options.ts';
import { type ElectronDesk, type ElectronDeskSetting, electronDesk } from '../../../support/electron-desk.ts';
import { fakeBackend, someStatus } from '../../../support/fake-backend.ts';
import { FakeEvent, type FakeWindow, fakeScreen } from '../../../support/fake-electron.ts';
import { scriptedSurface } from '../../../support/guest-display/scripted-surface.ts';

const PAGE = 'load app://desk/#/guest-display';
const TWO = [fakeScreen(1, 0), fakeScreen(2, 1366)];

let desk: ElectronDesk;
afterEach(() => rm(desk.dataFolder, { recursive: true, force: true, maxRetries: 5 }));

async function started(setting: ElectronDeskSetting & { readonly on?: boolean } = {}) {
  const surface = scriptedSurface();
  const backend = fakeBackend(
    { 'guestDisplay.setting': async () => ({ ok: true, value: { on: setting.on ?? true } }) },
    surface,
  );
  desk = await electronDesk({ screens: TWO, ...setting, backend });
  return { surface, backend, fake: desk.fake, own: desk.fake.windows[0]! };
}
async function opened(setting?: ElectronDeskSetting) {
  const start = await started(setting);
  expect(await start.surface.host().open()).toEqual({});
  const guest = start.fake.windows[1]!;
  // What is written must not race the end of the test, which takes the folder away.
  await expect.poll(remembered).toEqual({ open: true });
  return { ...start, guest };
}
const remembered = async (): Promise<unknown> =>
  JSON.parse(await readFile(path.join(desk.dataFolder, 'electron', 'guest-display.json'), 'utf8'));
const pressed = (window: FakeWindow, input: object) => {
  const event = new FakeEvent();
  const plain = { key: '', control: false, alt: false, meta: false, shift: false };
  window.webContents.emit('before-input-event', event, { ...plain, ...input });
  return event.prevented;
};

describe('opening', () => {
  test('nothing opens until the clerk opens it', async () => {
    const { fake, surface } = await started();
    expect(fake.windows).toHaveLength(1);
    expect(surface.host().window?.isOpen()).toBe(false);
  });

  test('it shows the guest’s page of the same build, on the second screen, and takes no key from the clerk', async () => {
    const { guest, surface, fake, own } = await opened();
    expect(guest.options).toMatchObject(fakeScreen(2, 1366).bounds);
    own.focused = true;
    expect(guest.done).toEqual(['no menu', PAGE]);
    guest.emit('ready-to-show');
    expect(guest.done.slice(2)).toEqual(['show inactive', 'full screen true']);
    expect(own.done.at(-1)).toBe('focus');
    expect(surface.host().window?.isOpen()).toBe(true);
    const handler = fake.sessions.get('guest-display')?.schemes.get('app');
    const page = await handler?.({ url: 'app://desk/', method: 'GET' } as Request);
    expect(await page?.text()).toContain('<title>Quầy</title>');
    expect(page?.headers.get('content-security-policy')).toBeTruthy();
  });

  test('on one screen it stands beside the desk in a frame', async () => {
    const { guest } = await opened({ screens: [fakeScreen(1, 0)] });
    guest.emit('ready-to-show');
    expect(guest.done).not.toContain('full screen true');
    expect(guest.options).toMatchObject({ x: 846, width: 520, height: 768 });
  });

  test('asked for again, the same window is shown, not a second one', async () => {
    const { guest, surface, fake } = await opened();
    await surface.host().open();
    expect(fake.windows).toHaveLength(2);
    expect(guest.done.at(-1)).toBe('show inactive');
  });

  test('when its screen goes it makes room for the desk, and when one comes it goes there', async () => {
    const { guest, fake, own } = await opened();
    fake.screen.connected = [fakeScreen(1, 0)];
    fake.screen.emit('display-removed');
    expect(own.done).not.toContain('focus'); // the clerk was elsewhere, in another program
    expect(guest.done.slice(-3)).toEqual(['full screen false', 'bounds 846 0 520 768', 'full screen false']);
    fake.screen.connected = TWO;
    fake.screen.emit('display-added');
    expect(guest.done.slice(-2)).toEqual(['bounds 1366 0 1366 768', 'full screen true']);
  });
});

describe('its end', () => {
  test('closed by hand it is gone, is not remembered, and opens again', async () => {
    const { guest, surface, fake } = await opened();
    guest.close();
    expect(surface.host().window?.isOpen()).toBe(false);
    await expect.poll(remembered).toEqual({ open: false });
    await surface.host().open();
    expect(fake.windows).toHaveLength(3);
    expect(fake.calls).not.toContain('quit');
    await expect.poll(remembered).toEqual({ open: true });
  });

  test('closed by the desk, as when it is switched off, the same', async () => {
    const { guest, surface } = await opened();
    surface.host().window?.close();
    expect(guest.webContents.destroyed).toBe(true);
    await expect.poll(remembered).toEqual({ open: false });
  });

  test('it goes with the desk’s window and is open again at the next start', async () => {
    const { guest, own } = await opened();
    own.destroy();
    expect(guest.webContents.destroyed).toBe(true);
    expect(await remembered()).toEqual({ open: true });
    const next = await started({ dataFolder: desk.dataFolder });
    expect(next.fake.windows.map(({ done }) => done.at(-1))).toEqual(['load app://desk/', PAGE]);
  });

  test('it is not opened at the next start when a manager has switched it off', async () => {
    await opened();
    const next = await started({ dataFolder: desk.dataFolder, on: false });
    expect(next.fake.windows).toHaveLength(1);
  });

  test('a page that crashed is loaded again, but not for ever', async () => {
    const { guest } = await opened();
    for (let crash = 0; crash < 4; crash += 1)
      guest.webContents.emit('render-process-gone', new FakeEvent(), { reason: 'crashed' });
    expect(guest.done.filter((step) => step === PAGE)).toHaveLength(4);
    expect(guest.webContents.destroyed).toBe(true);
    expect(desk.fake.boxes).toEqual([]);
  });
});

describe('its locks', () => {
  test('its options are the desk’s own, with the other preload and another session', async () => {
    const { guest, own } = await opened();
    const { preload, session, ...rest } = guest.options.webPreferences ?? {};
    const { preload: ownPreload, session: ownSession, ...ownRest } = own.options.webPreferences ?? {};
    expect(rest).toEqual(ownRest);
    expect(rest).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
    expect(path.basename(preload ?? '')).toBe('guest-display-preload.cjs');
    expect(session).not.toBe(ownSession);
    expect(desk.fake.calls).toContain('session guest-display {"cache":false}');
    const setting = { preload: 'p', packaged: true, session: session! };
    expect(displayWindowOptions(setting, fakeScreen(1, 0).bounds).webPreferences).toEqual(
      windowOptions(setting).webPreferences,
    );
  });

  test('it goes nowhere, opens nothing, not even a portal, may do nothing and keeps no file', async () => {
    const { guest, fake } = await opened();
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      const event = new FakeEvent();
      guest.webContents.emit(name, event);
      expect(event.prevented, name).toBe(true);
    }
    expect(guest.webContents.windowOpenHandler?.({ url: 'https://dichvucong.bocongan.gov.vn/' })).toEqual({
      action: 'deny',
    });
    expect(fake.opened).toEqual([]);
    const session = fake.sessions.get('guest-display');
    for (const permission of ['media', 'geolocation', 'notifications', 'hid', 'clipboard-read']) {
      const answers: unknown[] = [];
      session?.permissionRequest?.({}, permission, (granted: unknown) => answers.push(granted), {});
      expect(answers, permission).toEqual([false]);
      expect(session?.permissionCheck?.({}, permission, 'app://desk', {})).toBe(false);
    }
    const download = new FakeEvent();
    session?.emit('will-download', download, { getURL: () => 'blob:app://desk/0b9c6a1e' });
    expect(download.prevented).toBe(true);
  });

  test('a locked desk keeps it open and bars its keys; an open one lets the clerk out of the whole screen', async () => {
    const { guest, backend } = await opened();
    expect(pressed(guest, { key: 'F11' })).toBe(false);
    pressed(guest, { key: 'Escape' });
    expect(guest.done.at(-1)).toBe('full screen false');
    backend.emit('status', { ...someStatus, lock: { state: 'locked', role: 'counter' } });
    for (const key of BARRED_KEYS) expect(pressed(guest, key), JSON.stringify(key)).toBe(true);
    const before = guest.done.length;
    pressed(guest, { key: 'Escape' });
    expect(guest.done).toHaveLength(before);
    guest.close();
    expect(guest.webContents.destroyed).toBe(false);
  });
});
