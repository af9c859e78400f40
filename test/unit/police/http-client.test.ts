import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { gatewayTlsOptions } from '../../../electron/police/gateway/tls-options.ts';
import { createHttpClient, type Exchange, MAX_ANSWER_BYTES } from '../../../electron/police/http-client.ts';
import type { TestAuthority } from '../../../electron/training/gateway-endpoint/authority.ts';
import { configFor, neverAborted, testAuthority } from './gateway/attached-gateway.ts';

let authority: TestAuthority;
beforeAll(async () => {
  authority = await testAuthority();
});

const started: Server[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const server of started.splice(0)) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
});

async function serve(
  listener: Parameters<typeof createServer>[1],
  credential = authority.server,
): Promise<string> {
  const server = createServer({ cert: credential.certificate, key: credential.key }, listener);
  started.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function ask(url: string, timeoutMs = 5_000): Promise<Exchange> {
  const http = createHttpClient({
    baseUrl: url,
    tls: gatewayTlsOptions(configFor(url, authority)),
    connectMs: 5_000,
  });
  try {
    return await http.exchange({
      method: 'POST',
      path: '/x',
      body: '{"a":"ư"}',
      timeoutMs,
      signal: neverAborted(),
    });
  } finally {
    http.close();
  }
}

describe('one exchange', () => {
  test('what is sent arrives byte for byte, and the answer comes back', async () => {
    let seen = '';
    let type: string | undefined;
    const url = await serve((request, response) => {
      type = request.headers['content-type'];
      request.on('data', (chunk: Buffer) => {
        seen += chunk.toString('utf8');
      });
      request.on('end', () => response.writeHead(429, { 'retry-after': '3', etag: '"e"' }).end('chờ'));
    });
    expect(await ask(url)).toEqual({
      answered: true,
      status: 429,
      body: 'chờ',
      retryAfter: '3',
      etag: '"e"',
      date: expect.stringMatching(/ GMT$/),
    });
    expect(seen).toBe('{"a":"ư"}');
    expect(type).toBe('application/json');
  });

  test('a redirect is an answer, not an order', async () => {
    let asked = 0;
    const url = await serve((_request, response) => {
      asked += 1;
      response.writeHead(307, { location: '/y' }).end();
    });
    expect(await ask(url)).toMatchObject({ answered: true, status: 307 });
    expect(asked).toBe(1);
  });

  test('a proxy in the environment is not used', async () => {
    const url = await serve((_request, response) => response.end('direct'));
    for (const name of ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy']) {
      vi.stubEnv(name, 'http://127.0.0.1:9');
    }
    vi.stubEnv('NODE_USE_ENV_PROXY', '1');
    expect(await ask(url)).toMatchObject({ answered: true, body: 'direct' });
  });

  test('NODE_TLS_REJECT_UNAUTHORIZED=0 changes nothing', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const url = await serve(
      (_request, response) => response.end('x'),
      await authority.serverCertificate('self-signed'),
    );
    expect(await ask(url)).toEqual({
      answered: false,
      cause: 'network',
      progress: 'handshaking',
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
  });

  test('an answer that is too long is cut off', async () => {
    const url = await serve((_request, response) => response.end(Buffer.alloc(MAX_ANSWER_BYTES + 1, 'x')));
    expect(await ask(url)).toMatchObject({ answered: false, cause: 'network', progress: 'answering' });
  });

  test('an answer that trickles for ever ends with the time that it has', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    });
    expect(await ask(url, 300)).toMatchObject({ answered: false, cause: 'timeout', progress: 'answering' });
  });

  test('an answer in a packing that was not asked for is not unpacked', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip');
    });
    expect(await ask(url)).toMatchObject({ answered: true, body: 'not gzip' });
  });

  test('a server that does not speak HTTP', async () => {
    const { certificate: cert, key } = authority.server;
    const server = createTlsServer({ cert, key }, (socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.write('220 mail ready\r\n', () => socket.destroy()));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const result = await ask(`https://127.0.0.1:${(server.address() as AddressInfo).port}`);
    expect(result).toMatchObject({ answered: false, progress: 'sent', code: expect.stringMatching(/^HPE_/) });
    server.close();
  });
});
