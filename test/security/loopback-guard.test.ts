/** Who is kept out of the loopback server: other sites, other names, other programs of the machine. */

import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type LoopbackDesk, loopbackDesk } from '../support/loopback-desk.ts';
import { rawRequest } from '../support/raw-http.ts';

let desk: LoopbackDesk;
beforeAll(async () => {
  desk = await loopbackDesk();
});
afterAll(() => desk.stop());
beforeEach(() => {
  desk.backend.calls.length = 0;
});

/** A POST spelled by hand, right in everything that `more` does not change. An empty value leaves a header out. */
function call(more: Record<string, string> = {}, body = '{}', path = '/bridge/desk.status') {
  const host = `127.0.0.1:${desk.port}`;
  const headers = Object.entries({
    Host: host,
    Origin: `http://${host}`,
    Cookie: desk.cookie,
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    ...more,
  }).filter(([, value]) => value !== '');
  return rawRequest(desk.port, `POST ${path}`, Object.fromEntries(headers), body);
}

test('a right call passes, so that the refusals below mean something', async () => {
  expect((await call()).status).toBe(200);
  expect(desk.backend.calls).toHaveLength(1);
});

describe('refused with 403, and no handler runs', () => {
  test.each([
    ['no cookie', { Cookie: '' }],
    ['a wrong cookie', { Cookie: 'desk=x' }],
    ['no origin', { Origin: '' }],
    ['another site', { Origin: 'https://example.com' }],
    ['an opaque origin', { Origin: 'null' }],
    ['another port of this machine', { Origin: 'http://127.0.0.1:1' }],
    ['a request another site started', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a request of another port’s page', { 'Sec-Fetch-Site': 'same-site' }],
    ['a name that was rebound to this machine', { Host: 'desk.example.com' }],
    ['no port in the host', { Host: '127.0.0.1' }],
    ['the IPv6 name', { Host: '[::1]:80' }],
  ])('%s', async (_what, more) => {
    const response = await call(more);
    expect(response.status).toBe(403);
    expect(response.body).not.toContain('Bình Minh');
    expect(desk.backend.calls).toEqual([]);
  });

  test('an event stream without a cookie, and one another site asked for', async () => {
    const host = `127.0.0.1:${desk.port}`;
    const requests: Record<string, string>[] = [
      { Host: host },
      { Host: host, Cookie: desk.cookie, Origin: 'https://example.com' },
      { Host: host, Cookie: desk.cookie, 'Sec-Fetch-Site': 'cross-site' },
      { Host: 'desk.example.com', Cookie: desk.cookie },
    ];
    for (const headers of requests)
      expect((await rawRequest(desk.port, 'GET /bridge/events', headers)).status).toBe(403);
    expect(desk.backend.listeners()).toBe(0);
  });

  test('the page and its files without a cookie', async () => {
    for (const path of ['/', '/index.html', '/assets/app.js', '/gone'])
      expect((await rawRequest(desk.port, `GET ${path}`, { Host: `127.0.0.1:${desk.port}` })).status).toBe(
        403,
      );
  });

  test('a guessed key, and a good key under a wrong name', async () => {
    const host = `127.0.0.1:${desk.port}`;
    const { search } = new URL(desk.loopback.newUrl());
    expect((await rawRequest(desk.port, `GET /?key=${'A'.repeat(43)}`, { Host: host })).status).toBe(403);
    expect((await rawRequest(desk.port, `GET /${search}`, { Host: 'desk.example.com' })).status).toBe(403);
    expect((await rawRequest(desk.port, `GET /${search}`, { Host: host })).status).toBe(303);
  });
});

describe('refused with an error, and no handler runs', () => {
  test.each([
    ['an unknown method', '/bridge/desk.shutdown', '{}', 400],
    ['an inherited property', '/bridge/constructor', '{}', 400],
    ['the prototype', '/bridge/__proto__', '{}', 400],
    ['a path that climbs', '/bridge/../desk.status', '{}', 404],
    ['a method in two parts', '/bridge/desk.status/x', '{}', 404],
    ['the event stream as a method', '/bridge/events', '{}', 400],
    ['an empty body', '/bridge/desk.status', '', 400],
    ['half a body', '/bridge/desk.status', '{"a":', 400],
    ['a list', '/bridge/desk.status', '[]', 400],
    ['null', '/bridge/desk.status', 'null', 400],
    ['a field that is not in the contract', '/bridge/desk.status', '{"sql":"select 1"}', 400],
    ['a prototype key', '/bridge/desk.status', '{"__proto__":{"mode":"live"}}', 400],
    ['a constructor key', '/bridge/desk.status', '{"constructor":{"prototype":{"a":1}}}', 400],
    ['a prototype key deep inside', '/bridge/stay.file', '{"stay":{"__proto__":{"room":"1"}}}', 400],
    ['a value too long', '/bridge/checkIn.read', `{"kind":"qr","line":"${'x'.repeat(2001)}"}`, 400],
  ])('%s', async (_what, path, body, status) => {
    const response = await call({}, body, path);
    expect(response.status).toBe(status);
    expect(desk.backend.calls).toEqual([]);
    expect(Object.hasOwn(Object.prototype, 'mode')).toBe(false);
  });

  test('prototype keys fall at the parser already, before any schema', async () => {
    await call({}, '{"__proto__":{"mode":"live"}}');
    expect(desk.log.at(-1)).toContain('Body is not valid JSON');
  });

  test('the largest call of the contract passes', async () => {
    const largest = JSON.stringify({ name: 'list.ml', base64: 'A'.repeat(5_000_000) });
    expect((await call({}, largest, '/bridge/settings.addTrust')).status).toBe(200);
  });

  test('a body above the limit is refused before it is read', async () => {
    const response = await call({ 'Content-Length': '5100001' }, '');
    expect(response.status).toBe(413);
    expect(desk.backend.calls).toEqual([]);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'a form of another site (%s)',
    async (type) => {
      expect((await call({ 'Content-Type': type })).status).toBe(415);
      expect(desk.backend.calls).toEqual([]);
    },
  );

  test('the question of a browser on behalf of another site is not answered with a yes', async () => {
    const response = await rawRequest(desk.port, 'OPTIONS /bridge/desk.status', {
      Host: `127.0.0.1:${desk.port}`,
      Origin: 'https://example.com',
      'Access-Control-Request-Method': 'POST',
    });
    expect(response.status).toBe(403);
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

test('what is refused says nothing of why', async () => {
  const response = await call({}, '{"sql":"select 1"}');
  expect(JSON.parse(response.body)).toEqual({ error: 'refused' });
});

test('the server listens on the loopback address only', async () => {
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);
  for (const address of [...others, '127.0.0.2']) {
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: address, port: desk.port, timeout: 2_000 });
      const answer = (value: boolean) => {
        socket.destroy();
        resolve(value);
      };
      socket.on('connect', () => answer(true));
      socket.on('error', () => answer(false));
      socket.on('timeout', () => answer(false));
    });
    expect(reached, address).toBe(false);
  }
});
