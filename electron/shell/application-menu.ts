/** The menu, as data. Hidden on Windows and Linux; its shortcuts for zooming and editing work there all the same. */
import type { MenuItemConstructorOptions } from 'electron';

export function applicationMenu(
  platform: NodeJS.Platform,
  packaged: boolean,
): readonly MenuItemConstructorOptions[] {
  const appMenu: readonly MenuItemConstructorOptions[] = platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  const view: MenuItemConstructorOptions = {
    label: 'Xem / View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
      // SECURITY: reload and developer tools exist only when the desk runs from its sources.
      ...(packaged
        ? []
        : ([{ role: 'reload' }, { role: 'toggleDevTools' }] satisfies MenuItemConstructorOptions[])),
    ],
  };
  return [...appMenu, { role: 'editMenu' }, view];
}

/** Of a locked desk: editing and zooming, nothing that leaves. */
export const lockedMenu = (): readonly MenuItemConstructorOptions[] => [
  { role: 'editMenu' },
  {
    label: 'Xem / View',
    submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }],
  },
];
