/** The renderer and Electron's main and preload scripts, built when their sources are newer than the result. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { PROJECT, runNode } from './install.mjs';
import { say } from './log.mjs';

const VITE = path.join('node_modules', 'vite', 'bin', 'vite.js');

/** What is built, from what. */
const TARGETS = {
  renderer: {
    result: path.join('dist', 'renderer', 'index.html'),
    sources: ['renderer', path.join('electron', 'bridge'), path.join('electron', 'core'), 'package.json'],
    command: [VITE, 'build', '--config', path.join('renderer', 'vite.config.ts'), '--logLevel', 'error'],
  },
  shell: {
    result: path.join('dist', 'shell', 'main.js'),
    sources: ['electron', 'native', 'db', 'resources', 'package.json'],
    command: [VITE, 'build', '--config', 'vite.shell.config.ts', '--logLevel', 'error'],
  },
};

/** Newest modification time below a path, in milliseconds. */
function newest(place) {
  const file = path.join(PROJECT, place);
  const stat = statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(file).map((name) => newest(path.join(place, name))));
}

const isFresh = ({ result, sources }) =>
  existsSync(path.join(PROJECT, result)) &&
  statSync(path.join(PROJECT, result)).mtimeMs > Math.max(...sources.map(newest));

/** Builds one target when needed; throws when the build fails. */
export function build(name) {
  const target = TARGETS[name];
  if (isFresh(target)) return;
  say(`Dựng ${name}… / Building ${name}…`);
  if (runNode(target.command) !== 0) throw new Error(`build of ${name} failed`);
}
