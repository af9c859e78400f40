import { describe, expect, test } from 'vitest';
import type { ChannelFailure, RecordOutcome } from '../../../../electron/core/ports/channel.ts';
import {
  FAULT_KINDS,
  type FaultInput,
  type FaultKind,
  fault as faultSchema,
} from '../../../../electron/training/gateway-endpoint/fault.ts';
import { attachGateway, idOf, inventedNotice, neverAborted } from './attached-gateway.ts';

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
const refusedFor = (code: ChannelFailure['failure']['code']): Expectation => ({
  sending: notSent(code),
  asking: notSent(code),
  inTheBookMeanwhile: 0,
});
const pausedFor = (whole: ChannelFailure['failure']['code'], inTheBookMeanwhile = 0): Expectation => ({
  sending: { whole, effect: 'paused' },
  asking: { whole, effect: 'paused' },
  inTheBookMeanwhile,
});

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
  '401': pausedFor('client-certificate-refused'),
  '401-mid-batch': {
    sending: { whole: 'client-certificate-refused', effect: 'paused' },
    inTheBookMeanwhile: 1,
  },
  'ended-token': pausedFor('credentials-refused'),
  'revoked-client-certificate': pausedFor('client-certificate-revoked'),
  '403': pausedFor('client-certificate-refused'),
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
  'expired-certificate': refusedFor('endpoint-certificate-expired'),
  'not-yet-valid-certificate': refusedFor('endpoint-certificate-expired'),
  'self-signed-certificate': refusedFor('endpoint-certificate-untrusted'),
  'wrong-host-certificate': refusedFor('endpoint-name-mismatch'),
  'unknown-ca-certificate': refusedFor('endpoint-certificate-untrusted'),
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
    const atOnce =
      kind.endsWith('-certificate') && kind !== 'revoked-client-certificate' ? { fault: faultOf(kind) } : {};
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
