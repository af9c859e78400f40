/** Electron's entry: the real parts, put together. Built to dist/shell/main.js beside preload.cjs and guest-display-preload.cjs. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
} from 'electron';
import { defaultDataFolder } from '../backend/data-folder.ts';
import { createDebugLog } from '../backend/debug-log.ts';
import { startBackend } from '../backend/start-backend.ts';
import { failure } from '../core/failure/failure.ts';
import { err } from '../core/result.ts';
import { isFreshDesk, keyFileForElectron } from '../host/desk-key.ts';
import { parseDeskOptions } from '../host/desk-options.ts';
import { runDesk } from './run-desk.ts';

const options = parseDeskOptions(process.argv.slice(1));
const dataFolder = options?.data ?? defaultDataFolder();
const log = createDebugLog();

void runDesk(
  { app, BrowserWindow, dialog, ipcMain, Menu, protocol, safeStorage, screen, session, shell },
  {
    dataFolder,
    preload: path.join(import.meta.dirname, 'preload.cjs'),
    displayPreload: path.join(import.meta.dirname, 'guest-display-preload.cjs'),
    rendererFolder: path.join(import.meta.dirname, '..', 'renderer'),
    platform: process.platform,
    random: (length) => new Uint8Array(randomBytes(length)),
    keyFile: (packaged) => keyFileForElectron(dataFolder, process.env, packaged),
    isFreshDesk: () => isFreshDesk(dataFolder),
    startBackend: async (masterKey) => {
      if (options === undefined) return err(failure('settings-invalid', { detail: 'command line' }));
      const { mode, reader, 'mrz-reader': mrzReader } = options;
      return startBackend({
        dataFolder,
        host: 'electron',
        masterKey,
        log,
        ...(mode && { mode }),
        ...(reader && { reader }),
        ...(mrzReader && { mrzReader }),
        ...(process.argv.includes('--reset-manager-code') && { resetManagerCode: true }),
      });
    },
    log: (line) => log.warn('shell', { line }),
  },
);
