/** Each fault of the endpoint and what the desk makes of it; in the end every guest stands in its book exactly once. */
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { StayNotice } from '../../../../electron/core/declaration/stay-notice.ts';
import type { FailureCode } from '../../../../electron/core/failure/failure.ts';
import type { ChannelFailure, RecordOutcome } from '../../../../electron/core/ports/channel.ts';
import { startGatewayEndpoint } from '../../../../electron/training/gateway-endpoint/endpoint.ts';
import {
  FAULT_KINDS,
  type FaultInput,
  type FaultKind,
  fault as faultSchema,
} from '../../../../electron/training/kbtt-endpoint/fault.ts';
import { testAuthority } from '../gateway/attached-gateway.ts';
import {
  ARRIVAL,
  type AttachedKbtt,
  attachKbtt,
  changeOf,
  citizen,
  days,
  NOW,
  neverAborted,
} from './attached-kbtt.ts';

type Told =
  | {
      readonly whole: FailureCode;
      readonly cause?: string;
      readonly effect: ChannelFailure['effect'];
      readonly retryAfterMs?: number;
    }
  | { readonly outcome: RecordOutcome['outcome']; readonly failure: FailureCode };

interface Expectation {
  readonly told: Told;
  /** Whether the guest stands in the endpoint's book while the fault is on. */
  readonly held: boolean;
}

/** What the network did is kept as the detail; the remedy is to look into the list. */
const unconfirmed = (cause: FailureCode): Told => ({ whole: 'sent-not-confirmed', cause, effect: 'unknown' });
const notSent = (whole: FailureCode): Told => ({ whole, effect: 'not-sent' });
const TAKEN: Told = { outcome: 'accepted', failure: 'awaits-reconciliation' };
const PAUSED: Told = { whole: 'credentials-refused', effect: 'paused' };

/** Every fault of the endpoint has its line here: the type does not let one be forgotten. */
const EXPECTED: Readonly<Record<FaultKind, Expectation>> = {
  slow: { told: unconfirmed('endpoint-timeout'), held: true },
  'drop-before-commit': { told: unconfirmed('endpoint-unreachable'), held: false },
  'drop-after-commit': { told: unconfirmed('endpoint-unreachable'), held: true },
  'drop-mid-answer': { told: unconfirmed('endpoint-answer-unreadable'), held: true },
  // Struck once: a fresh log-in mends it within the same call.
  'token-expired': { told: TAKEN, held: true },
  'token-expired-in-body': { told: TAKEN, held: true },
  '401': { told: PAUSED, held: false },
  // Tried once more after a fresh log-in: what was recorded before it ended is held already.
  '401-mid-batch': { told: { outcome: 'unknown', failure: 'probably-filed' }, held: true },
  '403': { told: PAUSED, held: false },
  '429': { told: { whole: 'endpoint-busy', effect: 'not-sent', retryAfterMs: 2_000 }, held: false },
  '500': { told: unconfirmed('endpoint-error'), held: true },
  '503': { told: { whole: 'endpoint-busy', effect: 'not-sent', retryAfterMs: 2_000 }, held: false },
  'html-page': { told: unconfirmed('endpoint-answer-unreadable'), held: true },
  'empty-reply': { told: unconfirmed('endpoint-answer-unreadable'), held: true },
  'truncated-json': { told: unconfirmed('endpoint-answer-unreadable'), held: true },
  // The first of a request is taken, and a request holds one record.
  'partial-acceptance': { told: TAKEN, held: true },
  'duplicate-refusal': { told: { outcome: 'unknown', failure: 'probably-filed' }, held: false },
  'unexplained-refusal': { told: { outcome: 'rejected', failure: 'record-refused' }, held: false },
  'success-with-0-recorded': { told: TAKEN, held: false },
  'right-missing': { told: PAUSED, held: false },
  'wrong-password': { told: PAUSED, held: false },
  'clock-skew': { told: { outcome: 'rejected', failure: 'outside-channel-window' }, held: false },
  'changed-catalogue': { told: { outcome: 'rejected', failure: 'record-refused' }, held: false },
  'expired-certificate': { told: notSent('endpoint-certificate-expired'), held: false },
  'not-yet-valid-certificate': { told: notSent('endpoint-certificate-expired'), held: false },
  'self-signed-certificate': { told: notSent('endpoint-certificate-untrusted'), held: false },
  'wrong-host-certificate': { told: notSent('endpoint-name-mismatch'), held: false },
  'unknown-ca-certificate': { told: notSent('endpoint-certificate-untrusted'), held: false },
};

const INPUT: Readonly<Partial<Record<FaultKind, FaultInput>>> = {
  slow: { kind: 'slow', delayMs: 2_000 },
  'token-expired': { kind: 'token-expired', times: 1 },
  'token-expired-in-body': { kind: 'token-expired-in-body', times: 1 },
  '401-mid-batch': { kind: '401-mid-batch', times: 1 },
};

const timesIn = ({ endpoint }: AttachedKbtt, { person }: StayNotice): number =>
  endpoint.book.stays().filter(({ record }) => record.soGiayTo === person.document.number).length;

