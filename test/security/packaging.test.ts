/** What a package is made of and which doors of Electron are welded shut in it. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import Ajv from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const require = createRequire(import.meta.url);
const PROJECT = path.join(import.meta.dirname, '..', '..');
const document: unknown = parse(readFileSync(path.join(PROJECT, 'electron-builder.yml'), 'utf8'));

const platform = z.object({
  icon: z.string(),
  target: z.array(z.object({ target: z.string(), arch: z.array(z.string()) })),
});
const packaging = z
  .object({
    files: z.array(z.string()),
    asar: z.boolean(),
    asarUnpack: z.array(z.string()),
    npmRebuild: z.boolean(),
    extraMetadata: z.object({ main: z.string() }),
    electronFuses: z.record(z.string(), z.boolean()),
    publish: z.null(),
    win: platform,
    linux: platform,
    mac: platform.extend({ hardenedRuntime: z.boolean() }),
    nsis: z.object({ perMachine: z.boolean(), oneClick: z.boolean(), deleteAppDataOnUninstall: z.boolean() }),
  })
  .parse(document);

test('electron-builder understands the file', () => {
  const schema: unknown = require('app-builder-lib/scheme.json');
  const ajv = new Ajv({ strict: false, allErrors: true });
  const validate = ajv.compile(z.record(z.string(), z.unknown()).parse(schema));
  validate(document);
  expect(validate.errors ?? []).toEqual([]);
});

test('the fuses', () => {
  expect(packaging.electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: true,
  });
});

test('every fuse that electron-builder knows is decided', () => {
  const schema = z
    .object({
      definitions: z.object({ FuseOptionsV1: z.object({ properties: z.record(z.string(), z.unknown()) }) }),
    })
    .parse(require('app-builder-lib/scheme.json'));
  const known = Object.keys(schema.definitions.FuseOptionsV1.properties);
  expect(Object.keys(packaging.electronFuses).sort()).toEqual(known.sort());
});

test('the code is in one archive, and only native files are beside it', () => {
  expect(packaging.asar).toBe(true);
  expect(packaging.asarUnpack).toEqual(['**/*.node']);
  expect(packaging.npmRebuild).toBe(false);
});

test('files are an allow-list of what was built', () => {
  const allowed = packaging.files.filter((pattern) => !pattern.startsWith('!'));
  expect(allowed).toEqual([
    'dist/shell/**/*',
    'dist/renderer/**/*',
    'package.json',
    'LICENSE',
    'THIRD-PARTY-LICENSES.md',
  ]);
  expect(packaging.files).toEqual(expect.arrayContaining(['!electron/**', '!**/*.map']));
});

test('the loopback server is no part of the shell, so it cannot come along with it', () => {
  const shell = path.join(PROJECT, 'electron', 'shell');
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const source = readFileSync(file, 'utf8');
    for (const [, specifier] of source.matchAll(/(?:from|import\()\s*'(\.[^']+\.ts)'/g))
      if (specifier !== undefined && existsSync(path.join(path.dirname(file), specifier)))
        visit(path.join(path.dirname(file), specifier));
  };
  visit(path.join(shell, 'run-desk.ts'));
  visit(path.join(shell, 'main.ts'));
  visit(path.join(shell, 'preload.ts'));
  expect(seen.size).toBeGreaterThan(20);
  expect([...seen].filter((file) => file.includes(`${path.sep}loopback${path.sep}`))).toEqual([]);
});

test('packages that the shell’s own code imports are not left out', () => {
  const excluded = packaging.files.filter((pattern) => pattern.startsWith('!node_modules/')).join(' ');
  for (const name of ['zod', 'better-sqlite3', 'pcsc-mini', 'kysely', 'axios', 'jose', '@noble/curves'])
    expect(excluded).not.toMatch(new RegExp(`[/{,]${name.replace('/', '\\/')}[/,}]\\*\\*`));
});

test('Windows: one installation for the machine, x64, which leaves the declarations alone', () => {
  expect(packaging.win.target).toEqual([{ target: 'nsis', arch: ['x64'] }]);
  expect(packaging.nsis).toEqual({ perMachine: true, oneClick: false, deleteAppDataOnUninstall: false });
});

test('Linux and macOS targets, and no feed to update from', () => {
  expect(packaging.linux.target.map(({ target }) => target)).toEqual(['AppImage', 'deb']);
  expect(packaging.mac.target.map(({ target }) => target)).toEqual(['dmg']);
  expect(packaging.mac.hardenedRuntime).toBe(true);
  expect(packaging.publish).toBeNull();
});

test('the icons are there', () => {
  for (const { icon } of [packaging.win, packaging.linux, packaging.mac])
    expect(existsSync(path.join(PROJECT, icon)), icon).toBe(true);
});
