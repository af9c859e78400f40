/** The window turned to the guest: its session opens its own paths and nothing of the desk, nor the other way round. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Loopback, startLoopback } from '../../electron/loopback/server.ts';
import { type MemoryDesk, openMemoryDesk } from '../support/desk/memory-desk.ts';
import { type RawResponse, rawRequest } from '../support/raw-http.ts';

let house: MemoryDesk;
let loopback: Loopback;
let port: number;
let deskCookie: string;
let displayCookie: string;
let displayKey: string;

const cookieOf = ({ headers }: RawResponse): string =>
  (headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';

beforeAll(async () => {
  house = await openMemoryDesk(Date.UTC(2026, 10, 22, 12));
  loopback = await startLoopback({
    backend: house.backend,
    rendererFolder: 'dist/renderer',
    random: (length) => new Uint8Array(randomBytes(length)),
  });
  const { searchParams, port: open } = new URL(loopback.url);
  port = Number(open);
  const desk = await rawRequest(port, `GET /?key=${searchParams.get('key')}`, { Host: `127.0.0.1:${port}` });
  deskCookie = cookieOf(desk);
  await house.call('guestDisplay.switch', { on: true });
  const { address } = await house.call('guestDisplay.open', {});
  displayKey = new URL(address ?? '').search;
  const display = await rawRequest(port, `GET /${displayKey}`, { Host: `localhost:${port}` });
  displayCookie = cookieOf(display);
});
afterAll(async () => {
  await loopback.stop();
  await house.stop();
});

const post = (name: string, path: string, cookie: string, body = '{}') => {
  const host = `${name}:${port}`;
  return rawRequest(
    port,
    `POST ${path}`,
    {
      Host: host,
      Origin: `http://${host}`,
      Cookie: cookie,
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(body)),
    },
    body,
  );
};

test('each session opens its own paths, so that the refusals below mean something', async () => {
  expect(deskCookie).not.toBe('');
  expect(displayCookie).not.toBe('');
  expect(displayCookie).not.toBe(deskCookie);
  expect((await post('127.0.0.1', '/bridge/desk.status', deskCookie)).status).toBe(200);
  const view = await post('localhost', '/display/view', displayCookie);
  expect(view.status).toBe(200);
  expect(JSON.parse(view.body)).toMatchObject({ stage: 'idle' });
});

test.each([
  ['the display asks for the desk, by its own name', 'localhost', '/bridge/desk.status'],
  ['the display asks for the desk, by the desk’s name', '127.0.0.1', '/bridge/desk.status'],
  ['the display asks for the guests of today', 'localhost', '/bridge/today.view'],
])('%s: refused', async (_, name, path) => {
  const answer = await post(name, path, displayCookie);
  expect(answer.status).toBe(403);
  expect(answer.body).not.toContain('Cơ sở Ví Dụ');
});

test.each(['localhost', '127.0.0.1'])(
  'the desk’s session asks for the display at %s: refused',
  async (name) => {
    expect((await post(name, '/display/view', deskCookie)).status).toBe(403);
  },
);

test('another site asks with the display’s session: refused', async () => {
  const answer = await rawRequest(
    port,
    'POST /display/view',
    {
      Host: `localhost:${port}`,
      Origin: 'https://example.com',
      Cookie: displayCookie,
      'Content-Type': 'application/json',
      'Content-Length': '2',
    },
    '{}',
  );
  expect(answer.status).toBe(403);
});

test('the address opens one window, once', async () => {
  const again = await rawRequest(port, `GET /${displayKey}`, { Host: `localhost:${port}` });
  expect(again.status).toBe(403);
});

test('a display that was switched off opens no window, and says why', async () => {
  await house.call('guestDisplay.switch', { on: false });
  expect((await house.refused('guestDisplay.open', {})).code).toBe('guest-display-off');
  await house.call('guestDisplay.switch', { on: true });
});
