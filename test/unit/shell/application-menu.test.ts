import { expect, test } from 'vitest';
import { applicationMenu } from '../../../electron/shell/application-menu.ts';

const roles = (platform: NodeJS.Platform, packaged: boolean) =>
  applicationMenu(platform, packaged).flatMap(({ role, submenu }) => [
    role,
    ...(Array.isArray(submenu) ? submenu.map((item) => item.role) : []),
  ]);

test('a packaged desk has neither developer tools nor reload', () => {
  for (const platform of ['win32', 'linux', 'darwin'] as const) {
    expect(roles(platform, true)).not.toContain('toggleDevTools');
    expect(roles(platform, true)).not.toContain('reload');
  }
  expect(roles('linux', false)).toContain('toggleDevTools');
});

test('editing and zooming are always there', () => {
  for (const platform of ['win32', 'linux', 'darwin'] as const)
    expect(roles(platform, true)).toEqual(
      expect.arrayContaining(['editMenu', 'zoomIn', 'zoomOut', 'resetZoom']),
    );
});

test('macOS has its application menu, the others have not', () => {
  expect(roles('darwin', true)).toContain('appMenu');
  expect(roles('win32', true)).not.toContain('appMenu');
});
