/**
 * `npm start`: all set-up, then the desk. Runs on the Node that npm runs on (20 or later); the desk itself runs on
 * Node 24 or in Electron. Options after `--` go to the host, e.g. `npm start -- --reader pcsc`.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { build } from './build.mjs';
import { findElectron } from './electron-binary.mjs';
import { install, node24, PROJECT } from './install.mjs';
import { say } from './log.mjs';

const options = process.argv.slice(2);

function host() {
  if (options.includes('--browser')) return { why: 'it was asked for with --browser' };
  return findElectron();
}

function launch(chosen) {
  const passed = options.filter((option) => option !== '--browser');
  if ('file' in chosen) {
    build('shell');
    say('Mở bằng Electron. / Host: Electron.');
    return spawn(chosen.file, [PROJECT, ...passed], { cwd: PROJECT, stdio: 'inherit' });
  }
  say(`Mở trong trình duyệt. / Host: browser over 127.0.0.1, because ${chosen.why}.`);
  const main = path.join('electron', 'loopback', 'main.ts');
  return spawn(node24(), [main, ...passed], { cwd: PROJECT, stdio: 'inherit' });
}

try {
  install();
  build('renderer');
  const desk = launch(host());
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => desk.kill(signal));
  desk.on('exit', (code, signal) =>
    process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)),
  );
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
