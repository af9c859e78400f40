/** The finder of imports is what the other two tests stand on, so each way of importing is shown to be found. */
import { expect, test } from 'vitest';
import { COMPUTED, importsOf, packageOf } from '../../support/architecture/imports.ts';

const found = (source: string, file = 'electron/core/a.ts') =>
  importsOf(file, source).map(({ to, typeOnly }) => `${to}${typeOnly ? ' (types)' : ''}`);

test.each([
  ['a value', "import { a } from '../x.ts';", 'electron/x.ts'],
  ['a default', "import a from 'axios';", 'axios'],
  ['all', "import * as a from 'axios';", 'axios'],
  ['only effects', "import './side.ts';", 'electron/core/side.ts'],
  ['a type', "import type { A } from '../x.ts';", 'electron/x.ts (types)'],
  ['names that are all types', "import { type A, type B } from '../x.ts';", 'electron/x.ts (types)'],
  ['a type beside a value', "import { type A, b } from '../x.ts';", 'electron/x.ts'],
  ['a re-export', "export { a } from '../x.ts';", 'electron/x.ts'],
  ['a re-export of everything', "export * from '../x.ts';", 'electron/x.ts'],
  ['a re-export of types', "export type { A } from '../x.ts';", 'electron/x.ts (types)'],
  ['a dynamic import', "const a = await import('../x.ts');", 'electron/x.ts'],
  ['a dynamic import by a constant', "const P = 'pcsclite' as string; await import(P);", 'pcsclite'],
  ['a dynamic import of something computed', "await import('./' + name);", COMPUTED],
  ['a type by import()', "type A = import('../x.ts').A;", 'electron/x.ts (types)'],
  ['require', "const a = require('axios');", 'axios'],
  ['require.resolve', "const a = require.resolve('axios');", 'axios'],
  ['import = require', "import a = require('axios');", 'axios'],
  ['several lines', "import {\n  a,\n  b,\n} from\n  'axios';", 'axios'],
])('%s is found', (_what, source, expected) => expect(found(source)).toEqual([expected]));

test('text that only looks like an import is none', () => {
  expect(found('// import a from "axios"\nconst a = "import b from \'axios\'";')).toEqual([]);
});

test('a component is read like any other file', () => {
  expect(found("import { a } from './b.tsx';\nexport const C = () => <p>{a}</p>;", 'renderer/c.tsx')).toEqual(
    ['renderer/b.tsx'],
  );
});

test('a file that cannot be read stops the test instead of passing it', () => {
  expect(() => found('import {')).toThrow('electron/core/a.ts');
});

test('packages by name', () => {
  expect(packageOf('@noble/hashes/sha2.js')).toBe('@noble/hashes');
  expect(packageOf('electron/main')).toBe('electron');
  expect(packageOf('node:fs')).toBeUndefined();
  expect(packageOf('./a.ts')).toBeUndefined();
});
