/**
 * Dependencies, ready to use. Runs before anything is installed, so it needs nothing but Node 20 and npm.
 * `npm install`, not `npm ci`: the lock file names platform packages that cannot be had on every machine.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { say } from './log.mjs';
import { buildPcsclite } from './pcsclite-build.mjs';

export const PROJECT = path.resolve(import.meta.dirname, '..', '..');
const MODULES = path.join(PROJECT, 'node_modules');
const CACHE = path.join(MODULES, '.cache', 'declaration-desk');
const MARKER = path.join(CACHE, 'installed');

const fingerprint = () =>
  ['package.json', 'package-lock.json']
    .reduce((hash, file) => hash.update(readFileSync(path.join(PROJECT, file))), createHash('sha256'))
    .digest('hex');

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

/** Node 24 from the npm package `node`; the one on PATH may be older. */
export const node24 = () =>
  path.join(MODULES, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** npm as it was started, or the one beside this Node; never through a shell. */
function npm(args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js'))
    return spawnSync(process.execPath, [cli, ...args], { cwd: PROJECT, stdio: STDIO });
  return spawnSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
    cwd: PROJECT,
    stdio: STDIO,
    shell: process.platform === 'win32', // .cmd files need one; the arguments are constants of ours
  });
}

/** npm's chatter goes to stderr: stdout belongs to the command that the user asked for. */
const STDIO = ['ignore', process.stderr, process.stderr];

/** Installs when package.json or the lock file changed since the last time; throws when that fails. */
export function install() {
  const wanted = fingerprint();
  if (read(MARKER) === wanted && existsSync(node24())) return;
  say('Cài đặt thư viện (một lần, khoảng một phút)… / Installing dependencies (once, about a minute)…');
  const result = npm(['install', '--no-audit', '--no-fund', '--loglevel=error']);
  if (result.status !== 0) {
    throw new Error(
      'npm install không thành công; kiểm tra mạng rồi chạy lại. / npm install failed; check the network and run this again.',
    );
  }
  say(buildPcsclite().line);
  mkdirSync(CACHE, { recursive: true });
  // npm may have rewritten the lock file, so the fingerprint is taken anew.
  writeFileSync(MARKER, fingerprint());
}

/** Runs a program of node_modules under Node 24; the exit code, with output on stderr. */
export function runNode(args, options = {}) {
  return spawnSync(node24(), args, { cwd: PROJECT, stdio: STDIO, ...options }).status ?? 1;
}
