import { expect, test } from 'vitest';
import type { ElectronParts } from '../../../electron/shell/run-desk.ts';
import { windowOptions } from '../../../electron/shell/window-options.ts';

const session = {} as ReturnType<ElectronParts['session']['fromPartition']>;
const options = (packaged: boolean) => windowOptions({ preload: 'preload.cjs', packaged, session });

test('the page is sandboxed, isolated and has nothing of Node', () => {
  expect(options(true).webPreferences).toEqual({
    preload: 'preload.cjs',
    session,
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
    devTools: false,
    spellcheck: false,
  });
});

test('developer tools are the only difference when it runs from the sources', () => {
  const { devTools, ...rest } = options(false).webPreferences ?? {};
  const { devTools: packaged, ...packagedRest } = options(true).webPreferences ?? {};
  expect([devTools, packaged]).toEqual([true, false]);
  expect(rest).toEqual(packagedRest);
});

test('the window fits the smallest screen we promise, and shows itself only when painted', () => {
  const { width = 0, height = 0, minWidth = 0, minHeight = 0, show } = options(true);
  expect(width).toBeLessThanOrEqual(1366);
  expect(height).toBeLessThanOrEqual(768);
  expect(minWidth).toBeLessThanOrEqual(width);
  expect(minHeight).toBeLessThanOrEqual(height);
  expect(show).toBe(false);
});
