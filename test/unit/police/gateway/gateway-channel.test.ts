/** The client against the running endpoint. */
import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../../electron/core/failure/failure.ts';
import {
  attachGateway,
  channelFor,
  configFor,
  idOf,
  inventedNotice,
  neverAborted,
  testAuthority,
} from './attached-gateway.ts';

const batch = [inventedNotice(1), inventedNotice(2), inventedNotice(3)];
const allRegistered = {
  ok: true,
  value: batch.map(({ id }) => ({ id, outcome: 'registered' })),
};
const notSent = (code: Failure['code']) => ({ ok: false, error: { failure: { code }, effect: 'not-sent' } });

describe('a filing', () => {
  test('goes once, and again without harm', async () => {
    await using attached = await attachGateway();
    const { channel, endpoint } = attached;
    const first = await channel.send(batch, neverAborted());
    const second = await channel.send(batch, neverAborted());
    if (!first.ok || !second.ok) throw new Error('it failed');
    first.value.forEach((outcome, index) => {
      const again = second.value[index];
      if (outcome.outcome !== 'registered' || again?.outcome !== 'registered')
        throw new Error('not registered');
      expect(again.proof).toEqual(outcome.proof);
      expect([outcome.duplicate, again.duplicate]).toEqual([false, true]);
      expect(outcome.proof.keyId).toBe(attached.authority.receiptKeys.keys[0]?.kid);
    });
    expect(endpoint.book.counts()).toMatchObject({ registered: 3, repeats: 3 });
  });

  test('is what `describe` shows, and arrives as that', async () => {
    await using attached = await attachGateway();
    const { channel, endpoint } = attached;
    await channel.send(batch, neverAborted());
    for (const notice of batch) {
      expect(endpoint.book.find(notice.id)?.held?.record).toEqual(JSON.parse(channel.describe(notice)));
    }
  });

  test('under a used id with other content is refused, and the first stands', async () => {
    await using attached = await attachGateway();
    const { channel, endpoint } = attached;
    await channel.send(batch, neverAborted());
    const before = endpoint.book.find(idOf(1));
    const result = await channel.send([inventedNotice(1, { stay: { room: '202' } })], neverAborted());
    expect(result).toMatchObject({
      ok: true,
      value: [{ outcome: 'rejected', failure: { code: 'record-refused', fields: [{ path: 'id' }] } }],
    });
    expect(endpoint.book.find(idOf(1))?.receipt).toBe(before?.receipt);
  });

  test('of nothing asks nobody', async () => {
    const { channel, log } = channelFor(configFor('https://127.0.0.1:9', await testAuthority()));
    expect(await channel.send([], neverAborted())).toEqual({ ok: true, value: [] });
    expect(log).toEqual([]);
  });

  test('stopped before it began sends nothing', async () => {
    await using attached = await attachGateway();
    expect(await attached.channel.send(batch, AbortSignal.abort())).toMatchObject({
      ok: false,
      error: { failure: { code: 'cancelled' }, effect: 'not-sent' },
    });
    expect(attached.endpoint.book.entries()).toEqual([]);
  });

  test('stopped while it waits for the answer is unknown', async () => {
    await using attached = await attachGateway({
      fault: { kind: 'slow', delayMs: 60_000, operations: ['file'] },
    });
    const stop = new AbortController();
    const sending = attached.channel.send(batch, stop.signal);
    while (attached.endpoint.book.counts().registered === 0)
      await new Promise((later) => setTimeout(later, 5));
    stop.abort();
    expect(await sending).toMatchObject({
      ok: false,
      error: { failure: { code: 'cancelled' }, effect: 'unknown' },
    });
  });
});

describe('an endpoint that is not there', () => {
  test('nobody listens', async () => {
    const { channel } = channelFor(configFor('https://127.0.0.1:9', await testAuthority()));
    expect(await channel.send(batch, neverAborted())).toMatchObject(notSent('endpoint-unreachable'));
    expect(await channel.health(neverAborted())).toMatchObject({ ok: false, error: { effect: 'not-sent' } });
  });

  test('no such name', async () => {
    const { channel } = channelFor(configFor('https://no-such-gateway.invalid', await testAuthority()), {
      connectMs: 2_000,
    });
    const result = await channel.send(batch, neverAborted());
    if (result.ok) throw new Error('it went through');
    expect(result.error.effect).toBe('not-sent');
    // Where the name server itself is out of reach, the look-up ends with the time that it has.
    expect(['endpoint-unreachable', 'endpoint-timeout']).toContain(result.error.failure.code);
  });

  test('it takes the connection and never speaks', async () => {
    const server = createServer((socket) => socket.on('error', () => undefined));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const { channel } = channelFor(configFor(`https://127.0.0.1:${port}`, await testAuthority()), {
      connectMs: 200,
    });
    expect(await channel.send(batch, neverAborted())).toMatchObject(notSent('endpoint-timeout'));
    await channel.close();
    server.close();
  });

  test('it was there and is gone: the next filing is not sent, and goes when it is back', async () => {
    const authority = await testAuthority();
    await using first = await attachGateway({ authority });
    const { channel } = first;
    expect(await channel.send(batch, neverAborted())).toMatchObject(allRegistered);
    await first.endpoint.stop();
    const gone = await channel.send(batch, neverAborted());
    if (gone.ok) throw new Error('it went through');
    // The open line may break under the request before the desk notices that it is dead.
    expect(['not-sent', 'unknown']).toContain(gone.error.effect);
    expect(await channel.send(batch, neverAborted())).toMatchObject(notSent('endpoint-unreachable'));
    await using back = await attachGateway({ authority, port: first.endpoint.port });
    expect(await channel.send(batch, neverAborted())).toMatchObject(allRegistered);
    expect(back.endpoint.book.counts().registered).toBe(3);
  });
});

