/** Electron's own binary: is it here, can it be had, and can it open a window on this machine? */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { node24, PROJECT } from './install.mjs';

const FOLDER = path.join(PROJECT, 'node_modules', 'electron');
/** A slow line gets this long; after that the desk opens in a browser and the download is tried at the next start. */
const DOWNLOAD_MS = 180_000;

function binary() {
  try {
    const file = path.join(FOLDER, 'dist', readFileSync(path.join(FOLDER, 'path.txt'), 'utf8'));
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

/** A window needs a screen; on Linux that is an X or Wayland display. */
const hasScreen = (platform, env) => platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);

/**
 * @returns {{ file: string } | { why: string }} the binary, or one clause that says why the browser is used
 */
export function findElectron(env = process.env, platform = process.platform) {
  if (!hasScreen(platform, env)) return { why: 'no screen for a window was found (DISPLAY is not set)' };
  if (platform === 'linux' && process.getuid?.() === 0) {
    return { why: 'Electron does not run as root with its sandbox on, and the sandbox stays on' };
  }
  const present = binary();
  if (present) return { file: present };
  spawnSync(node24(), [path.join(FOLDER, 'install.js')], { stdio: 'ignore', timeout: DOWNLOAD_MS });
  const downloaded = binary();
  return downloaded
    ? { file: downloaded }
    : { why: "Electron's binary is not here and could not be downloaded" };
}
