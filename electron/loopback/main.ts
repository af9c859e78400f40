/** The entry of the desk in a browser: the real parts, put together. Run with Node; `--help` tells the options. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { keyFileSource } from '../../db/sealing/key-file.ts';
import { defaultDataFolder } from '../backend/data-folder.ts';
import { createDebugLog } from '../backend/debug-log.ts';
import { startBackend } from '../backend/start-backend.ts';
import { isFreshDesk, keyFileOf } from '../host/desk-key.ts';
import { viteDevelopmentPage } from './development-page.ts';
import { openBrowser } from './open-browser.ts';
import { runLoopback } from './run-loopback.ts';
import { startLoopback } from './server.ts';

const PROJECT = path.join(import.meta.dirname, '..', '..');
/** A browser starter that still runs after this long has started one. */
const BROWSER_PATIENCE_MS = 3_000;

const log = createDebugLog();
const random = (length: number) => new Uint8Array(randomBytes(length));

process.exitCode = await runLoopback(process.argv.slice(2), {
  startBackend: async ({ data, mode, reader, 'mrz-reader': mrzReader }) => {
    const dataFolder = data ?? defaultDataFolder();
    const masterKey = keyFileSource({
      file: keyFileOf(dataFolder, process.env),
      createIfMissing: await isFreshDesk(dataFolder),
      random,
    });
    return startBackend({
      dataFolder,
      host: 'loopback',
      masterKey,
      log,
      ...(mode && { mode }),
      ...(reader && { reader }),
      ...(mrzReader && { mrzReader }),
    });
  },
  serve: (backend, port, develop) =>
    startLoopback({
      backend,
      rendererFolder: path.join(PROJECT, 'dist', 'renderer'),
      random,
      log: (line) => log.warn('loopback', { line }),
      ...(port !== undefined && { port }),
      ...(develop && {
        developmentPage: (server) =>
          viteDevelopmentPage(path.join(PROJECT, 'renderer', 'vite.config.ts'), server),
      }),
    }),
  openBrowser: (url) =>
    openBrowser(url, {
      platform: process.platform,
      environment: process.env,
      spawn,
      patience: () => new Promise((resolve) => setTimeout(resolve, BROWSER_PATIENCE_MS).unref()),
    }),
  onEnter: (listener) => {
    if (process.stdin.isTTY) createInterface({ input: process.stdin }).on('line', listener);
  },
  // The listeners stay: npm passes Ctrl+C on a second time, which must not cut the orderly end short.
  untilAsked: async () => {
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    });
    process.stdin.pause();
  },
  print: (line) => console.log(line),
});
