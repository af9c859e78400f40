/** The built preload, run as Electron runs it: CommonJS, with nothing but `require('electron')`. */
import { runInNewContext } from 'node:vm';
import { beforeAll, expect, test } from 'vitest';
import { buildPreload } from '../support/shell-build.ts';

let code: string;
beforeAll(async () => {
  code = await buildPreload();
});

function run() {
  const exposed: [string, Record<string, unknown>][] = [];
  const required: string[] = [];
  const ipcRenderer = { invoke: async () => undefined, send: () => {}, on: () => {} };
  const contextBridge = {
    exposeInMainWorld: (name: string, value: Record<string, unknown>) => void exposed.push([name, value]),
  };
  const module = { exports: {} };
  runInNewContext(code, {
    module,
    exports: module.exports,
    require: (name: string) => {
      required.push(name);
      return { contextBridge, ipcRenderer };
    },
  });
  return { exposed, required, ipcRenderer };
}

test('exposes one name with exactly two functions', () => {
  const { exposed } = run();
  expect(exposed.map(([name]) => name)).toEqual(['desk']);
  const [, desk] = exposed[0]!;
  expect(Object.keys(desk).sort()).toEqual(['call', 'on']);
  for (const value of Object.values(desk)) expect(typeof value).toBe('function');
});

test('hands out neither ipcRenderer nor any of its functions', () => {
  const { exposed, ipcRenderer } = run();
  const [, desk] = exposed[0]!;
  const own: unknown[] = [ipcRenderer, ...Object.values(ipcRenderer)];
  for (const value of Object.values(desk)) expect(own).not.toContain(value);
});

test('is one file that needs nothing but electron, as a sandboxed preload must', () => {
  expect([...new Set(run().required)]).toEqual(['electron']);
  expect(code).not.toMatch(/^\s*(import|export)\b/m);
  expect(code).not.toMatch(/\bimport\(/);
});
