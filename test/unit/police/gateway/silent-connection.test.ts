import { type AddressInfo, createServer } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { trySilentConnection } from '../../../../electron/police/gateway/silent-connection.ts';
import type { TestAuthority } from '../../../../electron/training/gateway-endpoint/authority.ts';
import { attachGateway, configFor, testAuthority } from './attached-gateway.ts';

const LIMITS = { connectMs: 2_000, listenMs: 100 };
let authority: TestAuthority;
beforeAll(async () => {
  authority = await testAuthority();
});

describe('a connection on which nothing is said', () => {
  test('is kept open by a gateway that takes our certificate', async () => {
    await using attached = await attachGateway();
    expect(await trySilentConnection(configFor(attached.endpoint.url, authority), LIMITS)).toBe('kept-open');
  });

  test.each(['expired', 'unknown-ca'] as const)('is ended by a gateway that refuses it: %s', async (kind) => {
    await using attached = await attachGateway();
    const { certificate, key } = await authority.clientCertificate(kind);
    const config = configFor(attached.endpoint.url, authority, {
      clientCertificate: certificate,
      clientKey: key,
    });
    expect(await trySilentConnection(config, { ...LIMITS, listenMs: 5_000 })).toBe('ended-by-gateway');
  });

  test('is not made where nobody listens, where nobody speaks, or to a host that is not trusted', async () => {
    expect(await trySilentConnection(configFor('https://127.0.0.1:9', authority), LIMITS)).toBe('not-made');
    const mute = createServer((socket) => socket.on('error', () => undefined));
    await new Promise<void>((listening) => mute.listen(0, '127.0.0.1', listening));
    const muteUrl = `https://127.0.0.1:${(mute.address() as AddressInfo).port}`;
    expect(await trySilentConnection(configFor(muteUrl, authority), { ...LIMITS, connectMs: 100 })).toBe(
      'not-made',
    );
    mute.close();
    await using attached = await attachGateway({ fault: { kind: 'wrong-host-certificate' } });
    expect(await trySilentConnection(configFor(attached.endpoint.url, authority), LIMITS)).toBe('not-made');
  });
});
