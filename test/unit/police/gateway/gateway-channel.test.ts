/** The client against the running endpoint: what each fault becomes, record by record. */
import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { ChannelFailure, RecordOutcome } from '../../../../electron/core/ports/channel.ts';
import {
  FAULT_KINDS,
  type FaultInput,
  type FaultKind,
  fault as faultSchema,
} from '../../../../electron/training/gateway-endpoint/fault.ts';
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

type Outcome = RecordOutcome['outcome'];
type Told =
  | {
      readonly whole: ChannelFailure['failure']['code'];
      readonly effect: ChannelFailure['effect'];
      readonly retryAfterMs?: number;
    }
  | { readonly records: readonly Outcome[]; readonly failure?: ChannelFailure['failure']['code'] };

interface Expectation {
  readonly sending: Told;
  /** Asked while the fault is still on. */
  readonly asking?: Told;
  /** Asked, and where absent sent again, after it is over: always all registered, and never twice. */
  readonly inTheBookMeanwhile: number;
}

const ALL: readonly Outcome[] = ['registered', 'registered', 'registered'];
const unknownWhole = (whole: ChannelFailure['failure']['code']): Told => ({ whole, effect: 'unknown' });
const notSent = (whole: ChannelFailure['failure']['code']): Told => ({ whole, effect: 'not-sent' });
const untrusted: Told = notSent('endpoint-certificate-refused');

/** Every fault of the endpoint has its line here: the type does not let one be forgotten. */
const EXPECTED: Readonly<Record<FaultKind, Expectation>> = {
  slow: {
    sending: unknownWhole('endpoint-timeout'),
    asking: notSent('endpoint-timeout'),
    inTheBookMeanwhile: 3,
  },
  'drop-before-commit': { sending: unknownWhole('endpoint-unreachable'), inTheBookMeanwhile: 0 },
  'drop-after-commit': { sending: unknownWhole('endpoint-unreachable'), inTheBookMeanwhile: 3 },
  'drop-mid-answer': { sending: unknownWhole('endpoint-answer-unreadable'), inTheBookMeanwhile: 3 },
  '401': {
    sending: { whole: 'client-certificate-refused', effect: 'paused' },
    asking: { whole: 'client-certificate-refused', effect: 'paused' },
    inTheBookMeanwhile: 0,
  },
  '403': {
    sending: { whole: 'client-certificate-refused', effect: 'paused' },
    asking: { whole: 'client-certificate-refused', effect: 'paused' },
    inTheBookMeanwhile: 0,
  },
  '429': {
    sending: { whole: 'endpoint-busy', effect: 'not-sent', retryAfterMs: 2_000 },
    asking: { whole: 'endpoint-busy', effect: 'not-sent', retryAfterMs: 2_000 },
    inTheBookMeanwhile: 0,
  },
  '500': {
    sending: unknownWhole('endpoint-error'),
    asking: notSent('endpoint-error'),
    inTheBookMeanwhile: 3,
  },
  '503': {
    sending: { whole: 'endpoint-busy', effect: 'not-sent', retryAfterMs: 2_000 },
    asking: { whole: 'endpoint-busy', effect: 'not-sent', retryAfterMs: 2_000 },
    inTheBookMeanwhile: 0,
  },
  'html-page': {
    sending: unknownWhole('endpoint-answer-unreadable'),
    asking: notSent('endpoint-answer-unreadable'),
    inTheBookMeanwhile: 3,
  },
  'empty-reply': {
    sending: unknownWhole('endpoint-answer-unreadable'),
    asking: notSent('endpoint-answer-unreadable'),
    inTheBookMeanwhile: 3,
  },
  'truncated-json': {
    sending: unknownWhole('endpoint-answer-unreadable'),
    asking: notSent('endpoint-answer-unreadable'),
    inTheBookMeanwhile: 3,
  },
  partial: {
    sending: { records: ['registered', 'rejected', 'registered'], failure: 'record-refused' },
    inTheBookMeanwhile: 2,
  },
  'missing-results': {
    sending: { records: ['registered', 'unknown', 'registered'], failure: 'endpoint-answer-unreadable' },
    inTheBookMeanwhile: 3,
  },
  'stranger-result': { sending: { records: ALL }, inTheBookMeanwhile: 3 },
  'duplicate-refusal': { sending: { records: ALL }, inTheBookMeanwhile: 3 },
  'success-with-0-recorded': {
    sending: { records: ['unknown', 'unknown', 'unknown'], failure: 'endpoint-answer-unreadable' },
    inTheBookMeanwhile: 0,
  },
  'accept-only': {
    sending: { records: ['accepted', 'accepted', 'accepted'] },
    asking: { records: ['accepted', 'accepted', 'accepted'] },
    inTheBookMeanwhile: 0,
  },
  'wrong-receipt-signature': {
    sending: { records: ['unknown', 'unknown', 'unknown'], failure: 'receipt-invalid' },
    asking: { records: ['unknown', 'unknown', 'unknown'], failure: 'receipt-invalid' },
    inTheBookMeanwhile: 3,
  },
  'wrong-receipt-content': {
    sending: { records: ['unknown', 'unknown', 'unknown'], failure: 'receipt-invalid' },
    asking: { records: ['unknown', 'unknown', 'unknown'], failure: 'receipt-invalid' },
    inTheBookMeanwhile: 3,
  },
  'clock-skew': { sending: { records: ALL }, inTheBookMeanwhile: 3 },
  'changed-catalogue': { sending: { records: ALL }, inTheBookMeanwhile: 3 },
  'expired-certificate': { sending: untrusted, asking: untrusted, inTheBookMeanwhile: 0 },
  'not-yet-valid-certificate': { sending: untrusted, asking: untrusted, inTheBookMeanwhile: 0 },
  'self-signed-certificate': { sending: untrusted, asking: untrusted, inTheBookMeanwhile: 0 },
  'wrong-host-certificate': { sending: untrusted, asking: untrusted, inTheBookMeanwhile: 0 },
  'unknown-ca-certificate': { sending: untrusted, asking: untrusted, inTheBookMeanwhile: 0 },
};

