/**
 * The guest's window from its opening to its end. It stands on the second screen where there is one, is remembered as open,
 * and never outlives the desk's own window.
 */
import type { BrowserWindow, Session } from 'electron';
import type { DisplayHost } from '../../backend/guest-display/guest-display-desk.ts';
import { answerPageRequest } from '../app-protocol.ts';
import { DISPLAY_PAGE, SCHEME } from '../desk-address.ts';
import { isBarred } from '../kiosk-window.ts';
import { limitPermissions } from '../permissions.ts';
import type { ElectronParts } from '../run-desk.ts';
import { displayWindowOptions } from '../window-options.ts';
import type { DisplayMemory } from './display-memory.ts';
import { displayPlace } from './display-place.ts';

/** A page that crashes is loaded again this often; then the window closes, and the clerk may open it again. */
const MAX_RELOADS = 3;

export interface DisplayWindowParts {
  readonly electron: Pick<ElectronParts, 'app' | 'BrowserWindow' | 'screen' | 'session'>;
  /** The desk's own window. */
  readonly desk: BrowserWindow;
  readonly preload: string;
  readonly rendererFolder: string;
  readonly platform: NodeJS.Platform;
  readonly memory: DisplayMemory;
  /** Whether a manager wants a display at all. */
  readonly isOn: () => Promise<boolean>;
  /** One line for the debug log; holds no personal data. */
  readonly log: (line: string) => void;
}

export interface DisplayWindow {
  readonly host: DisplayHost;
  /** Of the window that is open now. */
  readonly contentsId: () => number | undefined;
  /** At the start: opens it if it stood open at the end. That it cannot is no reason for the desk not to start. */
  reopen(): Promise<void>;
  /** A locked desk keeps it open. */
  lock(locked: boolean): void;
}

export function createDisplayWindow(parts: DisplayWindowParts): DisplayWindow {
  const { electron, desk, memory, log } = parts;
  const { screen } = electron;
  let window: BrowserWindow | undefined;
  let session: Session | undefined;
  let locked = false;

  const keep = (open: boolean): void =>
    void memory
      .keep(open)
      .catch((error: unknown) =>
        log(`guest display not remembered: ${error instanceof Error ? error.name : 'unknown error'}`),
      );
  const place = () => displayPlace(screen.getAllDisplays(), screen.getDisplayMatching(desk.getBounds()));

  /** The clerk goes on typing in the desk, whatever the system thinks of a window that takes a whole screen. */
  function besideTheWork(work: () => void): void {
    const working = desk.isFocused();
    work();
    if (working) desk.focus();
  }

  /** A screen came or went: without this the window of a lost screen would cover the desk. */
  function stand(): void {
    const shown = window;
    if (shown === undefined) return;
    const { bounds, fullScreen } = place();
    besideTheWork(() => {
      shown.setFullScreen(false);
      shown.setBounds(bounds);
      shown.setFullScreen(fullScreen);
    });
  }
  screen.on('display-added', stand);
  screen.on('display-removed', stand);
  desk.on('closed', () => window?.destroy());

  function make(): BrowserWindow {
    session ??= displaySession(parts);
    const { bounds, fullScreen } = place();
    const made = new electron.BrowserWindow(
      displayWindowOptions({ preload: parts.preload, packaged: electron.app.isPackaged, session }, bounds),
    );
    // SECURITY: from the guest's side not even the known portals are opened.
    made.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
    if (parts.platform !== 'darwin') made.removeMenu(); // there the menu belongs to no window
    made.once('ready-to-show', () => {
      besideTheWork(() => {
        made.showInactive();
        if (fullScreen) made.setFullScreen(true);
      });
    });
    made.webContents.on('before-input-event', (event, input) => {
      if (locked && isBarred(input)) event.preventDefault();
      // A window without a frame must not hold the clerk who clicked into it.
      else if (!locked && input.key === 'Escape') made.setFullScreen(false);
    });
    made.on('close', (event) => {
      if (locked) event.preventDefault();
      else keep(false); // by hand: not when the desk goes, which destroys it
    });
    made.on('closed', () => {
      if (window === made) window = undefined;
    });
    let reloads = 0;
    made.webContents.on('render-process-gone', (_event, { reason }) => {
      log(`guest display gone: ${reason}`);
      if (reason === 'clean-exit' || reason === 'killed') return;
      reloads += 1;
      if (reloads <= MAX_RELOADS) void made.loadURL(DISPLAY_PAGE);
      else made.destroy();
    });
    return made;
  }

  async function open(): Promise<Record<string, never>> {
    if (window !== undefined) {
      stand();
      window.showInactive();
      return {};
    }
    const made = make();
    window = made;
    keep(true);
    try {
      await made.loadURL(DISPLAY_PAGE);
    } catch (error) {
      made.destroy();
      throw error;
    }
    return {};
  }

  return {
    host: {
      open,
      window: {
        isOpen: () => window !== undefined,
        close() {
          if (window === undefined) return;
          keep(false);
          window.destroy();
        },
      },
    },
    contentsId: () => window?.webContents.id,
    async reopen() {
      if (!(await memory.wasOpen()) || !(await parts.isOn())) return;
      await open().catch((error: unknown) =>
        log(`guest display not reopened: ${error instanceof Error ? error.name : 'unknown error'}`),
      );
    },
    lock: (next) => {
      locked = next;
    },
  };
}

/**
 * SECURITY: a session of its own, in memory only: nothing of the desk's storage is in it, and nothing of a guest is left on
 * the disk. It serves the same page, asks for nothing and keeps no file, not even the page's own.
 */
function displaySession({ electron, rendererFolder }: DisplayWindowParts): Session {
  const session = electron.session.fromPartition('guest-display', { cache: false });
  limitPermissions(session);
  session.on('will-download', (event) => event.preventDefault());
  session.protocol.handle(SCHEME, (request) => answerPageRequest(rendererFolder, request));
  return session;
}
