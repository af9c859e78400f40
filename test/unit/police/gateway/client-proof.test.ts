/** What a gateway may ask for beyond the certificate: an access token, a signature on what is filed; and its notices to the shop. */
import { describe, expect, test } from 'vitest';
import type { GatewayConfig } from '../../../../electron/police/gateway/gateway-config.ts';
import type { GatewayEndpointOptions } from '../../../../electron/training/gateway-endpoint/endpoint.ts';
import { startGatewayEndpoint } from '../../../../electron/training/gateway-endpoint/endpoint.ts';
import { channelFor, configFor, inventedNotice, neverAborted, testAuthority } from './attached-gateway.ts';

const OAUTH = { clientId: 'desk:000', clientSecret: 'bí mật & 100%' };

async function attached(options: Partial<GatewayEndpointOptions>, config: Partial<GatewayConfig>) {
  const authority = await testAuthority();
  const endpoint = await startGatewayEndpoint({ port: 0, authority, now: Date.now, ...options });
  const { channel } = channelFor({ ...configFor(endpoint.url, authority), ...config });
  return {
    endpoint,
    channel,
    send: (n: number) => channel.send([inventedNotice(n)], neverAborted()),
    async [Symbol.asyncDispose]() {
      await channel.close();
      await endpoint.stop();
    },
  };
}

const oauth = (clientSecret = OAUTH.clientSecret) => ({ ...OAUTH, clientSecret, tokenPath: '/v1/token' });
const REGISTERED = { ok: true, value: [{ outcome: 'registered' }] };

describe('an access token', () => {
  test('is fetched once and sent with everything', async () => {
    await using gateway = await attached({ oauth: OAUTH }, { oauth: oauth() });
    expect(await gateway.channel.health(neverAborted())).toMatchObject({ ok: true });
    expect(await gateway.send(1)).toMatchObject(REGISTERED);
    expect(await gateway.send(2)).toMatchObject(REGISTERED);
  });

  test('that ends before its time is fetched anew, and nothing is lost or doubled', async () => {
    await using gateway = await attached({ oauth: OAUTH }, { oauth: oauth() });
    await gateway.send(1);
    await gateway.endpoint.setFault({ kind: 'ended-token', times: 1 });
    expect(await gateway.send(2)).toMatchObject(REGISTERED);
    expect(gateway.endpoint.book.counts()).toMatchObject({ registered: 2, repeats: 0 });
  });

  test('that keeps ending calls a person after the second try', async () => {
    await using gateway = await attached({ oauth: OAUTH }, { oauth: oauth() });
    await gateway.endpoint.setFault({ kind: 'ended-token' });
    expect(await gateway.send(1)).toMatchObject({
      error: { failure: { code: 'credentials-refused' }, effect: 'paused' },
    });
  });

  test('a wrong secret calls a person, and is in no log and no archive', async () => {
    await using gateway = await attached({ oauth: OAUTH }, { oauth: oauth('wrong-secret') });
    const answer = await gateway.send(1);
    expect(answer).toMatchObject({ error: { failure: { code: 'credentials-refused' }, effect: 'paused' } });
    expect(JSON.stringify(answer)).not.toContain('wrong-secret');
    expect(gateway.endpoint.book.entries()).toEqual([]);
  });

  test('a gateway that asks for one and gets none says so', async () => {
    await using gateway = await attached({ oauth: OAUTH }, {});
    expect(await gateway.send(1)).toMatchObject({ error: { failure: { code: 'credentials-refused' } } });
  });
});

describe('a signed request', () => {
  test('is taken, and an unsigned one is not', async () => {
    await using signed = await attached({ requireSignature: true }, { signRequests: true });
    expect(await signed.send(1)).toMatchObject(REGISTERED);
    expect(await signed.channel.query([inventedNotice(1)], neverAborted())).toMatchObject({ ok: true });
    expect(
      await signed.channel.cancel([inventedNotice(1)], 'filed-by-mistake', neverAborted()),
    ).toMatchObject({ value: [{ outcome: 'cancelled' }] });
    await using unsigned = await attached({ requireSignature: true }, {});
    expect(await unsigned.send(1)).toMatchObject({ ok: false, error: { effect: 'paused' } });
    expect(unsigned.endpoint.book.entries()).toEqual([]);
  });

  test('is good for a few minutes only', async () => {
    await using gateway = await attached(
      { requireSignature: true, now: () => Date.now() + 3_600_000 },
      { signRequests: true },
    );
    expect(await gateway.send(1)).toMatchObject({ ok: false, error: { effect: 'paused' } });
  });

  test('token and signature go together', async () => {
    await using gateway = await attached(
      { requireSignature: true, oauth: OAUTH },
      { signRequests: true, oauth: oauth() },
    );
    expect(await gateway.send(1)).toMatchObject(REGISTERED);
  });
});

describe('notices to the shop', () => {
  const LIST = {
    origin: 'Công an Phường Ví Dụ',
    dated: '2026-11-20',
    entries: [{ matter: 'stolen-item', field: 'imei', value: '490154203237518' }],
  };

  test('come whole, once, and again when they changed', async () => {
    await using gateway = await attached({ watchLists: [LIST] }, {});
    const first = await gateway.channel.watchLists.fetch(new Map(), neverAborted());
    if (!first.ok) throw new Error(first.error.failure.code);
    expect(first.value).toMatchObject([LIST]);
    const known = new Map(first.value.map(({ origin, sha256 }) => [origin, sha256]));
    expect(await gateway.channel.watchLists.fetch(known, neverAborted())).toEqual({ ok: true, value: [] });
    const stale = new Map([[LIST.origin, '0'.repeat(64)]]);
    expect(await gateway.channel.watchLists.fetch(stale, neverAborted())).toMatchObject({ value: [LIST] });
  });

  test('a spoiled answer is no list', async () => {
    await using gateway = await attached({ watchLists: [LIST] }, {});
    await gateway.channel.health(neverAborted());
    for (const kind of ['truncated-json', 'html-page', 'empty-reply'] as const) {
      await gateway.endpoint.setFault({ kind });
      expect(await gateway.channel.watchLists.fetch(new Map(), neverAborted()), kind).toMatchObject({
        error: { failure: { code: 'endpoint-answer-unreadable' }, effect: 'not-sent' },
      });
    }
  });
});
