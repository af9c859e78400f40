/**
 * The locks of the Electron host, through a fake Electron: every way out of the page is answered with no. That the
 * real Electron honours these answers is its own promise; its binary was not run here.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ElectronDesk, electronDesk } from '../support/electron-desk.ts';
import { FakeContents, FakeEvent, type FakeSession } from '../support/fake-electron.ts';

let desk: ElectronDesk;
let session: FakeSession;
beforeAll(async () => {
  desk = await electronDesk();
  const found = desk.fake.sessions.get('persist:desk');
  if (found === undefined) throw new Error('no session');
  session = found;
});
afterAll(() => desk.remove());

const NAVIGATIONS = ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'];

describe('every web contents, whoever made it', () => {
  test.each(NAVIGATIONS)('%s is prevented', (name) => {
    const stranger = new FakeContents(99);
    desk.fake.app.emit('web-contents-created', new FakeEvent(), stranger);
    for (const contents of [desk.fake.windows[0]!.webContents, stranger]) {
      const event = new FakeEvent();
      expect(contents.emit(name, event, 'https://example.com/')).toBe(true);
      expect(event.prevented).toBe(true);
    }
  });

  test('even a navigation to the page itself is prevented', () => {
    const event = new FakeEvent();
    desk.fake.windows[0]?.webContents.emit('will-navigate', event, 'app://desk/');
    expect(event.prevented).toBe(true);
  });

  test.each([
    ['another site', 'https://example.com/', []],
    ['the page itself', 'app://desk/', []],
    ['a script', 'javascript:alert(1)', []],
    ['a file', 'file:///etc/passwd', []],
    ['a known portal', 'https://dichvucong.bocongan.gov.vn/', ['https://dichvucong.bocongan.gov.vn/']],
  ])('window.open of %s opens no window of ours', (_what, url, outside) => {
    desk.fake.opened.length = 0;
    const handler = desk.fake.windows[0]?.webContents.windowOpenHandler;
    expect(handler?.({ url })).toEqual({ action: 'deny' });
    expect(desk.fake.opened).toEqual(outside);
    expect(desk.fake.windows).toHaveLength(1);
  });
});

describe('permissions', () => {
  const PERMISSIONS = [
    'media',
    'geolocation',
    'notifications',
    'hid',
    'serial',
    'usb',
    'clipboard-read',
    'fileSystem',
  ];

  test.each(PERMISSIONS)('%s: the request and the check are both denied', (permission) => {
    const answers: unknown[] = [];
    session.permissionRequest?.({}, permission, (granted: unknown) => answers.push(granted), {});
    expect(answers).toEqual([false]);
    expect(session.permissionCheck?.({}, permission, 'app://desk', {})).toBe(false);
  });

  test.each(['hid', 'serial', 'usb'])('a %s device is denied', (deviceType) => {
    expect(session.devicePermission?.({ deviceType, origin: 'app://desk', device: {} })).toBe(false);
  });

  test('the screen is not shared, nothing pairs, nothing is spell-checked', () => {
    const answers: unknown[] = [];
    session.displayMedia?.({}, (streams: unknown) => answers.push(streams));
    session.bluetoothPairing?.({}, (answer: unknown) => answers.push(answer));
    expect(answers).toEqual([null, { confirmed: false }]);
    expect(session.spellChecker).toBe(false);
  });

  test.each([
    ['blob:app://desk/0b9c6a1e-1f6b-4a53-9d0f-6d8a3a6f2f10', true],
    ['blob:app://other/0b9c6a1e', false],
    ['blob:https://example.com/0b9c6a1e', false],
    ['blob:null/0b9c6a1e', false],
    ['app://desk/assets/app.js', false],
    ['https://example.com/setup.exe', false],
    ['data:text/html,x', false],
    ['file:///etc/passwd', false],
  ])('a download from %s: %s', (url, allowed) => {
    const download = new FakeEvent();
    session.emit('will-download', download, { getURL: () => url });
    expect(download.prevented).toBe(!allowed);
  });
});

test('the page is served by the session of the window, and by nothing else', () => {
  expect([...session.schemes.keys()]).toEqual(['app']);
  expect([...desk.fake.sessions.keys()]).toEqual(['persist:desk']);
  expect(desk.fake.windows[0]?.options.webPreferences?.session).toBe(session);
});
