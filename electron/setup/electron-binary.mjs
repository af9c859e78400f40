/** Electron's own binary: is it here, can it be had, and can it open a window on this machine? */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CACHE, node24, PROJECT } from './install.mjs';
import { say } from './log.mjs';

const PACKAGE = path.join(PROJECT, 'node_modules', 'electron');
/** A download that brings nothing for this long is given up: a line may be slow, but must not be silent. */
const SILENCE_MS = 15_000;
const LOOK_MS = 1_000;
/** After a download that failed, the desk opens in the browser at once for this long. */
const PAUSE_MS = 24 * 3_600_000;
const BY_HAND = '`npx install-electron` tries again';

/** A window needs a screen; on Linux that is an X or Wayland display. */
const hasScreen = (platform, env) => platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);

function binaryIn(folder) {
  try {
    const file = path.join(folder, 'dist', readFileSync(path.join(folder, 'path.txt'), 'utf8'));
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

/** Bytes below a folder; 0 when it is not there, or goes away while it is counted. */
function bytesBelow(place) {
  try {
    const stat = statSync(place);
    if (!stat.isDirectory()) return stat.size;
    return readdirSync(place).reduce((sum, name) => sum + bytesBelow(path.join(place, name)), 0);
  } catch {
    return 0;
  }
}

/** Electron's own downloader, ended when it falls silent or when the signal says so. */
function download({ folder, cache, command, signal, silenceMs, lookMs }) {
  const scratch = path.join(cache, 'electron-download');
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const env = { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch, ELECTRON_GET_NO_PROGRESS: '1' };
  return new Promise((resolve) => {
    const [file, ...parameters] = command;
    const child = spawn(file, parameters, { stdio: 'ignore', env, signal, killSignal: 'SIGKILL' });
    let seen = -1;
    let since = Date.now();
    const watch = setInterval(() => {
      const bytes = bytesBelow(scratch) + bytesBelow(path.join(folder, 'dist'));
      if (bytes !== seen) [seen, since] = [bytes, Date.now()];
      else if (Date.now() - since >= silenceMs) child.kill('SIGKILL');
    }, lookMs);
    const done = () => {
      clearInterval(watch);
      rmSync(scratch, { recursive: true, force: true });
      resolve();
    };
    child.once('error', done);
    child.once('exit', done);
  });
}

/**
 * @param options all have the value that fits; tests give their own
 * @returns {Promise<{ file: string } | { why: string }>} the binary, or one clause that says why the browser is used
 */
export async function findElectron({
  env = process.env,
  platform = process.platform,
  root = process.getuid?.() === 0,
  folder = PACKAGE,
  cache = CACHE,
  command = [node24(), path.join(folder, 'install.js')],
  now = Date.now,
  signal,
  silenceMs = SILENCE_MS,
  lookMs = LOOK_MS,
} = {}) {
  if (!hasScreen(platform, env)) return { why: 'no screen for a window was found (DISPLAY is not set)' };
  if (platform === 'linux' && root) {
    return { why: 'Electron does not run as root with its sandbox on, and the sandbox stays on' };
  }
  const present = binaryIn(folder);
  if (present) return { file: present };
  const failed = path.join(cache, 'electron-download-failed');
  if (existsSync(failed) && now() - statSync(failed).mtimeMs < PAUSE_MS) {
    return { why: `Electron's binary could not be downloaded within the last day (${BY_HAND})` };
  }
  say('Tải Electron (một lần, khoảng 120 MB)… / Downloading Electron (once, about 120 MB)…');
  await download({ folder, cache, command, signal, silenceMs, lookMs });
  const downloaded = binaryIn(folder);
  if (downloaded) return { file: downloaded };
  if (!signal?.aborted) writeFileSync(failed, '');
  return { why: `Electron's binary could not be downloaded (${BY_HAND})` };
}
