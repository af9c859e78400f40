/** Runs in the sandboxed page before its own scripts; puts `window.desk` there. Built to one CommonJS file. */
import { contextBridge, ipcRenderer } from 'electron';
import { pageBridge } from './page-bridge.ts';

// SECURITY: exactly `call` and `on`; `ipcRenderer` itself never crosses.
contextBridge.exposeInMainWorld('desk', pageBridge(ipcRenderer));
