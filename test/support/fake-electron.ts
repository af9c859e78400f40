/**
 * Electron in memory: records what the shell asks of it, and lets a test play the page, the system and the clerk.
 * It is no Electron: what only the real one can show (that the locks bite) it cannot show.
 */
import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import type { ElectronParts } from '../../electron/shell/run-desk.ts';

type Answer = (...values: unknown[]) => unknown;

/** One event as Electron passes it: only whether it was prevented is of interest. */
export class FakeEvent {
  prevented = false;
  preventDefault(): void {
    this.prevented = true;
  }
}

export class FakeContents extends EventEmitter {
  readonly id: number;
  readonly sent: unknown[][] = [];
  destroyed = false;
  windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined;

  constructor(id: number) {
    super();
    this.id = id;
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler;
  }
  closeDevTools(): void {}
  isDestroyed(): boolean {
    return this.destroyed;
  }
  send(...values: unknown[]): void {
    this.sent.push(values);
  }
  destroy(): void {
    this.destroyed = true;
    this.emit('destroyed');
  }
}

export class FakeSession extends EventEmitter {
  readonly schemes = new Map<string, (request: Request) => Promise<Response>>();
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response>) => {
      this.schemes.set(scheme, handler);
    },
  };
  permissionRequest: Answer | undefined;
  permissionCheck: Answer | undefined;
  devicePermission: Answer | undefined;
  displayMedia: Answer | undefined;
  bluetoothPairing: Answer | undefined;
  spellChecker = true;
  setPermissionRequestHandler(handler: Answer): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: Answer): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: Answer): void {
    this.devicePermission = handler;
  }
  setDisplayMediaRequestHandler(handler: Answer): void {
    this.displayMedia = handler;
  }
  setBluetoothPairingHandler(handler: Answer): void {
    this.bluetoothPairing = handler;
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecker = enabled;
  }
}

