/** Each way in which one side's certificate is wrong, against the running endpoint: refused, with its own word for it. */

import { get } from 'node:https';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { beforeAll, describe, expect, test } from 'vitest';
import type { TestAuthority } from '../../../../electron/training/gateway-endpoint/authority.ts';
import { startGatewayEndpoint } from '../../../../electron/training/gateway-endpoint/endpoint.ts';
import {
  attachGateway,
  channelFor,
  configFor,
  inventedNotice,
  neverAborted,
  testAuthority,
} from './attached-gateway.ts';

const addressOf = (server: Server): string => `https://127.0.0.1:${(server.address() as AddressInfo).port}`;

let authority: TestAuthority;
beforeAll(async () => {
  authority = await testAuthority();
});

describe("the endpoint's certificate", () => {
  test.each([
    ['expired-certificate', 'endpoint-certificate-expired', 'CERT_HAS_EXPIRED'],
    ['not-yet-valid-certificate', 'endpoint-certificate-expired', 'CERT_NOT_YET_VALID'],
    ['self-signed-certificate', 'endpoint-certificate-untrusted', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['wrong-host-certificate', 'endpoint-name-mismatch', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['unknown-ca-certificate', 'endpoint-certificate-untrusted', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ] as const)('%s: %s', async (kind, code, word) => {
    await using attached = await attachGateway({ fault: { kind } });
    const { channel, endpoint } = attached;
    expect(await channel.send([inventedNotice(1)], neverAborted())).toEqual({
      ok: false,
      error: {
        failure: { code, detail: `${word} while handshaking` },
        effect: 'not-sent',
        reply: '',
      },
    });
    expect(endpoint.book.entries()).toEqual([]);
    // When the endpoint mends it, sending works again without a restart.
    await endpoint.setFault(undefined);
    expect(await channel.send([inventedNotice(1)], neverAborted())).toMatchObject({
      ok: true,
      value: [{ outcome: 'registered' }],
    });
  });

  test('a CA that the system trusts is not enough: only the pinned one is', async () => {
    const other = await authority.serverCertificate('unknown-ca');
    const endpoint = await startGatewayEndpoint({ port: 0, authority, now: Date.now });
    const { channel } = channelFor(configFor(endpoint.url, authority, { ca: other.certificate }));
    expect(await channel.health(neverAborted())).toMatchObject({
      ok: false,
      error: { failure: { code: 'endpoint-certificate-untrusted' }, effect: 'not-sent' },
    });
    await channel.close();
    await endpoint.stop();
  });
});

describe('a list of revoked certificates that came with the CA', () => {
  const sendWith = async (list: string) => {
    const endpoint = await startGatewayEndpoint({ port: 0, authority, now: Date.now });
    const { channel } = channelFor(configFor(endpoint.url, authority, { ca: `${authority.ca}\n${list}` }));
    const answer = await channel.send([inventedNotice(1)], neverAborted());
    const held = endpoint.book.entries().length;
    await channel.close();
    await endpoint.stop();
    return { answer, held };
  };

  test('names the certificate of the endpoint: refused with its own word, nothing is said to it', async () => {
    const { answer, held } = await sendWith(await authority.revocationList([authority.server.certificate]));
    expect(answer).toMatchObject({
      ok: false,
      error: { failure: { code: 'endpoint-certificate-revoked' }, effect: 'not-sent' },
    });
    expect(held).toBe(0);
  });

  test('names others: the endpoint is spoken to', async () => {
    const other = await authority.serverCertificate('wrong-host');
    const { answer } = await sendWith(await authority.revocationList([other.certificate]));
    expect(answer).toMatchObject({ ok: true, value: [{ outcome: 'registered' }] });
  });

  test('is too old to say anything: refused, and a new one is asked for', async () => {
    const { answer, held } = await sendWith(await authority.revocationList([], 'ended'));
    expect(answer).toMatchObject({
      ok: false,
      error: { failure: { code: 'endpoint-revocation-list-ended' }, effect: 'not-sent' },
    });
    expect(held).toBe(0);
  });
});

describe('our certificate', () => {
  test.each([
    ['expired', 'client-certificate-expired'],
    ['unknown-ca', 'client-certificate-refused'],
  ] as const)(
    '%s: the endpoint ends the connection after the handshake, nothing is filed, and a person is called',
    async (kind, code) => {
      await using attached = await attachGateway();
      const { endpoint } = attached;
      const wrong = await authority.clientCertificate(kind);
      const { channel } = channelFor(
        configFor(endpoint.url, authority, { clientCertificate: wrong.certificate, clientKey: wrong.key }),
      );
      expect(await channel.send([inventedNotice(1)], neverAborted())).toMatchObject({
        ok: false,
        error: { failure: { code }, effect: 'paused' },
      });
      expect(endpoint.book.entries()).toEqual([]);
      await channel.close();
    },
  );

  test.each([
    ['handshake failure', 40, 'client-certificate-refused'],
    ['bad certificate', 42, 'client-certificate-refused'],
    ['revoked', 44, 'client-certificate-revoked'],
    ['expired', 45, 'client-certificate-expired'],
    ['unknown CA', 48, 'client-certificate-refused'],
    ['certificate required', 116, 'client-certificate-missing'],
  ])('a gateway of another make that says so by a TLS alert: %s', async (_, alert, code) => {
    // A fatal alert as it stands on the wire (RFC 8446 §5.1, §6), in answer to the ClientHello.
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(Uint8Array.of(21, 3, 3, 0, 2, 2, alert)));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { channel } = channelFor(configFor(addressOf(server), authority));
    expect(await channel.send([inventedNotice(1)], neverAborted())).toMatchObject({
      ok: false,
      error: { failure: { code }, effect: 'paused' },
    });
    await channel.close();
    server.close();
  });

  test('a gateway that lets the handshake pass and then says that ours was revoked', async () => {
    await using attached = await attachGateway({ fault: { kind: 'revoked-client-certificate' } });
    expect(await attached.channel.send([inventedNotice(1)], neverAborted())).toMatchObject({
      ok: false,
      error: { failure: { code: 'client-certificate-revoked' }, effect: 'paused' },
    });
    expect(attached.endpoint.book.entries()).toEqual([]);
  });

  test('an alert after the handshake, as TLS 1.3 has it', async () => {
    // The endpoint's own TLS asks for a certificate, and this client shows none.
    await using attached = await attachGateway();
    const alert = await new Promise<string>((told) => {
      get(`${attached.endpoint.url}/v1/health`, { ca: authority.ca }).on('error', ({ message }) =>
        told(message),
      );
    });
    expect(alert).toContain('SSL alert number 116');
  });

  test('a gateway that dies at the first contact is not taken for one that refuses us', async () => {
    const { certificate: cert, key } = authority.server;
    const server = createTlsServer({ cert, key }, (socket) => {
      socket.on('error', () => undefined);
      socket.destroy();
      server.close();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { channel } = channelFor(configFor(addressOf(server), authority));
    expect(await channel.send([inventedNotice(1)], neverAborted())).toMatchObject({
      ok: false,
      error: { failure: { code: 'endpoint-unreachable' }, effect: 'not-sent' },
    });
    await channel.close();
  });

  test('a gateway that drops every request is not taken for one that refuses us', async () => {
    await using attached = await attachGateway({
      fault: { kind: 'drop-before-commit', operations: ['file', 'query', 'health'] },
    });
    const { channel, endpoint } = attached;
    expect(await channel.send([inventedNotice(1)], neverAborted())).toMatchObject({
      ok: false,
      error: { failure: { code: 'endpoint-unreachable' }, effect: 'not-sent' },
    });
    await endpoint.setFault(undefined);
    expect(await channel.send([inventedNotice(1)], neverAborted())).toMatchObject({
      ok: true,
      value: [{ outcome: 'registered', duplicate: false }],
    });
  });

  test('a server without TLS is unreachable, and nothing is said to it in clear', async () => {
    let heard = '';
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        heard += chunk.toString('latin1');
        socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { channel } = channelFor(configFor(addressOf(server), authority));
    expect(await channel.send([inventedNotice(1)], neverAborted())).toMatchObject({
      ok: false,
      error: { failure: { code: 'endpoint-unreachable' }, effect: 'not-sent' },
    });
    expect(heard).not.toContain('Nguyễn');
    expect(heard).not.toContain('/v1/');
    await channel.close();
    server.close();
  });
});
