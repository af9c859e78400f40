/** Each package with effects has exactly one importer, so that there is one place to mend, fake and forbid. */
import { expect, test } from 'vitest';
import { allImports, importsOf, packageOf } from '../../support/architecture/imports.ts';
import { GATES, pastTheGates } from '../../support/architecture/one-importer.ts';

const HOUSE = ['electron', 'native', 'db', 'renderer'];

test('nobody goes past a gate', () => {
  expect(pastTheGates(allImports(HOUSE))).toEqual([]);
});

test.each(GATES)('$package really comes in through its gate', ({ package: name, files }) => {
  const importers = allImports(HOUSE).filter((one) => packageOf(one.specifier) === name && !one.typeOnly);
  expect([...new Set(importers.map(({ from }) => from))].sort()).toEqual([...files].sort());
});

test.each([
  ['a second importer', 'electron/backend/a.ts', "import axios from 'axios';"],
  ['a type of it', 'electron/backend/a.ts', "import type { AxiosError } from 'axios';"],
  ['a part of it', 'db/a.ts', "const a = require('better-sqlite3/lib/database.js');"],
  ['a dynamic import', 'native/pcsc/a.ts', "await import('pcsc-mini');"],
  ['Electron outside the shell', 'electron/backend/a.ts', "import type { App } from 'electron';"],
  [
    'a value of Electron deeper in the shell',
    'electron/shell/ipc.ts',
    "import { ipcMain } from 'electron/main';",
  ],
  ['a second importer of scanners', 'native/pcsc/a.ts', "import HID from 'node-hid';"],
])('%s is caught', (_what, file, source) => {
  expect(pastTheGates(importsOf(file, source))).toHaveLength(1);
});

test('types of Electron are at home in the shell', () => {
  expect(
    pastTheGates(importsOf('electron/shell/ipc.ts', "import type { IpcMain } from 'electron';")),
  ).toEqual([]);
});
