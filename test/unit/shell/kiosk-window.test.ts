/** The locks of the window over a fake Electron. That the real one honours them is its own promise; it was not run here. */
import { afterEach, describe, expect, test } from 'vitest';
import { BARRED_KEYS, isBarred } from '../../../electron/shell/kiosk-window.ts';
import { type ElectronDesk, electronDesk } from '../../support/electron-desk.ts';
import { someStatus } from '../../support/fake-backend.ts';
import { FakeEvent } from '../../support/fake-electron.ts';

let desk: ElectronDesk;
afterEach(() => desk.remove());

async function locked() {
  desk = await electronDesk();
  const window = desk.fake.windows[0]!;
  desk.backend.emit('status', { ...someStatus, lock: { state: 'locked', role: 'counter' } });
  return { window, desk };
}
const plain = { key: '', control: false, alt: false, meta: false, shift: false };

const pressed = (window: Awaited<ReturnType<typeof locked>>['window'], input: Partial<typeof plain>) => {
  const event = new FakeEvent();
  window.webContents.emit('before-input-event', event, { ...plain, ...input });
  return event.prevented;
};

describe('locked', () => {
  test('the window takes the whole screen, and gives it back when it is opened', async () => {
    const { window } = await locked();
    expect(window.done).toContain('kiosk true');
    desk.backend.emit('status', { ...someStatus, lock: { state: 'open', role: 'counter', until: 1 } });
    expect(window.done.at(-1)).toBe('kiosk false');
  });

  test('it is neither closed nor quit, and the backend is not stopped', async () => {
    const { window } = await locked();
    const closing = new FakeEvent();
    window.emit('close', closing);
    expect(closing.prevented).toBe(true);
    const quitting = Object.assign(new FakeEvent(), { defaultPrevented: false });
    quitting.preventDefault = () => {
      quitting.prevented = true;
      quitting.defaultPrevented = true;
    };
    desk.fake.app.emit('before-quit', quitting);
    expect(quitting.prevented).toBe(true);
    await new Promise((resolve) => setImmediate(resolve));
    expect(desk.backend.stopped()).toBe(false);
  });

  test('every barred key goes nowhere; the keys of the work go through', async () => {
    const { window } = await locked();
    for (const key of BARRED_KEYS) expect(pressed(window, key), JSON.stringify(key)).toBe(true);
    for (const key of ['F1', 'F2', 'F4', 'Enter', 'w', '1', 'Escape'])
      expect(pressed(window, { key }), key).toBe(false);
    expect(pressed(window, { key: 'k', control: true })).toBe(false);
  });

  test('its menu leads nowhere out', async () => {
    await locked();
    expect(JSON.stringify(desk.fake.menus.at(-1))).not.toMatch(
      /togglefullscreen|reload|toggleDevTools|appMenu/,
    );
  });
});

test('not locked, nothing is barred', async () => {
  desk = await electronDesk();
  const window = desk.fake.windows[0]!;
  expect(pressed(window, { key: 'F11' })).toBe(false);
  const closing = new FakeEvent();
  window.emit('close', closing);
  expect(closing.prevented).toBe(false);
  expect(isBarred({ ...plain, key: 'W', control: true })).toBe(true);
});
