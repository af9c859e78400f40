/**
 * The window of a locked desk: the whole screen, and no way out of it that Electron can bar. Ctrl+Alt+Del, the Windows key and
 * the power button are the system's; the lock itself is the backend's and does not rest on this.
 */
import type { App, BrowserWindow, Input } from 'electron';
import type { Backend } from '../backend/backend.ts';

/** Keys that close, reload, leave the full screen or open tools. Letters are compared without case. */
export const BARRED_KEYS: readonly (Partial<Pick<Input, 'control' | 'alt' | 'meta' | 'shift'>> & {
  readonly key: string;
})[] = [
  { key: 'F4', alt: true },
  { key: ' ', alt: true },
  { key: 'F5' },
  { key: 'F5', control: true },
  { key: 'F11' },
  { key: 'F12' },
  { key: 'w', control: true },
  { key: 'r', control: true },
  { key: 'r', control: true, shift: true },
  { key: 'q', control: true },
  { key: 'n', control: true },
  { key: 'F4', control: true },
  { key: 'i', control: true, shift: true },
  { key: 'j', control: true, shift: true },
  { key: 'c', control: true, shift: true },
  { key: 'q', meta: true },
  { key: 'w', meta: true },
  { key: 'm', meta: true },
  { key: 'h', meta: true },
  { key: 'r', meta: true },
  { key: 'i', meta: true, alt: true },
];

export const isBarred = (input: Pick<Input, 'key' | 'control' | 'alt' | 'meta' | 'shift'>): boolean =>
  BARRED_KEYS.some(
    (barred) =>
      barred.key.toLowerCase() === input.key.toLowerCase() &&
      (barred.control ?? false) === input.control &&
      (barred.alt ?? false) === input.alt &&
      (barred.meta ?? false) === input.meta &&
      (barred.shift ?? false) === input.shift,
  );

export type KioskWindow = Pick<BrowserWindow, 'on' | 'setKiosk' | 'isMinimized' | 'restore' | 'isKiosk'> & {
  readonly webContents: Pick<BrowserWindow['webContents'], 'on' | 'closeDevTools'>;
};

/**
 * Follows the backend's lock until the app ends. Must be called before anything else listens to `before-quit`.
 * @param onLock after each change: what else of the window depends on it, such as the menu
 */
export async function followLock(
  backend: Pick<Backend, 'subscribe' | 'handlers'>,
  app: Pick<App, 'on'>,
  window: KioskWindow,
  onLock: (locked: boolean) => void,
): Promise<void> {
  let locked = false;
  const follow = (next: boolean): void => {
    if (next === locked) return;
    locked = next;
    if (locked) window.webContents.closeDevTools();
    window.setKiosk(locked);
    onLock(locked);
  };
  backend.subscribe((event, payload) => {
    if (event === 'status') follow((payload as { lock?: { state: string } }).lock?.state === 'locked');
  });
  window.webContents.on('before-input-event', (event, input) => {
    if (locked && isBarred(input)) event.preventDefault();
  });
  window.on('close', (event) => {
    if (locked) event.preventDefault();
  });
  app.on('before-quit', (event) => {
    if (locked) event.preventDefault();
  });
  window.on('minimize', () => {
    if (locked && window.isMinimized()) window.restore();
  });
  window.on('leave-full-screen', () => {
    if (locked && !window.isKiosk()) window.setKiosk(true);
  });
  const status = await backend.handlers['desk.status']({});
  if (status.ok) follow(status.value.lock?.state === 'locked');
}