async function toldAbout({ channel }: AttachedKbtt, guest: StayNotice): Promise<Told> {
  const answer = await channel.send([guest], neverAborted());
  if (!answer.ok) {
    const { failure, effect, retryAfterMs } = answer.error;
    const cause = failure.code === 'sent-not-confirmed' ? failure.detail?.split(':')[0] : undefined;
    return {
      whole: failure.code,
      effect,
      ...(cause === undefined ? {} : { cause }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  }
  const [told, ...more] = answer.value;
  expect(more).toEqual([]);
  expect(told?.id).toBe(guest.id);
  if (told === undefined || !('failure' in told) || told.failure === undefined) {
    throw new Error('an outcome without its reason');
  }
  return { outcome: told.outcome, failure: told.failure.code };
}

describe.each(FAULT_KINDS)('%s', (kind) => {
  const { told, held } = EXPECTED[kind];

  test('is told apart, and nobody is lost or filed twice', async () => {
    await using attached = await attachKbtt({ timeouts: { filingMs: 600 } });
    const guest = citizen(1, { stay: { reason: '4' } });
    await attached.endpoint.setFault(INPUT[kind] ?? faultSchema.parse({ kind }));
    expect(await toldAbout(attached, guest)).toEqual(told);
    expect(timesIn(attached, guest)).toBe(held ? 1 : 0);
    await attached.endpoint.setFault(undefined);

    // What a person does, or the dispatcher where nothing can have arrived: look into the list, send again if absent.
    if (timesIn(attached, guest) === 0) {
      expect(await toldAbout(attached, guest)).toEqual(TAKEN);
    } else {
      // Even who looks wrongly and sends again doubles nobody: the authority says that it holds the stay.
      expect(await toldAbout(attached, guest)).toEqual({ outcome: 'unknown', failure: 'probably-filed' });
    }
    expect(timesIn(attached, guest)).toBe(1);
  });
});

describe('the log-in ends in the middle of changes of departure', () => {
  const changes = {
    'a longer stay': { type: 'extension', plannedDeparture: ARRIVAL + days(4) },
    'a check-out': { type: 'check-out', at: NOW },
  } as const;

  test.each(Object.entries(changes))(
    '%s that was made and is refused on repetition is not called refused',
    async (_, change) => {
      await using attached = await attachKbtt({ maxBatch: 10 });
      const guests = [1, 2].map((n) => citizen(n));
      await attached.channel.send(guests, neverAborted());
      await attached.endpoint.setFault({ kind: '401-mid-batch', times: 1 });
      const batch = guests.map((guest, index) => changeOf(guest, 3 + index, change));
      const answer = await attached.channel.send(batch, neverAborted());
      if (!answer.ok) throw new Error(answer.error.failure.code);
      // The first was made before the log-in ended; of the second nobody said anything.
      expect(answer.value).toMatchObject([
        { outcome: 'unknown', failure: { code: 'change-probably-made' } },
        { outcome: 'unknown', failure: { code: 'batch-partly-refused' } },
      ]);
      expect(attached.endpoint.asked('departures')).toBe(2);
      expect(attached.endpoint.book.stays().map(({ departure }) => departure)[0]).not.toBe(
        attached.endpoint.book.stays()[1]?.departure,
      );
    },
  );

  test('a change of a stay that they never had is refused at its first attempt', async () => {
    await using attached = await attachKbtt();
    const change = changeOf(citizen(1), 2, changes['a check-out']);
    const answer = await attached.channel.send([change], neverAborted());
    expect(answer).toMatchObject({
      value: [
        {
          outcome: 'rejected',
          failure: { code: 'record-refused' },
          ifRepeated: { code: 'change-probably-made' },
        },
      ],
    });
  });

  test('a token that ended before anything was done is mended within the call, and the change is made once', async () => {
    await using attached = await attachKbtt();
    const guest = citizen(1);
    await attached.channel.send([guest], neverAborted());
    await attached.endpoint.setFault({ kind: 'token-expired', times: 1 });
    const answer = await attached.channel.send(
      [changeOf(guest, 2, changes['a longer stay'])],
      neverAborted(),
    );
    expect(answer).toMatchObject({ value: [{ outcome: 'accepted' }] });
    expect(attached.endpoint.asked('departures')).toBe(2);
  });
});

test('an untrusted endpoint is told nothing, not even who we are', async () => {
  await using attached = await attachKbtt({ fault: { kind: 'self-signed-certificate' } });
  await toldAbout(attached, citizen(1));
  expect(attached.endpoint.asked('login')).toBe(0);
});

test('Node’s own switch in the environment has no effect here either', async () => {
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  await using attached = await attachKbtt({ fault: { kind: 'self-signed-certificate' } });
  expect(await toldAbout(attached, citizen(1))).toEqual(notSent('endpoint-certificate-untrusted'));
});

test('an address that wants a certificate of the facility says so, and a person is called', async () => {
  // The gateway's endpoint is such an address; the Ministry's guide asks for accounts alone.
  const authority = await testAuthority();
  const gateway = await startGatewayEndpoint({ port: 0, authority, now: Date.now });
  onTestFinished(() => gateway.stop());
  await using attached = await attachKbtt({ config: { baseUrl: gateway.url } });
  expect(await toldAbout(attached, citizen(1))).toEqual({
    whole: 'client-certificate-missing',
    effect: 'paused',
  });
  expect(gateway.book.entries()).toEqual([]);
});

test('a certificate of theirs that their own list revokes is refused by its own word', async () => {
  const authority = await testAuthority();
  const list = await authority.revocationList([authority.server.certificate]);
  await using attached = await attachKbtt({ config: { ca: `${authority.ca}\n${list}` } });
  expect(await toldAbout(attached, citizen(1))).toEqual(notSent('endpoint-certificate-revoked'));
  expect(attached.endpoint.asked('login')).toBe(0);
});
