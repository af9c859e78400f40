/** Runs in the guest's window before its page; puts `window.guestDisplay` there and nothing else. One CommonJS file. */
import { contextBridge, ipcRenderer } from 'electron';
import { displayBridge } from './display-bridge.ts';

// SECURITY: exactly `call` and `onView`; `window.desk` does not exist in this window.
contextBridge.exposeInMainWorld('guestDisplay', displayBridge(ipcRenderer));
