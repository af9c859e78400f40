/**
 * The whole life of the desk in Electron, from the first line to the last. Electron is an argument, so that tests run
 * all of it on plain Node.
 */
import path from 'node:path';
import type * as Electron from 'electron';
import { keyFileSource } from '../../db/sealing/key-file.ts';
import type { MasterKeySource } from '../../db/sealing/master-key.ts';
import type { Backend } from '../backend/backend.ts';
import type { Failure } from '../core/failure/failure.ts';
import type { Result } from '../core/result.ts';
import { answerPageRequest, SCHEME_REGISTRATION } from './app-protocol.ts';
import { applicationMenu, lockedMenu } from './application-menu.ts';
import { SCHEME, START_PAGE } from './desk-address.ts';
import { serveDisplay } from './guest-display/display-ipc.ts';
import { displayMemory } from './guest-display/display-memory.ts';
import { createDisplayWindow, type DisplayWindow } from './guest-display/display-window.ts';
import { serveBridge } from './ipc.ts';
import { followLock } from './kiosk-window.ts';
import { forbiddenSwitch, OWN_SWITCHES } from './launch-switches.ts';
import { lockNavigation } from './navigation-locks.ts';
import { limitPermissions } from './permissions.ts';
import { type Keychain, safeStorageSource } from './secrets.ts';
import { forbiddenSwitchText, startFailureText, unexpectedFailureText } from './start-messages.ts';
import { windowOptions } from './window-options.ts';

/** The part of Electron that the desk uses. */
export type ElectronParts = Pick<
  typeof Electron,
  'app' | 'BrowserWindow' | 'dialog' | 'ipcMain' | 'Menu' | 'protocol' | 'screen' | 'session' | 'shell'
> & { readonly safeStorage: Keychain };

export interface DeskParts {
  /** Holds the database, the sealed key and the browser's profile. */
  readonly dataFolder: string;
  readonly preload: string;
  /** That of the guest's window. */
  readonly displayPreload: string;
  readonly rendererFolder: string;
  readonly platform: NodeJS.Platform;
  readonly random: (length: number) => Uint8Array;
  /** A key file in place of the keychain; asked once, with whether the desk is installed. */
  readonly keyFile: (packaged: boolean) => Promise<string | undefined>;
  /** True when no database was ever made, so that a new master key locks nobody out. */
  readonly isFreshDesk: () => Promise<boolean>;
  readonly startBackend: (masterKey: MasterKeySource) => Promise<Result<Backend, Failure>>;
  /** One line for the debug log; holds no personal data. */
  readonly log: (line: string) => void;
}

/** A page that crashes is loaded again this often in one run; then the desk asks to be restarted. */
const MAX_RELOADS = 3;

/** Resolves once the window is asked to load, or the desk has decided not to start. */
export async function runDesk(electron: ElectronParts, parts: DeskParts): Promise<void> {
  const { app } = electron;
  if (!prepare(electron, parts)) return;
  const windows = new Set<number>();
  let window: Electron.BrowserWindow | undefined;
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());

  await app.whenReady();
  try {
    const started = await parts.startBackend(await masterKeySource(electron, parts));
    if (!started.ok) {
      parts.log(`start failed: ${started.error.code} ${started.error.detail ?? ''}`);
      electron.dialog.showErrorBox(...startFailureText(started.error, parts.platform));
      app.exit(1);
      return;
    }
    serveBridge({ ipcMain: electron.ipcMain, backend: started.value, windows, log: parts.log });
    window = openWindow(electron, parts, windows, started.value.cameraOn ?? (() => false));
    const display = guestDisplay(electron, parts, started.value, window);
    const following = followLock(started.value, app, window, (locked) => {
      setMenu(electron, parts, locked);
      display?.lock(locked);
    });
    // After the lock, so that a locked desk that is not quit goes on working.
    stopBeforeQuit(app, started.value, parts.log);
    await following;
    await window.loadURL(START_PAGE);
    await display?.reopen();
  } catch (error) {
    parts.log(`start failed: ${error instanceof Error ? error.stack : 'unknown error'}`);
    electron.dialog.showErrorBox(...unexpectedFailureText());
    app.exit(1);
  }
}

