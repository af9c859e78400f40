/**
 * `npm start`: all set-up, then the desk. Runs on the Node that npm runs on (20 or later); the desk itself runs on
 * Node 24 or in Electron. Options after `--` go to the host, e.g. `npm start -- --reader pcsc`.
 */
import path from 'node:path';
import { build } from './build.mjs';
import { findElectron } from './electron-binary.mjs';
import { exitCodeOf, follow } from './follow.mjs';
import { chooseHost, failedToStart } from './host-choice.mjs';
import { install, node24, PROJECT } from './install.mjs';
import { say } from './log.mjs';

const options = process.argv.slice(2);
const passed = options.filter((option) => option !== '--browser');

const inBrowser = () =>
  follow(node24(), [path.join(PROJECT, 'electron', 'loopback', 'main.ts'), ...passed], { cwd: PROJECT });

/** @returns how the desk ended, or undefined where Electron cannot open a window after all */
async function inElectron(file) {
  build('shell');
  say('Mở bằng Electron. / Host: Electron.');
  const end = await follow(file, [PROJECT, ...passed], { cwd: PROJECT });
  return failedToStart(end) ? undefined : end;
}

const announceBrowser = (why) => say(`Mở trong trình duyệt. / Host: browser over 127.0.0.1, because ${why}.`);

/** The download is the one long step that has a process of its own; it ends with this one. */
async function electronOrWhy() {
  const ended = new AbortController();
  const end = () => ended.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, end);
  const found = await findElectron({ signal: ended.signal });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, end);
  if (ended.signal.aborted) process.exit(0);
  return found;
}

async function start() {
  install();
  if (options.includes('--help')) return inBrowser();
  if (!options.includes('--develop')) build('renderer');
  const host = await chooseHost(options, electronOrWhy);
  if ('file' in host) {
    const end = await inElectron(host.file);
    if (end) return end;
    announceBrowser('Electron could not open a window on this system');
  } else {
    announceBrowser(host.why);
  }
  return inBrowser();
}

try {
  process.exitCode = exitCodeOf(await start());
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
