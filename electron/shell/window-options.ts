/** The two windows, as data: the desk's, and the one turned to the guest. */
import type { BrowserWindowConstructorOptions, Session, WebPreferences } from 'electron';

export interface WindowSetting {
  /** Absolute path of the built preload. */
  readonly preload: string;
  readonly packaged: boolean;
  readonly session: Session;
}

const BACKGROUND = '#f6f7f9';

export const windowOptions = (setting: WindowSetting): BrowserWindowConstructorOptions => ({
  title: 'Quầy khai báo',
  width: 1280,
  height: 720,
  minWidth: 1024,
  minHeight: 640,
  show: false, // until the first paint, so that an old PC shows no white window
  autoHideMenuBar: true,
  backgroundColor: BACKGROUND,
  webPreferences: lockedPage(setting),
});

/** @param bounds in device-independent pixels */
export const displayWindowOptions = (
  setting: WindowSetting,
  bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): BrowserWindowConstructorOptions => ({
  title: 'Màn hình cho khách / Guest display',
  ...bounds,
  minWidth: 320,
  minHeight: 400,
  show: false,
  autoHideMenuBar: true,
  backgroundColor: BACKGROUND,
  webPreferences: lockedPage(setting),
});

const lockedPage = ({ preload, packaged, session }: WindowSetting): WebPreferences => ({
  preload,
  session,
  // SECURITY: the page is an ordinary sandboxed web page; the preload is its only way to the backend.
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  disableDialogs: true,
  devTools: !packaged,
  // SECURITY: names of guests are not sent to a spelling service.
  spellcheck: false,
});
