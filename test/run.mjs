/**
 * `npm test`: set-up, every test, and one closing line `N passed, N failed` taken from the runner's own report.
 * What cannot run is counted as skipped and said with its reason; it never counts as passed.
 * `--checks` puts types and lint before the tests and counts each as one; anything else goes to the runner.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from '../electron/setup/build.mjs';
import { install, node24, npmScript, PROJECT } from '../electron/setup/install.mjs';
import { say } from '../electron/setup/log.mjs';
import { buildPcsclite } from '../electron/setup/pcsclite-build.mjs';
import { conclude, readCounts } from './support/setup/closing-line.mjs';
import { ensureDebianPackages, PACKAGES } from './support/setup/debian-packages.mjs';

const RESULTS = path.join(PROJECT, 'test-results');
const REPORT = path.join(RESULTS, 'counts.json');
const VITEST = path.join(PROJECT, 'node_modules', 'vitest', 'vitest.mjs');
const REPORTERS = [
  '--reporter=default',
  `--reporter=${path.join('.', 'test', 'support', 'setup', 'count-reporter.ts')}`,
];
const CHECKS = ['types', 'lint'];

function setUp() {
  install();
  const lacking = ensureDebianPackages();
  say(buildPcsclite().line);
  build('renderer');
  build('shell');
  return lacking.map((name) => `${PACKAGES[name].needs}: the package ${name} is not installed`);
}

/**
 * Node 24 first on PATH, so that programs that the tests start find it as well, and one folder for all that they keep
 * for a while: a test that was cut short leaves nothing behind.
 */
const environment = (scratch) => ({
  ...process.env,
  PATH: `${path.dirname(node24())}${path.delimiter}${process.env.PATH ?? ''}`,
  TMPDIR: scratch,
  TEMP: scratch,
  TMP: scratch,
});

function runTests(parameters) {
  rmSync(REPORT, { force: true });
  mkdirSync(RESULTS, { recursive: true });
  const scratch = mkdtempSync(path.join(tmpdir(), 'desk-tests-'));
  const { status } = spawnSync(node24(), [VITEST, 'run', ...REPORTERS, ...parameters], {
    cwd: PROJECT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: environment(scratch),
  });
  rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  return {
    code: status ?? 1,
    counts: readCounts(existsSync(REPORT) ? readFileSync(REPORT, 'utf8') : undefined),
  };
}

function runAll(parameters) {
  let lacking;
  try {
    lacking = setUp();
  } catch (error) {
    return conclude({ passed: 0, failed: [`set-up (${error.message})`], skipped: [] }, 1);
  }
  const checks = parameters.includes('--checks') ? CHECKS : [];
  const broken = checks.filter((name) => !npmScript(name));
  const { code, counts } = runTests(parameters.filter((parameter) => parameter !== '--checks'));
  for (const line of lacking) process.stdout.write(`not here: ${line}\n`);
  return conclude(
    {
      passed: counts.passed + checks.length - broken.length,
      failed: [...broken.map((name) => `npm run ${name}`), ...counts.failed],
      skipped: counts.skipped,
    },
    broken.length > 0 ? 1 : code,
  );
}

const { lines, exitCode } = runAll(process.argv.slice(2));
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = exitCode;