describe('what else the channel does', () => {
  test('health tells time, limit and catalogue, and the limit is kept to', async () => {
    await using attached = await attachGateway({ maxBatch: 7, now: () => 1_795_000_000_000 });
    const { channel } = attached;
    const result = await channel.health(neverAborted());
    expect(result).toMatchObject({
      ok: true,
      value: { serverTime: 1_795_000_000_000, maxBatch: 7, catalogueVersion: 'catalogue/2026-07-26' },
    });
    expect(channel.capabilities).toMatchObject({ maxBatch: 7, dryRun: true, query: true, cancel: true });
  });

  test('a gateway that takes more than we begin with gets more, up to a limit of our own', async () => {
    for (const [told, used] of [
      [120, 120],
      [1000, 200],
    ] as const) {
      await using attached = await attachGateway({ maxBatch: told });
      expect(attached.channel.capabilities.maxBatch).toBe(50);
      await attached.channel.health(neverAborted());
      expect(attached.channel.capabilities.maxBatch).toBe(used);
    }
  });

  test('our own limit is never exceeded', async () => {
    await using attached = await attachGateway();
    const { channel } = channelFor(configFor(attached.endpoint.url, attached.authority, { maxBatch: 2 }));
    await channel.health(neverAborted());
    expect(channel.capabilities.maxBatch).toBe(2);
    await channel.close();
  });

  test('a batch that is too large is not sent, and the limit is learnt from the refusal', async () => {
    await using attached = await attachGateway({ maxBatch: 2 });
    const { channel, endpoint } = attached;
    expect(await channel.send(batch, neverAborted())).toMatchObject(notSent('endpoint-busy'));
    expect(channel.capabilities.maxBatch).toBe(2);
    expect(endpoint.book.entries()).toEqual([]);
    expect(await channel.send(batch.slice(0, 2), neverAborted())).toMatchObject({ ok: true });
  });

  test('a dry run checks and files nothing', async () => {
    await using attached = await attachGateway();
    const { channel, endpoint } = attached;
    const wrong = inventedNotice(2, {
      person: { document: { kind: 'cccd', number: '123', issuingState: 'VNM' } },
    });
    expect(await channel.dryRun([inventedNotice(1), wrong], neverAborted())).toMatchObject({
      ok: true,
      value: [
        { id: idOf(1), outcome: 'accepted' },
        { id: idOf(2), outcome: 'rejected', failure: { fields: [{ path: 'person.document.number' }] } },
      ],
    });
    expect(endpoint.book.entries()).toEqual([]);
  });

  test('a cancelled record is receipted, and no longer green', async () => {
    await using attached = await attachGateway();
    const { channel } = attached;
    await channel.send(batch, neverAborted());
    const cancelled = await channel.cancel(
      [batch[0]!, inventedNotice(9)],
      'guest-did-not-stay',
      neverAborted(),
    );
    expect(cancelled).toMatchObject({
      ok: true,
      value: [
        { id: idOf(1), outcome: 'cancelled', duplicate: false },
        { id: idOf(9), outcome: 'rejected', failure: { code: 'record-refused' } },
      ],
    });
    expect(await channel.cancel([batch[0]!], 'other', neverAborted())).toMatchObject({
      value: [{ outcome: 'cancelled', duplicate: true }],
    });
    expect(await channel.query([batch[0]!], neverAborted())).toMatchObject({
      value: [{ outcome: 'rejected' }],
    });
  });

  test('the catalogue comes once, and again only when it has changed', async () => {
    await using attached = await attachGateway();
    const { channel, endpoint } = attached;
    const first = await channel.catalogue(neverAborted());
    if (!first.ok || !first.value) throw new Error('no catalogue');
    expect(first.value.reasons.find(({ code }) => code === '18')?.name.vi).toBe('Chữa bệnh');
    expect(first.value.nationalities.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['VNM', 'D', 'RKS', 'XXA']),
    );
    expect(await channel.catalogue(neverAborted(), first.value.hash)).toEqual({ ok: true, value: undefined });
    await endpoint.setFault({ kind: 'changed-catalogue' });
    const changed = await channel.catalogue(neverAborted(), first.value.hash);
    if (!changed.ok) throw new Error('no catalogue');
    expect(changed.value?.version).not.toBe(first.value.version);
  });

  test('the gateway shows its keys', async () => {
    await using attached = await attachGateway();
    expect(await attached.channel.keyIds(neverAborted())).toEqual({
      ok: true,
      value: attached.authority.receiptKeys.keys.map(({ kid }) => kid),
    });
  });

  test('the log holds no personal data', async () => {
    await using attached = await attachGateway({ fault: { kind: 'partial' } });
    await attached.channel.send(batch, neverAborted());
    await attached.channel.query(batch, neverAborted());
    const text = JSON.stringify(attached.log);
    expect(text).not.toBe('[]');
    for (const { person } of batch) {
      expect(text).not.toContain(person.fullName);
      expect(text).not.toContain(person.document.number);
    }
  });
});
