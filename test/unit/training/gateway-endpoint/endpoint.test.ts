import { mkdtemp, rm, truncate } from 'node:fs/promises';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startGatewayEndpoint } from '../../../../electron/training/gateway-endpoint/endpoint.ts';
import {
  attachGateway,
  channelFor,
  configFor,
  idOf,
  inventedNotice,
  neverAborted,
  testAuthority,
} from '../../police/gateway/attached-gateway.ts';

describe('the endpoint', () => {
  test('talks to nobody without a certificate, whatever TLS they speak', async () => {
    await using attached = await attachGateway();
    for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
      const told = await new Promise<string>((done) => {
        get(
          `${attached.endpoint.url}/v1/health`,
          { ca: attached.authority.ca, maxVersion, agent: false },
          (answer) => done(`answered ${answer.statusCode}`),
        ).on('error', () => done('refused'));
      });
      expect(told).toBe('refused');
    }
  });

  test('speaks no TLS older than 1.2', async () => {
    await using attached = await attachGateway();
    const { ca, client } = attached.authority;
    const told = await new Promise<string>((done) => {
      get(
        `${attached.endpoint.url}/v1/health`,
        {
          ca,
          cert: client.certificate,
          key: client.key,
          minVersion: 'TLSv1',
          maxVersion: 'TLSv1.1',
          ciphers: 'DEFAULT@SECLEVEL=0',
          agent: false,
        },
        (answer) => done(`answered ${answer.statusCode}`),
      ).on('error', ({ message }) => done(message));
    });
    expect(told).toMatch(/alert protocol version|unsupported protocol|no protocols available/i);
  });

  test('the same batch from two desks at once is registered once', async () => {
    await using attached = await attachGateway();
    const { endpoint, authority } = attached;
    const batch = Array.from({ length: 20 }, (_, n) => inventedNotice(n));
    const channels = Array.from({ length: 4 }, () => channelFor(configFor(endpoint.url, authority)).channel);
    const results = await Promise.all(channels.map((channel) => channel.send(batch, neverAborted())));
    const numbers = results.map((result) => {
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      return result.value.map((one) =>
        one.outcome === 'registered' ? one.proof.receiptNumber : one.outcome,
      );
    });
    for (const list of numbers) expect(list).toEqual(numbers[0]);
    expect(endpoint.book.counts()).toMatchObject({ registered: 20, repeats: 60, conflicts: 0 });
    await Promise.all(channels.map((channel) => channel.close()));
  });

  test('takes records of its facilities only', async () => {
    await using attached = await attachGateway({ facilities: ['CSLT-000-0001'] });
    const others = inventedNotice(2, { facilityId: 'CSLT-000-0002' });
    expect(await attached.channel.send([inventedNotice(1), others], neverAborted())).toMatchObject({
      ok: true,
      value: [
        { outcome: 'registered' },
        { outcome: 'rejected', failure: { fields: [{ path: 'facilityId' }] } },
      ],
    });
  });

  test('a fault that is to strike once strikes once', async () => {
    await using attached = await attachGateway();
    const { channel, endpoint } = attached;
    await channel.health(neverAborted());
    await endpoint.setFault({ kind: '503', times: 1 });
    expect(await channel.send([inventedNotice(1)], neverAborted())).toMatchObject({ ok: false });
    expect(await channel.send([inventedNotice(1)], neverAborted())).toMatchObject({ ok: true });
  });

  test('an answer that is spoiled may have been recorded or not, as is wanted', async () => {
    await using attached = await attachGateway();
    const { channel, endpoint } = attached;
    await channel.health(neverAborted());
    await endpoint.setFault({ kind: 'html-page', recorded: false });
    expect(await channel.send([inventedNotice(1)], neverAborted())).toMatchObject({
      ok: false,
      error: { effect: 'unknown' },
    });
    await endpoint.setFault(undefined);
    expect(await channel.query([inventedNotice(1)], neverAborted())).toMatchObject({
      value: [{ outcome: 'absent' }],
    });
  });

  test('can be stopped while it is slow', async () => {
    const authority = await testAuthority();
    const endpoint = await startGatewayEndpoint({
      port: 0,
      authority,
      now: Date.now,
      fault: { kind: 'slow', delayMs: 600_000, operations: ['file'] },
    });
    const { channel } = channelFor(configFor(endpoint.url, authority));
    const sending = channel.send([inventedNotice(1)], neverAborted());
    while (endpoint.book.counts().registered === 0) await new Promise((later) => setTimeout(later, 5));
    await endpoint.stop();
    const told = await sending;
    // It may still have answered while it went down; if not, the record is unknown.
    if (!told.ok) expect(told.error.effect).toBe('unknown');
    await channel.close();
  });

  test('a port that is taken is told to the caller', async () => {
    await using attached = await attachGateway();
    const { authority, endpoint } = attached;
    await expect(startGatewayEndpoint({ port: endpoint.port, authority, now: Date.now })).rejects.toThrow(
      'EADDRINUSE',
    );
  });
});

describe('the book behind the endpoint', () => {
  test('outlives it', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'endpoint-'));
    const bookFile = join(directory, 'book.jsonl');
    const receipts: string[] = [];
    for (const n of [2, 3]) {
      await using attached = await attachGateway({ bookFile });
      const result = await attached.channel.send([inventedNotice(1), inventedNotice(n)], neverAborted());
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      for (const one of result.value)
        if (one.outcome === 'registered') receipts.push(one.proof.receiptNumber);
      expect(attached.endpoint.book.find(idOf(1))?.receiptNumber).toBe(receipts[0]);
    }
    expect(new Set(receipts).size).toBe(3);
    await rm(directory, { recursive: true });
  });

  test('when it is damaged the endpoint says that it cannot work, and health sees it', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'endpoint-'));
    const bookFile = join(directory, 'book.jsonl');
    await using attached = await attachGateway({ bookFile });
    const { channel } = attached;
    await channel.send([inventedNotice(1)], neverAborted());
    await truncate(bookFile, 10);
    expect(await channel.health(neverAborted())).toMatchObject({
      ok: false,
      error: { failure: { code: 'endpoint-busy', detail: 'HTTP 503 unavailable' }, retryAfterMs: 5_000 },
    });
    await rm(directory, { recursive: true });
  });
});