export class FakeWindow extends EventEmitter {
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly webContents: FakeContents;
  readonly done: string[] = [];
  minimized = false;
  constructor(options: Electron.BrowserWindowConstructorOptions, contents: FakeContents) {
    super();
    this.options = options;
    this.webContents = contents;
  }
  async loadURL(url: string): Promise<void> {
    this.done.push(`load ${url}`);
  }
  maximize(): void {
    this.done.push('maximize');
  }
  show(): void {
    this.done.push('show');
  }
  focus(): void {
    this.done.push('focus');
  }
  restore(): void {
    this.done.push('restore');
  }
  kiosk = false;
  bounds: Electron.Rectangle = { x: 0, y: 0, width: 1280, height: 720 };
  getBounds(): Electron.Rectangle {
    return this.bounds;
  }
  setBounds(bounds: Electron.Rectangle): void {
    this.bounds = bounds;
    this.done.push(`bounds ${Object.values(bounds).join(' ')}`);
  }
  setFullScreen(on: boolean): void {
    this.done.push(`full screen ${on}`);
  }
  focused = false;
  isFocused(): boolean {
    return this.focused;
  }
  showInactive(): void {
    this.done.push('show inactive');
  }
  removeMenu(): void {
    this.done.push('no menu');
  }
  /** As a hand does: asks first. */
  close(): void {
    const event = new FakeEvent();
    this.emit('close', event);
    if (!event.prevented) this.destroy();
  }
  destroy(): void {
    this.webContents.destroy();
    this.emit('closed');
  }
  setKiosk(on: boolean): void {
    this.kiosk = on;
    this.done.push(`kiosk ${on}`);
  }
  isKiosk(): boolean {
    return this.kiosk;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
}

export interface FakeElectronSetting {
  readonly packaged?: boolean;
  readonly firstInstance?: boolean;
  readonly switches?: readonly string[];
  readonly keychain?: 'gnome_libsecret' | 'basic_text';
  readonly screens?: readonly FakeScreen[];
}

/** A screen without a task bar. */
export type FakeScreen = Pick<Electron.Display, 'id' | 'bounds' | 'workArea'>;
export const fakeScreen = (id: number, x: number): FakeScreen => {
  const bounds = { x, y: 0, width: 1366, height: 768 };
  return { id, bounds, workArea: bounds };
};

export type FakeElectron = ReturnType<typeof fakeElectron>;

export function fakeElectron({
  packaged = true,
  firstInstance = true,
  switches = [],
  keychain = 'gnome_libsecret',
  screens = [fakeScreen(1, 0)],
}: FakeElectronSetting = {}) {
  /** Every call in its order, as text. */
  const calls: string[] = [];
  const windows: FakeWindow[] = [];
  const sessions = new Map<string, FakeSession>();
  const boxes: (readonly [string, string])[] = [];
  const opened: string[] = [];
  const ipcHandlers = new Map<string, Answer>();
  const ipcListeners = new EventEmitter();
  const registered: Electron.CustomScheme[] = [];
  const menus: Electron.MenuItemConstructorOptions[][] = [];

  const app = Object.assign(new EventEmitter(), {
    isPackaged: packaged,
    commandLine: {
      hasSwitch: (name: string) => switches.includes(name),
      appendSwitch: (name: string) => void calls.push(`switch ${name}`),
    },
    setPath: (name: string, place: string) => void calls.push(`path ${name} ${place}`),
    enableSandbox: () => void calls.push('enableSandbox'),
    requestSingleInstanceLock: () => firstInstance,
    whenReady: async () => void calls.push('ready'),
    quit: () => void calls.push('quit'),
    exit: (code: number) => void calls.push(`exit ${code}`),
  });

  const screen = Object.assign(new EventEmitter(), {
    connected: [...screens],
    getAllDisplays: () => screen.connected,
    getDisplayMatching: ({ x }: Electron.Rectangle) =>
      screen.connected.find(({ bounds }) => x >= bounds.x && x < bounds.x + bounds.width) ??
      screen.connected[0],
  });

  function makeWindow(options: Electron.BrowserWindowConstructorOptions): FakeWindow {
    const contents = new FakeContents(windows.length + 1);
    const window = new FakeWindow(options, contents);
    windows.push(window);
    app.emit('web-contents-created', new FakeEvent(), contents);
    return window;
  }

  const modules = {
    app,
    BrowserWindow: makeWindow,
    dialog: { showErrorBox: (title: string, text: string) => void boxes.push([title, text]) },
    ipcMain: {
      handle: (channel: string, handler: Answer) => void ipcHandlers.set(channel, handler),
      on: (channel: string, listener: Answer) => ipcListeners.on(channel, listener),
    },
    Menu: {
      buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
      setApplicationMenu: (menu: Electron.MenuItemConstructorOptions[]) => void menus.push(menu),
    },
    protocol: {
      registerSchemesAsPrivileged: (schemes: Electron.CustomScheme[]) => {
        calls.push('registerSchemes');
        registered.push(...schemes);
      },
    },
    screen,
    session: {
      fromPartition: (name: string, options: unknown) => {
        calls.push(`session ${name} ${JSON.stringify(options)}`);
        const session = sessions.get(name) ?? new FakeSession();
        sessions.set(name, session);
        return session;
      },
    },
    shell: {
      openExternal: async (url: string) => void opened.push(url),
    },
    safeStorage: fakeKeychain(keychain),
  };

  return {
    /** In place of the module `electron`. */
    electron: modules as unknown as ElectronParts,
    modules,
    app,
    calls,
    windows,
    screen,
    sessions,
    boxes,
    opened,
    registered,
    menus,
    /** What the page's `invoke` does; the last two parameters are the message. */
    invoke: async (event: unknown, channel: string, ...values: unknown[]) =>
      ipcHandlers.get(channel)?.(event, ...values),
    send: (event: unknown, channel: string) => ipcListeners.emit(channel, event),
    channels: () => [...ipcHandlers.keys(), ...ipcListeners.eventNames().map(String)],
  };
}

/** Reverses the text, so that a test sees whether it was sealed and by whom it was opened. */
export function fakeKeychain(backend: 'gnome_libsecret' | 'basic_text' | 'unknown' = 'gnome_libsecret') {
  const state = { available: true, locked: false, rotated: false, sealed: 0 };
  const turn = (text: string) => [...text].reverse().join('');
  return Object.assign(state, {
    getSelectedStorageBackend: () => backend,
    isAsyncEncryptionAvailable: async () => state.available,
    encryptStringAsync: async (text: string) => {
      state.sealed += 1;
      return Buffer.from(`sealed:${turn(text)}`);
    },
    decryptStringAsync: async (sealed: Buffer) => {
      const text = sealed.toString();
      if (state.locked || !text.startsWith('sealed:')) throw new Error('cannot decrypt');
      return { result: turn(text.slice('sealed:'.length)), shouldReEncrypt: state.rotated };
    },
  });
}

/** An IPC event as it comes from the top frame of `contents`. */
export const ipcEvent = (contents: FakeContents, url = 'app://desk/', parent: unknown = null) => ({
  sender: contents,
  senderFrame: { url, parent },
});
