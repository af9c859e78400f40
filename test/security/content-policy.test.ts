/** The headers that really go out, from both hosts, byte for byte. Written out here once more, on purpose. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ElectronDesk, electronDesk } from '../support/electron-desk.ts';
import { type LoopbackDesk, loopbackDesk } from '../support/loopback-desk.ts';

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; " +
  "style-src 'self' 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='; " +
  "font-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'; require-trusted-types-for 'script'";

const PERMISSIONS =
  'accelerometer=(), autoplay=(), browsing-topics=(), clipboard-read=(), clipboard-write=(), ' +
  'display-capture=(), encrypted-media=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), ' +
  'identity-credentials-get=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), ' +
  'payment=(), picture-in-picture=(), publickey-credentials-create=(), publickey-credentials-get=(), ' +
  'screen-wake-lock=(), serial=(), storage-access=(), usb=(), window-management=(), xr-spatial-tracking=(), camera=(self), ' +
  'fullscreen=(self)';

const EXPECTED: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': PERMISSIONS,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

let browser: LoopbackDesk;
let electron: ElectronDesk;
beforeAll(async () => {
  browser = await loopbackDesk();
  electron = await electronDesk();
});
afterAll(async () => {
  await browser.stop();
  await electron.remove();
});

const securityHeaders = ({ headers }: Response) =>
  Object.fromEntries(Object.keys(EXPECTED).map((name) => [name, headers.get(name)]));

const withSession = (path: string, more: RequestInit = {}) =>
  fetch(`${browser.origin}${path}`, { headers: { Cookie: browser.cookie }, redirect: 'manual', ...more });

test.each([
  ['the page', () => withSession('/'), 200],
  ['a script', () => withSession('/assets/app.js'), 200],
  ['a missing file', () => withSession('/assets/gone.js'), 404],
  ['an unreadable address', () => withSession('/%zz'), 400],
  ['the refusal of a browser without a key', () => fetch(browser.origin), 403],
  ['the answer to a key', () => fetch(browser.loopback.newUrl(), { redirect: 'manual' }), 303],
  ['a reply of the bridge', () => browser.call('desk.status', '{}'), 200],
  ['a refused call', () => browser.call('desk.shutdown', '{}'), 400],
  ['a call from elsewhere', () => browser.call('desk.status', '{}', { Origin: 'https://example.com' }), 403],
  ['a method that is not served', () => withSession('/', { method: 'PUT' }), 404],
] as const)('loopback: %s', async (_what, request, status) => {
  const response = await request();
  expect(response.status).toBe(status);
  expect(securityHeaders(response)).toEqual(EXPECTED);
  // Nobody else is ever invited in.
  expect([...response.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
});

test('loopback: the event stream', async () => {
  const leaving = new AbortController();
  const response = await withSession('/bridge/events', { signal: leaving.signal });
  expect(response.status).toBe(200);
  expect(securityHeaders(response)).toEqual(EXPECTED);
  leaving.abort();
});

test.each([
  ['the page', 'app://desk/', 'GET', 200],
  ['a script', 'app://desk/assets/app.js', 'GET', 200],
  ['a missing file', 'app://desk/assets/gone.js', 'GET', 404],
  ['another host of the scheme', 'app://other/', 'GET', 403],
  ['a method that is not served', 'app://desk/', 'POST', 405],
] as const)('electron: %s', async (_what, url, method, status) => {
  const response = await electron.page(url, method);
  expect(response.status).toBe(status);
  expect(securityHeaders(response)).toEqual(EXPECTED);
});

test('nothing personal is kept by the browser: pages are asked for again, replies are not stored', async () => {
  expect((await withSession('/')).headers.get('cache-control')).toBe('no-cache');
  expect((await browser.call('desk.status', '{}')).headers.get('cache-control')).toBe('no-store');
  expect((await electron.page('app://desk/')).headers.get('cache-control')).toBe('no-cache');
});
