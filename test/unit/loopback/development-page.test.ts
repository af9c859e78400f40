import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../../electron/host/security-headers.ts';
import { DEVELOPMENT_POLICY, viteDevelopmentPage } from '../../../electron/loopback/development-page.ts';
import { type Loopback, startLoopback } from '../../../electron/loopback/server.ts';
import { fakeBackend } from '../../support/fake-backend.ts';

let folder: string;
let loopback: Loopback;
let origin: string;
let cookie: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'development-'));
  await writeFile(
    path.join(folder, 'index.html'),
    '<!doctype html><script type="module" src="/a.ts"></script>',
  );
  await writeFile(path.join(folder, 'a.ts'), 'const room: string = "101";\nconsole.log(room);');
  const config = path.join(folder, 'vite.config.mjs');
  await writeFile(
    config,
    `export default { root: ${JSON.stringify(folder)}, logLevel: 'silent', cacheDir: ${JSON.stringify(path.join(folder, '.vite'))} };`,
  );
  loopback = await startLoopback({
    backend: fakeBackend(),
    rendererFolder: path.join(folder, 'not-built'),
    random: randomBytes,
    developmentPage: (server) => viteDevelopmentPage(config, server),
  });
  origin = new URL(loopback.url).origin;
  const opened = await fetch(loopback.url, { redirect: 'manual' });
  cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
});
afterAll(async () => {
  await loopback.stop();
  await rm(folder, { recursive: true, force: true });
});

const get = (place: string, headers: Record<string, string> = { Cookie: cookie }) =>
  fetch(`${origin}${place}`, { headers });

test('the page comes from its sources, with the client of hot reload', async () => {
  const page = await get('/');
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toBe(DEVELOPMENT_POLICY);
  expect(await page.text()).toContain('/@vite/client');
});

test('TypeScript is translated on the way', async () => {
  const script = await get('/a.ts');
  expect(script.headers.get('content-type')).toContain('javascript');
  expect(await script.text()).not.toContain(': string');
});

test('the guard is the same: without the cookie there is nothing, and the bridge answers as ever', async () => {
  expect((await get('/', {})).status).toBe(403);
  expect((await get('/a.ts', {})).status).toBe(403);
  const reply = await fetch(`${origin}/bridge/desk.status`, {
    method: 'POST',
    headers: { Cookie: cookie, Origin: origin, 'Content-Type': 'application/json' },
    body: '{}',
  });
  expect(await reply.json()).toMatchObject({ ok: true });
});

test('only development is looser: no foreign host even there, and the built page keeps its policy', () => {
  // WebAssembly decodes JPEG 2000; script from text stays refused in both.
  expect(DEVELOPMENT_POLICY).not.toMatch(/https?:|\*|(?<!wasm-)unsafe-eval/);
  expect(CONTENT_SECURITY_POLICY.replace("'wasm-unsafe-eval'", '')).not.toContain('unsafe');
});