/** What has to be settled before Electron is ready; false when this start ends here. */
function prepare(electron: ElectronParts, parts: DeskParts): boolean {
  const { app } = electron;
  const forbidden = forbiddenSwitch(app.isPackaged, (name) => app.commandLine.hasSwitch(name));
  if (forbidden !== undefined) {
    parts.log(`refused to start with --${forbidden}`);
    electron.dialog.showErrorBox(...forbiddenSwitchText(forbidden));
    app.exit(1);
    return false;
  }
  // The profile lies beside the database: on Windows it holds the key of the keychain, and a copy needs both.
  app.setPath('userData', userDataFolder(parts));
  // Two desks on one database would both read the card and both send.
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return false;
  }
  for (const name of OWN_SWITCHES) app.commandLine.appendSwitch(name);
  // SECURITY: every page is sandboxed, whatever its window asks for.
  app.enableSandbox();
  electron.protocol.registerSchemesAsPrivileged([SCHEME_REGISTRATION]);
  const openOutside = (address: string) => void electron.shell.openExternal(address);
  app.on('web-contents-created', (_event, contents) => lockNavigation(contents, openOutside));
  return true;
}

const userDataFolder = ({ dataFolder }: DeskParts): string => path.join(dataFolder, 'electron');

/** The keychain, or a key file that someone decided on. Never the one in place of the other unasked. */
async function masterKeySource(electron: ElectronParts, parts: DeskParts): Promise<MasterKeySource> {
  const { random } = parts;
  const createIfMissing = await parts.isFreshDesk();
  const keyFile = await parts.keyFile(electron.app.isPackaged);
  if (keyFile !== undefined) return keyFileSource({ file: keyFile, createIfMissing, random });
  return safeStorageSource({
    keychain: electron.safeStorage,
    platform: parts.platform,
    file: path.join(userDataFolder(parts), 'master-key.sealed'),
    createIfMissing,
    random,
  });
}

/** A locked desk has neither tools nor a way out of the full screen in its menu. */
function setMenu({ Menu, app }: ElectronParts, { platform }: DeskParts, locked: boolean): void {
  const menu = locked ? lockedMenu() : applicationMenu(platform, app.isPackaged);
  Menu.setApplicationMenu(Menu.buildFromTemplate([...menu]));
}

function openWindow(
  electron: ElectronParts,
  parts: DeskParts,
  windows: Set<number>,
  cameraOn: () => boolean,
): Electron.BrowserWindow {
  const { app, BrowserWindow } = electron;
  // Kept, for the page's language; without a cache, so that no portrait is written to disk.
  const session = electron.session.fromPartition('persist:desk', { cache: false });
  limitPermissions(session, cameraOn);
  session.protocol.handle(SCHEME, (request) => answerPageRequest(parts.rendererFolder, request));
  setMenu(electron, parts, false);

  const window = new BrowserWindow(
    windowOptions({ preload: parts.preload, packaged: app.isPackaged, session }),
  );
  windows.add(window.webContents.id);
  window.once('ready-to-show', () => {
    window.maximize();
    window.show();
  });
  let reloads = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    parts.log(`page gone: ${reason}`);
    if (reason === 'clean-exit' || reason === 'killed') return;
    reloads += 1;
    if (reloads <= MAX_RELOADS) void window.loadURL(START_PAGE);
    else electron.dialog.showErrorBox(...unexpectedFailureText());
  });
  return window;
}

/** The guest's window, which the backend opens when the clerk asks for it; undefined where the backend has none. */
function guestDisplay(
  electron: ElectronParts,
  parts: DeskParts,
  { guestDisplay: surface, handlers }: Backend,
  desk: Electron.BrowserWindow,
): DisplayWindow | undefined {
  if (surface === undefined) return undefined;
  const display = createDisplayWindow({
    electron,
    desk,
    preload: parts.displayPreload,
    rendererFolder: parts.rendererFolder,
    platform: parts.platform,
    memory: displayMemory(path.join(userDataFolder(parts), 'guest-display.json')),
    isOn: async () => {
      const setting = await handlers['guestDisplay.setting']({});
      return setting.ok && setting.value.on;
    },
    log: parts.log,
  });
  serveDisplay({ ipcMain: electron.ipcMain, surface, window: display.contentsId, log: parts.log });
  surface.hostedBy(display.host);
  return display;
}

/** Quitting waits until the backend has let go of the reader and closed its database. */
function stopBeforeQuit(app: Electron.App, backend: Backend, log: (line: string) => void): void {
  let stopping = false;
  app.on('before-quit', (event) => {
    if (stopping || event.defaultPrevented) return;
    stopping = true;
    event.preventDefault();
    backend
      .stop()
      .catch((error: unknown) => log(`stop failed: ${error instanceof Error ? error.message : 'unknown'}`))
      .finally(() => app.exit(0));
  });
}
