/**
 * `npm test`: set-up, every test, and one closing line `N passed, N failed` taken from the runner's own report.
 * What cannot run is counted as skipped and said with its reason; it never counts as passed.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from '../electron/setup/build.mjs';
import { install, node24, PROJECT } from '../electron/setup/install.mjs';
import { say } from '../electron/setup/log.mjs';
import { buildPcsclite } from '../electron/setup/pcsclite-build.mjs';
import { ensureDebianPackages, PACKAGES } from './support/setup/debian-packages.mjs';

const RESULTS = path.join(PROJECT, 'test-results');
const REPORT = path.join(RESULTS, 'report.json');
const VITEST = path.join(PROJECT, 'node_modules', 'vitest', 'vitest.mjs');

function runVitest(parameters) {
  rmSync(REPORT, { force: true });
  mkdirSync(RESULTS, { recursive: true });
  const run = spawnSync(
    node24(),
    [VITEST, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`, ...parameters],
    { cwd: PROJECT, stdio: 'inherit', env: { ...process.env, PATH: withNode24First() } },
  );
  return run.status ?? 1;
}

/** Programs that the tests start find Node 24 as well. */
const withNode24First = () => `${path.dirname(node24())}${path.delimiter}${process.env.PATH ?? ''}`;

/** Counts from vitest's JSON report; a file that could not be loaded is a failure, though it has no test. */
export function countResults(report) {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const of = (...statuses) => tests.filter(({ status }) => statuses.includes(status));
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  return {
    passed: of('passed').length,
    failed: of('failed').length + broken.length,
    skipped: of('pending', 'skipped', 'todo', 'disabled').map(({ fullName }) => fullName),
    broken: broken.map(({ name }) => path.relative(PROJECT, name)),
  };
}

function main() {
  install();
  const lacking = ensureDebianPackages();
  const pcsclite = buildPcsclite();
  say(pcsclite.line);
  build('renderer');
  build('shell');
  const code = runVitest(process.argv.slice(2));
  let counts;
  try {
    counts = countResults(JSON.parse(readFileSync(REPORT, 'utf8')));
  } catch {
    counts = { passed: 0, failed: 1, skipped: [], broken: ['the runner left no report'] };
  }
  for (const name of lacking)
    process.stdout.write(`skipped: ${PACKAGES[name].needs}: the package ${name} is not installed\n`);
  for (const name of counts.skipped) process.stdout.write(`skipped: ${name}\n`);
  for (const name of counts.broken) process.stdout.write(`could not be loaded: ${name}\n`);
  // A runner that fails without a failed test (an unhandled error, say) has failed all the same.
  const failed = counts.failed === 0 && code !== 0 ? 1 : counts.failed;
  const skipped = counts.skipped.length > 0 ? `, ${counts.skipped.length} skipped` : '';
  process.stdout.write(`${counts.passed} passed, ${failed} failed${skipped}\n`);
  process.exitCode = failed > 0 || counts.passed === 0 ? 1 : 0;
}

if (process.argv[1] === import.meta.filename) main();
