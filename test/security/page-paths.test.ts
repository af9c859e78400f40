/** No spelling of a path gets a file from outside the page's folder, from either host. `secret.json` lies beside it. */
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ElectronDesk, electronDesk } from '../support/electron-desk.ts';
import { type LoopbackDesk, loopbackDesk } from '../support/loopback-desk.ts';
import { rawRequest } from '../support/raw-http.ts';

const SPELLINGS = [
  ['dots', '/../secret.json'],
  ['dots further in', '/assets/../../secret.json'],
  ['encoded dots', '/%2e%2e/secret.json'],
  ['encoded slash', '/..%2fsecret.json'],
  ['all encoded', '/%2e%2e%2fsecret.json'],
  ['encoded twice', '/%252e%252e%252fsecret.json'],
  ['encoded backslash', '/..%5csecret.json'],
  ['backslash', '/..\\secret.json'],
  ['overlong slash', '/..%c0%afsecret.json'],
  ['a NUL after an allowed name', '/../secret.json%00.html'],
  ['a NUL after the start page', '/index.html%00'],
  ['four dots', '/....//secret.json'],
  ['dots with a parameter', '/..;/secret.json'],
  ['an absolute path', '//etc/passwd'],
  ['an absolute path of Windows', '/C:/Windows/win.ini'],
  ['an alternate stream of Windows', '/index.html::$DATA'],
  ['a file address', '/file:///etc/passwd'],
  ['a link', '/linked.json'],
  ['a linked folder', '/out/secret.json'],
] as const;

let browser: LoopbackDesk;
let electron: ElectronDesk;
beforeAll(async () => {
  browser = await loopbackDesk();
  electron = await electronDesk();
  for (const [folder, beside] of [
    [browser.rendererFolder, path.dirname(browser.rendererFolder)],
    [path.join(electron.dataFolder, 'renderer'), electron.dataFolder],
  ] as const) {
    await symlink(path.join(beside, 'secret.json'), path.join(folder, 'linked.json'));
    await symlink(beside, path.join(folder, 'out'), 'junction');
  }
});
afterAll(async () => {
  await browser.stop();
  await electron.remove();
});

test.each(SPELLINGS)('loopback: %s', async (_what, spelling) => {
  const response = await rawRequest(browser.port, `GET ${spelling}`, {
    Host: `127.0.0.1:${browser.port}`,
    Cookie: browser.cookie,
  });
  expect([400, 404]).toContain(response.status);
  expect(response.body).not.toContain('secret"');
  expect(response.body).not.toContain('root:');
});

test.each(SPELLINGS)('electron: %s', async (_what, spelling) => {
  const response = await electron.page(`app://desk${spelling}`);
  expect([403, 404]).toContain(response.status);
  expect(await response.text()).not.toContain('secret"');
});

test('the same request without any trick is answered', async () => {
  const headers = { Host: `127.0.0.1:${browser.port}`, Cookie: browser.cookie };
  expect((await rawRequest(browser.port, 'GET /assets/app.js', headers)).status).toBe(200);
  expect((await electron.page('app://desk/assets/app.js')).status).toBe(200);
});
