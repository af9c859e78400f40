/**
 * The module `electron` for a built shell in a process of its own. Plays the page: calls the bridge, listens, opens the
 * guest's window and plays that too, quits; then prints what happened as one JSON line.
 */
import { FakeEvent, fakeElectron, ipcEvent } from '../fake-electron.ts';

const fake = fakeElectron();
export const { app, BrowserWindow, dialog, ipcMain, Menu, protocol, safeStorage, screen, session, shell } =
  fake.modules;

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));

async function play(): Promise<void> {
  while (fake.windows.length === 0 && !fake.calls.some((call) => call.startsWith('exit'))) await pause();
  const [window] = fake.windows;
  if (window === undefined) return;
  const page = ipcEvent(window.webContents);
  const status: unknown = await fake.invoke(page, 'desk:call', 'desk.status', {});
  const training: unknown = await fake.invoke(page, 'desk:call', 'training.view', {});
  fake.send(page, 'desk:listen');
  while (window.webContents.sent.length < 3) await pause();
  const events = window.webContents.sent.map(([, name]) => name);
  await fake.invoke(page, 'desk:call', 'guestDisplay.switch', { on: true });
  const opened: unknown = await fake.invoke(page, 'desk:call', 'guestDisplay.open', {});
  const guest = ipcEvent(fake.windows[1]!.webContents, 'app://desk/#/guest-display');
  const display = {
    opened,
    preload: fake.windows[1]!.options.webPreferences?.preload,
    loaded: fake.windows[1]!.done.at(-1),
    view: await fake.invoke(guest, 'guest-display:call', 'view', {}),
    desk: await fake.invoke(guest, 'desk:call', 'desk.status', {}).catch(() => 'refused'),
  };
  fake.app.emit('before-quit', new FakeEvent());
  while (!fake.calls.includes('exit 0')) await pause();
  console.log(JSON.stringify({ status, training, events, display, loaded: window.done, boxes: fake.boxes }));
  process.exit(0);
}

void play();
