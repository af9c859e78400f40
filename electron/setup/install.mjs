/**
 * Dependencies, ready to use. Runs before anything is installed, so it needs nothing but Node 20 and npm.
 * `npm install`, not `npm ci`: the lock file names platform packages that cannot be had on every machine.
 */
import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { say } from './log.mjs';

export const PROJECT = path.resolve(import.meta.dirname, '..', '..');
const MODULES = path.join(PROJECT, 'node_modules');
/** What set-up remembers between two starts. Gone with node_modules. */
export const CACHE = path.join(MODULES, '.cache', 'declaration-desk');
const MARKER = path.join(CACHE, 'installed');

/** npm's chatter is dropped; its errors go to stderr, for stdout belongs to the command that the user asked for. */
const STDIO = ['ignore', 'ignore', 'inherit'];

/** Of what decides about node_modules; a new script or a new version of the desk needs no installation. */
function fingerprint() {
  const { dependencies, devDependencies, optionalDependencies, overrides } = JSON.parse(
    readFileSync(path.join(PROJECT, 'package.json'), 'utf8'),
  );
  return createHash('sha256')
    .update(JSON.stringify({ dependencies, devDependencies, optionalDependencies, overrides }))
    .update(readFileSync(path.join(PROJECT, 'package-lock.json')))
    .digest('hex');
}

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

/** Node 24 from the npm package `node`; the one on PATH may be older. */
export const node24 = () =>
  path.join(MODULES, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** npm as it was started, or the one on PATH; true when it did what it was told. */
function npm(args, stdio) {
  // `npm run --silent` hands its silence down; an install that fails must still say why.
  const options = { cwd: PROJECT, stdio, env: { ...process.env, npm_config_loglevel: 'error' } };
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return spawnSync(process.execPath, [cli, ...args], options).status === 0;
  const windows = process.platform === 'win32';
  // .cmd files need a shell; the arguments are constants of ours.
  return spawnSync(windows ? 'npm.cmd' : 'npm', args, { ...options, shell: windows }).status === 0;
}

/** Runs a script of package.json; true when it succeeded. */
export const npmScript = (name) => npm(['run', '--silent', name], ['ignore', 'inherit', 'inherit']);

/**
 * What brings node_modules up to date, in order. One install script is needed, that of the package `node`; the others
 * would compile what the packages carry prebuilt, and fail where there is no compiler. Nothing is saved: set-up must
 * not change the lock file. `--include`: a machine set up for production leaves out what starts and tests the desk.
 */
const STEPS = [
  [
    'install',
    '--ignore-scripts',
    '--no-save',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
  ],
  ['rebuild', 'node', '--ignore-scripts=false'],
];

/** Installs when package.json or the lock file changed since the last time; throws when that fails. */
export function install() {
  const wanted = fingerprint();
  if (read(MARKER) === wanted && existsSync(node24())) return;
  say('Cài đặt thư viện (một lần, khoảng một phút)… / Installing dependencies (once, about a minute)…');
  if (!STEPS.every((step) => npm(step, STDIO)) || !existsSync(node24())) {
    throw new Error(
      'npm install không thành công; kiểm tra mạng rồi chạy lại. / npm install failed; check the network and run this again.',
    );
  }
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(MARKER, wanted);
}

/** Runs a program of node_modules under Node 24; the exit code, with output on stderr. */
export function runNode(args) {
  return (
    spawnSync(node24(), args, { cwd: PROJECT, stdio: ['ignore', process.stderr, process.stderr] }).status ?? 1
  );
}
