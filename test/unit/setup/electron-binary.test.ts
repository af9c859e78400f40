import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findElectron } from '../../../electron/setup/electron-binary.mjs';

let base: string;
let folder: string;
let cache: string;

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'electron-binary-'));
  folder = path.join(base, 'electron');
  cache = path.join(base, 'cache');
  for (const one of [folder, cache]) mkdirSync(one);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(base, { recursive: true, force: true });
});

/** Asks on a machine with a screen, for a user who is not root; the download is a script of ours. */
const find = (script: string, more: object = {}) =>
  findElectron({
    env: { DISPLAY: ':0' },
    platform: 'linux',
    root: false,
    folder,
    cache,
    command: [process.execPath, '-e', script],
    lookMs: 20,
    ...more,
  });

const NEVER = 'throw new Error("the download was tried")';
const refuse = 'process.exit(1)';

/** What Electron's downloader leaves. */
function place() {
  mkdirSync(path.join(folder, 'dist'));
  writeFileSync(path.join(folder, 'dist', 'electron'), '');
  writeFileSync(path.join(folder, 'path.txt'), 'electron');
  return { file: path.join(folder, 'dist', 'electron') };
}

describe('without a try', () => {
  test.each([
    ['no screen', { env: {} }, /no screen/],
    ['root', { root: true }, /as root with/],
  ])('%s', async (_name, more, why) => {
    expect(await find(NEVER, more)).toEqual({ why: expect.stringMatching(why) });
  });

  test('Windows and macOS always have a screen, and no root in this sense', async () => {
    const expected = place();
    expect(await find(NEVER, { platform: 'win32', env: {}, root: true })).toEqual(expected);
  });

  test('it is here', async () => {
    const expected = place();
    expect(await find(NEVER)).toEqual(expected);
  });
});

describe('the download', () => {
  test('brings it', async () => {
    const script = `const fs = require('fs'); const f = ${JSON.stringify(folder)};
      fs.mkdirSync(f + '/dist'); fs.writeFileSync(f + '/dist/electron', ''); fs.writeFileSync(f + '/path.txt', 'electron');`;
    expect(await find(script)).toEqual({ file: path.join(folder, 'dist', 'electron') });
    expect(readdirSync(cache)).toEqual([]);
  });

  test('that failed is not tried again for a day', async () => {
    expect(await find(refuse)).toEqual({ why: expect.stringContaining('could not be downloaded') });
    const mark = path.join(base, 'tried');
    const again = `require('fs').writeFileSync(${JSON.stringify(mark)}, '')`;
    expect(await find(again)).toEqual({ why: expect.stringContaining('within the last day') });
    expect(existsSync(mark)).toBe(false);
    const yesterday = Date.now() / 1000 - 25 * 3600;
    utimesSync(path.join(cache, 'electron-download-failed'), yesterday, yesterday);
    await find(again);
    expect(existsSync(mark)).toBe(true);
  });

  test('that falls silent is ended', async () => {
    const found = await find('setInterval(() => {}, 1000)', { silenceMs: 100 });
    expect(found).toEqual({ why: expect.stringContaining('could not be downloaded') });
  });

  test('that is slow is not', async () => {
    const script = `const fs = require('fs'); let n = 0;
      const timer = setInterval(() => {
        fs.appendFileSync(process.env.TMPDIR + '/part', 'x');
        if (++n < 30) return;
        clearInterval(timer);
        fs.mkdirSync(${JSON.stringify(path.join(folder, 'dist'))});
        fs.writeFileSync(${JSON.stringify(path.join(folder, 'dist', 'electron'))}, '');
        fs.writeFileSync(${JSON.stringify(path.join(folder, 'path.txt'))}, 'electron');
      }, 100);`;
    expect(await find(script, { silenceMs: 2_000 })).toHaveProperty('file');
  });

  test('ends with set-up, and that is no failure to remember', async () => {
    const ending = AbortSignal.timeout(100);
    await find('setInterval(() => {}, 1000)', { signal: ending });
    expect(readdirSync(cache)).toEqual([]);
  });
});
