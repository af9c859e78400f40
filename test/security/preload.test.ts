/** The built preloads of both windows, run as Electron runs it: CommonJS, with nothing but `require('electron')`. */
import { runInNewContext } from 'node:vm';
import { beforeAll, expect, test } from 'vitest';
import { buildPreload, type PreloadName } from '../support/shell-build.ts';

const WINDOWS = [
  { build: 'preload', name: 'desk', functions: ['call', 'on'] },
  { build: 'displayPreload', name: 'guestDisplay', functions: ['call', 'onView'] },
] as const;

const code = new Map<PreloadName, string>();
beforeAll(async () => {
  for (const { build } of WINDOWS) code.set(build, await buildPreload(build));
});

function run(build: PreloadName) {
  const exposed: [string, Record<string, unknown>][] = [];
  const required: string[] = [];
  const ipcRenderer = { invoke: async () => undefined, send: () => {}, on: () => {} };
  const contextBridge = {
    exposeInMainWorld: (name: string, value: Record<string, unknown>) => void exposed.push([name, value]),
  };
  const module = { exports: {} };
  runInNewContext(code.get(build) ?? '', {
    module,
    exports: module.exports,
    require: (name: string) => {
      required.push(name);
      return { contextBridge, ipcRenderer };
    },
  });
  return { exposed, required, ipcRenderer };
}

test.each(WINDOWS)('$build exposes one name with exactly two functions', ({ build, name, functions }) => {
  const { exposed } = run(build);
  expect(exposed.map(([own]) => own)).toEqual([name]);
  const [, desk] = exposed[0]!;
  expect(Object.keys(desk).sort()).toEqual(functions);
  for (const value of Object.values(desk)) expect(typeof value).toBe('function');
});

test.each(WINDOWS)('$build hands out neither ipcRenderer nor any of its functions', ({ build }) => {
  const { exposed, ipcRenderer } = run(build);
  const [, desk] = exposed[0]!;
  const own: unknown[] = [ipcRenderer, ...Object.values(ipcRenderer)];
  for (const value of Object.values(desk)) expect(own).not.toContain(value);
});

test.each(WINDOWS)(
  '$build is one file that needs nothing but electron, as a sandboxed preload must',
  ({ build }) => {
    expect([...new Set(run(build).required)]).toEqual(['electron']);
    expect(code.get(build)).not.toMatch(/^\s*(import|export)\b/m);
    expect(code.get(build)).not.toMatch(/\bimport\(/);
  },
);

test('the guest’s window knows no channel and no method of the desk', () => {
  expect(code.get('displayPreload')).not.toMatch(/desk:|checkIn|outbox/);
});