const faultOf = (kind: FaultKind): FaultInput =>
  faultSchema.parse(kind === 'slow' ? { kind, delayMs: 60_000 } : { kind });

function expectTold(
  result:
    | { readonly ok: true; readonly value: readonly RecordOutcome[] }
    | { readonly ok: false; readonly error: ChannelFailure },
  told: Told,
): void {
  if ('whole' in told) {
    if (result.ok) throw new Error(`it went through: ${JSON.stringify(result.value)}`);
    expect(result.error).toMatchObject({ failure: { code: told.whole }, effect: told.effect });
    expect(result.error.retryAfterMs).toBe(told.retryAfterMs);
    return;
  }
  if (!result.ok) throw new Error(`it failed: ${JSON.stringify(result.error)}`);
  expect(result.value.map(({ id }) => id)).toEqual(batch.map(({ id }) => id));
  expect(result.value.map(({ outcome }) => outcome)).toEqual(told.records);
  for (const outcome of result.value) {
    if ('failure' in outcome && outcome.failure) expect(outcome.failure.code).toBe(told.failure);
  }
}

describe('each fault of the endpoint', () => {
  test.each(FAULT_KINDS)('%s', async (kind) => {
    const { sending, asking, inTheBookMeanwhile } = EXPECTED[kind];
    // A wrong certificate is met on a new line; every other fault strikes a desk that is at work.
    const atOnce = kind.endsWith('-certificate') ? { fault: faultOf(kind) } : {};
    await using attached = await attachGateway(atOnce, { filingMs: 400, askingMs: 400 });
    const { channel, endpoint } = attached;
    if (atOnce.fault === undefined) {
      expect(await channel.health(neverAborted())).toMatchObject({ ok: true });
      await endpoint.setFault(faultOf(kind));
    }
    expectTold(await channel.send(batch, neverAborted()), sending);
    if (asking) expectTold(await channel.query(batch, neverAborted()), asking);
    expect(endpoint.book.counts().registered).toBe(inTheBookMeanwhile);

    // Nothing is lost and nothing is doubled: ask, and send again only what is absent.
    await endpoint.setFault(undefined);
    const asked = await channel.query(batch, neverAborted());
    if (!asked.ok) throw new Error(JSON.stringify(asked.error));
    const absent = batch.filter((_, index) => asked.value[index]?.outcome === 'absent');
    if (absent.length > 0) {
      const again = await channel.send(absent, neverAborted());
      if (!again.ok) throw new Error(JSON.stringify(again.error));
      for (const outcome of again.value)
        expect(outcome).toMatchObject({ outcome: 'registered', duplicate: false });
    }
    expect(endpoint.book.counts()).toMatchObject({
      registered: kind === 'partial' ? 2 : 3,
      refused: kind === 'partial' ? 1 : 0,
      repeats: 0,
      conflicts: 0,
    });
    const numbers = endpoint.book.receipts().map(({ receiptNumber }) => receiptNumber);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('an endpoint that refuses what it holds: the record is asked about and found', async () => {
    await using attached = await attachGateway();
    const { channel, endpoint } = attached;
    await channel.send(batch, neverAborted());
    await endpoint.setFault({ kind: 'duplicate-refusal' });
    expectTold(await channel.send(batch, neverAborted()), {
      records: ['unknown', 'unknown', 'unknown'],
      failure: 'record-refused',
    });
    expectTold(await channel.query(batch, neverAborted()), { records: ALL });
  });

  test('results about strangers are ignored and noted', async () => {
    await using attached = await attachGateway({ fault: { kind: 'stranger-result' } });
    expectTold(await attached.channel.send(batch, neverAborted()), { records: ALL });
    expect(attached.log).toContainEqual({ event: 'stranger-results', path: '/v1/records', count: 1 });
  });

  test('a code that went out of the catalogue is refused by name, its mates are registered', async () => {
    await using attached = await attachGateway({ fault: { kind: 'changed-catalogue' } });
    const visit = [inventedNotice(1), inventedNotice(2, { stay: { reason: '4' } }), inventedNotice(3)];
    const result = await attached.channel.send(visit, neverAborted());
    expect(result).toMatchObject({
      ok: true,
      value: [
        { outcome: 'registered' },
        { outcome: 'rejected', failure: { code: 'record-refused', fields: [{ path: 'stay.reason' }] } },
        { outcome: 'registered' },
      ],
    });
  });

  test('a clock that is off moves the receipt, not the trust in it', async () => {
    await using attached = await attachGateway({
      now: () => batch[0]!.deadline - 60_000,
      fault: { kind: 'clock-skew', offsetMs: 3_600_000 },
    });
    const { channel, endpoint } = attached;
    const result = await channel.send(batch.slice(0, 1), neverAborted());
    expect(result).toMatchObject({
      ok: true,
      value: [{ outcome: 'registered', proof: { registeredAt: batch[0]!.deadline + 3_540_000 } }],
    });
    expect(endpoint.book.find(idOf(1))?.late).toBe(true);
  });
});

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
    expectTold(await channel.send(batch, neverAborted()), notSent('endpoint-unreachable'));
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
    expectTold(await channel.send(batch, neverAborted()), notSent('endpoint-timeout'));
    await channel.close();
    server.close();
  });

  test('it was there and is gone: the next filing is not sent, and goes when it is back', async () => {
    const authority = await testAuthority();
    await using first = await attachGateway({ authority });
    const { channel } = first;
    expectTold(await channel.send(batch, neverAborted()), { records: ALL });
    await first.endpoint.stop();
    const gone = await channel.send(batch, neverAborted());
    if (gone.ok) throw new Error('it went through');
    // The open line may break under the request before the desk notices that it is dead.
    expect(['not-sent', 'unknown']).toContain(gone.error.effect);
    expectTold(await channel.send(batch, neverAborted()), notSent('endpoint-unreachable'));
    await using back = await attachGateway({ authority, port: first.endpoint.port });
    expectTold(await channel.send(batch, neverAborted()), { records: ALL });
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
    expectTold(await channel.send(batch, neverAborted()), notSent('endpoint-busy'));
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
