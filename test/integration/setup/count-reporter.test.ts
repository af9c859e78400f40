/** The counts of `npm test`, from a real run of the runner over files that go wrong in each way. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Counts } from '../../support/setup/count-reporter.ts';

const PROJECT = path.join(import.meta.dirname, '..', '..', '..');
const MODULES = path.join(PROJECT, 'node_modules');
const REPORTER = path.join(PROJECT, 'test', 'support', 'setup', 'count-reporter.ts');

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'count-reporter-'));
  symlinkSync(MODULES, path.join(root, 'node_modules'), 'junction');
  writeFileSync(path.join(root, 'vitest.config.js'), 'export default {};');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function run(files: Readonly<Record<string, string>>): { counts: Counts; status: number | null } {
  mkdirSync(path.join(root, 't'));
  for (const [name, body] of Object.entries(files)) {
    const head = "import { afterAll, beforeAll, describe, expect, test } from 'vitest';\n";
    writeFileSync(path.join(root, 't', `${name}.test.js`), head + body);
  }
  const { status } = spawnSync(
    process.execPath,
    [path.join(MODULES, 'vitest', 'vitest.mjs'), 'run', '--root', root, `--reporter=${REPORTER}`],
    { cwd: root, stdio: 'ignore', env: { ...process.env, VITEST: undefined, NODE_OPTIONS: undefined } },
  );
  const counts = JSON.parse(readFileSync(path.join(root, 'test-results', 'counts.json'), 'utf8'));
  return { counts, status };
}

test('every way to go wrong counts as failed, and only what a file skips counts as skipped', () => {
  const { counts, status } = run({
    assertion: "test('wrong', () => expect(1).toBe(2)); test('right', () => {});",
    hook: "beforeAll(() => { throw new Error('no reader'); }); test('kept from running', () => {});",
    after:
      "describe('suite', () => { afterAll(() => { throw new Error('left open'); }); test('right', () => {}); });",
    missing: "import './nothing.js'; test('never seen', () => {});",
    empty: '',
    unhandled: "test('right', () => { Promise.reject(new Error('nobody caught this')); });",
    dies: "test('dies', () => process.kill(process.pid, 'SIGKILL'));",
    skips: "test.skip('skipped', () => {}); test('asks', (context) => context.skip('no reader here'));",
  });
  expect(status).toBe(1);
  expect(counts.passed).toBe(3);
  expect(counts.skipped.toSorted()).toEqual([
    't/skips.test.js > asks (no reader here)',
    't/skips.test.js > skipped',
  ]);
  const failed = counts.failed.join('\n');
  expect(failed).toContain('t/assertion.test.js > wrong');
  expect(failed).toContain('t/hook.test.js (no reader)');
  expect(failed).toContain('t/hook.test.js > kept from running (did not run)');
  expect(failed).toContain('t/after.test.js > suite (left open)');
  expect(failed).toContain('t/missing.test.js (Cannot find module');
  expect(failed).toContain('t/empty.test.js (No test suite found');
  expect(failed).toContain('unhandled error (nobody caught this)');
  expect(failed).toContain('t/dies.test.js > dies (did not end)');
});

test('a good run', () => {
  const { counts, status } = run({ good: "test('right', () => {});" });
  expect(counts).toEqual({ passed: 1, failed: [], skipped: [] });
  expect(status).toBe(0);
});
