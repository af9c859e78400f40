import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildPcsclite } from '../../../electron/setup/pcsclite-build.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pcsclite-build-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A project with the Node that runs this test and nothing else. */
function project(manifest: Record<string, unknown>): void {
  mkdirSync(join(root, 'node_modules', 'node', 'bin'), { recursive: true });
  symlinkSync(process.execPath, join(root, 'node_modules', 'node', 'bin', 'node'));
  writeFileSync(join(root, 'package.json'), JSON.stringify(manifest));
}

const LISTED = { optionalDependencies: { pcsclite: '1.0.1' } };

test('says in one line why it is not there', () => {
  const { usable, line } = buildPcsclite({ root });
  expect(usable).toBe(false);
  expect(line).toBe(
    'pcsclite: not there (the npm package node is not installed yet); the desk uses pcsc-mini',
  );
});

test('builds nothing that the project does not ask for', () => {
  project({});
  expect(buildPcsclite({ root }).usable).toBe(false);
});

test('needs node-gyp', () => {
  project(LISTED);
  const { usable, line } = buildPcsclite({ root });
  expect(usable).toBe(false);
  if (process.platform === 'linux') expect(line).toContain('node-gyp is not installed');
});

test('leaves alone what loads already', () => {
  project(LISTED);
  mkdirSync(join(root, 'node_modules', 'pcsclite'));
  writeFileSync(join(root, 'node_modules', 'pcsclite', 'index.js'), 'module.exports = () => {};');
  expect(buildPcsclite({ root })).toEqual({ usable: true, line: 'pcsclite: ready' });
});
