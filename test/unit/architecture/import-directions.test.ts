/** Imports run one way (design.md §2). The table is in test/support/architecture/directions.ts. */
import { describe, expect, test } from 'vitest';
import { RULES, ruleOf, violation } from '../../support/architecture/directions.ts';
import { allImports, importsOf, sourceFiles } from '../../support/architecture/imports.ts';

const HOUSE = ['electron', 'native', 'db', 'renderer'];

test('every import of the house goes the right way', () => {
  const imports = allImports(HOUSE);
  expect(imports.length).toBeGreaterThan(500);
  expect(imports.flatMap((one) => violation(one) ?? [])).toEqual([]);
});

test('every file of the house lives in a room', () => {
  expect(sourceFiles(HOUSE).filter((file) => ruleOf(file) === undefined)).toEqual([]);
});

test('the rooms of the table do not overlap', () => {
  for (const { room } of RULES)
    expect(RULES.filter((other) => `${room}/`.startsWith(`${other.room}/`))).toHaveLength(1);
});

describe('the table catches', () => {
  test.each([
    [
      'the renderer that reaches for the backend',
      'renderer/a.tsx',
      "import { a } from '../electron/backend/b.ts';",
    ],
    [
      'the renderer that takes a type of the core',
      'renderer/a.ts',
      "import type { A } from '../electron/core/b.ts';",
    ],
    ['the renderer that uses Node', 'renderer/a.ts', "import { readFile } from 'node:fs/promises';"],
    ['the core that uses Node', 'electron/core/a.ts', "import { createHash } from 'node:crypto';"],
    ['the core that looks up at the database', 'electron/core/a.ts', "export * from '../../db/b.ts';"],
    ['the core that takes a package with effects', 'electron/core/a.ts', "const a = require('axios');"],
    ['the bridge that takes values of the core', 'electron/bridge/a.ts', "import { a } from '../core/b.ts';"],
    ['police that knows the database', 'electron/police/a.ts', "await import('../../db/b.ts');"],
    ['the database that knows the backend', 'db/a.ts', "import type { A } from '../electron/backend/b.ts';"],
    ['the reader that leans on the card', 'native/emrtd/a.ts', "import { a } from '../virtual-chip/b.ts';"],
    [
      'the card that leans on the reader',
      'native/virtual-chip/a.ts',
      "import type { A } from '../emrtd/b.ts';",
    ],
    ['the reader that opens a driver', 'native/emrtd/a.ts', "import { a } from '../pcsc/transceiver.ts';"],
    [
      'the reader that knows a driver’s types',
      'native/emrtd/a.ts',
      "import type { A } from '../pcsc/driver.ts';",
    ],
    ['one host that leans on the other', 'electron/shell/a.ts', "import { a } from '../loopback/b.ts';"],
    [
      'a host that opens the database itself',
      'electron/loopback/a.ts',
      "import { a } from '../../db/sqlite.ts';",
    ],
    ['the backend that knows a host', 'electron/backend/a.ts', "import type { A } from '../shell/b.ts';"],
    ['set-up that needs what it has yet to install', 'electron/setup/a.mjs', "import a from 'vite';"],
    ['a folder beside the rooms', 'electron/utils/a.ts', "import { a } from './b.ts';"],
    ['a name that begins like a room', 'db/a.ts', "import { a } from '../electron/core-extra/b.ts';"],
    ['an import by a computed name', 'electron/backend/a.ts', "await import('./' + name);"],
    ['an absolute path', 'electron/backend/a.ts', "import a from '/srv/a.ts';"],
    ['tests in the product', 'electron/backend/a.ts', "import { a } from '../../test/support/b.ts';"],
  ])('%s', (_what, file, source) => {
    const found = importsOf(file, source).flatMap((one) => violation(one) ?? []);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(file);
  });
});

describe('the table lets pass', () => {
  test.each([
    ['the bridge’s types of the core', 'electron/bridge/a.ts', "import type { A } from '../core/b.ts';"],
    ['the reader’s port', 'native/emrtd/a.ts', "import type { Transceiver } from '../pcsc/transceiver.ts';"],
    ['the shared encodings', 'native/virtual-chip/a.ts', "import { a } from '../iso7816/tlv.ts';"],
    [
      'the contract in the renderer',
      'renderer/bridge/a.ts',
      "import type { A } from '../../electron/bridge/contract.ts';",
    ],
    ['a neighbour of the same room', 'electron/core/x/a.ts', "import { a } from '../y/b.ts';"],
  ])('%s', (_what, file, source) => {
    expect(importsOf(file, source).flatMap((one) => violation(one) ?? [])).toEqual([]);
  });
});
