/** The one window, as data. */
import type { BrowserWindowConstructorOptions, Session } from 'electron';

export interface WindowSetting {
  /** Absolute path of the built preload. */
  readonly preload: string;
  readonly packaged: boolean;
  readonly session: Session;
}

export const windowOptions = ({
  preload,
  packaged,
  session,
}: WindowSetting): BrowserWindowConstructorOptions => ({
  title: 'Quầy khai báo',
  width: 1280,
  height: 720,
  minWidth: 1024,
  minHeight: 640,
  show: false, // until the first paint, so that an old PC shows no white window
  autoHideMenuBar: true,
  backgroundColor: '#f6f7f9',
  webPreferences: {
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
  },
});
