import { describe, expect, onTestFinished, test } from 'vitest';
import type { Declaration } from '../../../../electron/core/declaration/declaration.ts';
import type { RecordOutcome } from '../../../../electron/core/ports/channel.ts';
import { ok } from '../../../../electron/core/result.ts';
import { createKbttChannel } from '../../../../electron/police/kbtt/kbtt-channel.ts';
import { startKbttEndpoint } from '../../../../electron/training/kbtt-endpoint/endpoint.ts';
import { testAuthority } from '../gateway/attached-gateway.ts';
import {
  ARRIVAL,
  type AttachedKbtt,
  attachKbtt,
  changeOf,
  citizen,
  days,
  foreigner,
  kbttConfigFor,
  NOW,
  neverAborted,
} from './attached-kbtt.ts';

async function told({ channel }: AttachedKbtt, batch: readonly Declaration[]) {
  const answer = await channel.send(batch, neverAborted());
  if (!answer.ok) throw new Error(`the whole call failed: ${answer.error.failure.code}`);
  const summary = (one: RecordOutcome | undefined) =>
    one === undefined
      ? 'missing'
      : `${one.outcome}${'failure' in one && one.failure ? ` ${one.failure.code}` : ''}`;
  return batch.map(({ id }) => summary(answer.value.find((one) => one.id === id)));
}

const TAKEN = 'accepted awaits-reconciliation';

describe('sending', () => {
  test('citizens, foreigners and changes of departure each go by their own call', async () => {
    await using attached = await attachKbtt({ maxBatch: 10 });
    const guest = citizen(1);
    const until = ARRIVAL + days(4);
    expect(await told(attached, [guest, foreigner(2), citizen(3)])).toEqual([TAKEN, TAKEN, TAKEN]);
    expect(
      await told(attached, [changeOf(guest, 4, { type: 'extension', plannedDeparture: until })]),
    ).toEqual([TAKEN]);
    const { endpoint } = attached;
    expect(endpoint.asked('citizens')).toBe(1);
    expect(endpoint.asked('foreigners')).toBe(1);
    expect(endpoint.asked('departures')).toBe(1);
    expect(endpoint.book.stays().map(({ guest: who, departure }) => `${who} ${departure}`)).toEqual([
      'citizen 2026-11-25 14:00:00',
      'citizen 2026-11-22 14:00:00',
      'foreigner 2026-11-22 14:00:00',
    ]);
  });

  test('an early departure frees the paper for another stay', async () => {
    await using attached = await attachKbtt();
    const guest = citizen(1);
    await told(attached, [guest]);
    expect(await told(attached, [changeOf(guest, 2, { type: 'check-out', at: NOW })])).toEqual([TAKEN]);
    const again = citizen(3, {
      person: guest.person,
      stay: { arrival: NOW, plannedDeparture: NOW + days(1) },
    });
    attached.setNow(NOW + 60_000);
    expect(await told(attached, [again])).toEqual([TAKEN]);
    expect(attached.endpoint.book.stays()).toHaveLength(2);
  });

  test('one paper twice in a batch is parted into two requests, because one request would be refused', async () => {
    await using attached = await attachKbtt({ maxBatch: 10 });
    const first = citizen(1, { stay: { plannedDeparture: ARRIVAL + 1_800_000 } });
    const second = citizen(2, {
      person: first.person,
      stay: { arrival: ARRIVAL + 1_800_000, plannedDeparture: ARRIVAL + days(1) },
    });
    expect(await told(attached, [first, second])).toEqual([TAKEN, TAKEN]);
    expect(attached.endpoint.asked('citizens')).toBe(2);
  });

  test('no request holds more than the limit', async () => {
    await using attached = await attachKbtt({ maxBatch: 2 });
    await told(
      attached,
      [1, 2, 3, 4, 5].map((n) => citizen(n)),
    );
    expect(attached.endpoint.asked('citizens')).toBe(3);
    expect(attached.endpoint.book.stays()).toHaveLength(5);
  });

  test('what the API has no place for is not sent, and its mates are', async () => {
    await using attached = await attachKbtt({ maxBatch: 10 });
    const partial = citizen(1, { person: { birthDate: '1990' } });
    expect(attached.channel.carries(partial)).toBe(false);
    expect(attached.channel.carries(citizen(2))).toBe(true);
    expect(await told(attached, [partial, citizen(2)])).toEqual(['rejected not-for-this-channel', TAKEN]);
    expect(attached.endpoint.book.stays()).toHaveLength(1);
  });

  test('an arrival of three days ago goes alone, is refused with its remedy, and takes no mate with it', async () => {
    await using attached = await attachKbtt({ maxBatch: 10 });
    const late = citizen(1, { stay: { arrival: ARRIVAL - days(3), plannedDeparture: ARRIVAL + days(1) } });
    expect(await told(attached, [late, citizen(2), citizen(3)])).toEqual([
      'rejected outside-channel-window',
      TAKEN,
      TAKEN,
    ]);
    expect(attached.channel.capabilities.lateWindow).toEqual({ daysAfterArrival: 1 });
  });

  test('yesterday is still taken', async () => {
    await using attached = await attachKbtt();
    const yesterday = citizen(1, {
      stay: { arrival: ARRIVAL - days(1), plannedDeparture: ARRIVAL + days(1) },
    });
    expect(await told(attached, [yesterday])).toEqual([TAKEN]);
  });

  test.each([200, 400, 422] as const)('a refusal under HTTP %d is understood', async (refusalStatus) => {
    await using attached = await attachKbtt({ refusalStatus });
    const guest = citizen(1, { stay: { room: ' ' } });
    const answer = await attached.channel.send([guest], neverAborted());
    expect(answer).toMatchObject({
      ok: true,
      value: [
        {
          outcome: 'rejected',
          failure: {
            code: 'record-refused',
            authorityText: 'Số phòng không được để trống',
            fields: [{ path: 'stay.room' }],
          },
          reply: expect.stringContaining('Bản khai báo 1: Số phòng không được để trống'),
        },
      ],
    });
  });
});

describe('a batch of which some are refused', () => {
  test('nothing is said about the mates, so they are unknown: whole array refused', async () => {
    await using attached = await attachKbtt({ maxBatch: 10 });
    const bad = citizen(2, { stay: { room: ' ' } });
    expect(await told(attached, [citizen(1), bad, citizen(3)])).toEqual([
      'unknown batch-partly-refused',
      'rejected record-refused',
      'unknown batch-partly-refused',
    ]);
    expect(attached.endpoint.book.stays()).toHaveLength(0);
  });

  test('the same words when the others were taken', async () => {
    await using attached = await attachKbtt({ maxBatch: 10, fault: { kind: 'partial-acceptance' } });
    expect(await told(attached, [citizen(1), citizen(2), citizen(3)])).toEqual([
      'unknown batch-partly-refused',
      'rejected record-refused',
      'unknown batch-partly-refused',
    ]);
    expect(attached.endpoint.book.stays()).toHaveLength(2);
  });

  test('one record for each request by default, so that this cannot happen', async () => {
    await using attached = await attachKbtt();
    expect(attached.channel.capabilities.maxBatch).toBe(1);
  });

  test('a request that breaks does not take back what was said of the others, and the rest stays here', async () => {
    await using attached = await attachKbtt({ maxBatch: 1 });
    await attached.endpoint.setFault({ kind: 'drop-before-commit', operations: ['foreigners'] });
    const batch = [citizen(1), foreigner(2), citizen(3)];
    expect(await told(attached, batch)).toEqual([
      TAKEN,
      'unknown sent-not-confirmed',
      'not-sent endpoint-unreachable',
    ]);
    await attached.endpoint.setFault({ kind: '503', operations: ['foreigners'] });
    expect(await told(attached, [citizen(4), foreigner(5), citizen(6)])).toEqual([
      TAKEN,
      'not-sent endpoint-busy',
      'not-sent endpoint-busy',
    ]);
  });

  test.each([
    ['401', 'paused', 'credentials-refused', undefined],
    ['429', 'not-sent', 'endpoint-busy', 2_000],
    ['503', 'not-sent', 'endpoint-busy', 2_000],
  ] as const)(
    'a batch of several requests that is turned away at the first (%s) stops the way, not each record for itself',
    async (kind, effect, code, retryAfterMs) => {
      await using attached = await attachKbtt({ maxBatch: 10, fault: { kind } });
      // With one that is turned away here: it is judged again when the way is open.
      const batch = [citizen(1, { person: { birthDate: '1990' } }), citizen(2), foreigner(3)];
      expect(await attached.channel.send(batch, neverAborted())).toMatchObject({
        ok: false,
        error: { effect, failure: { code }, ...(retryAfterMs && { retryAfterMs }) },
      });
      expect(attached.endpoint.book.stays()).toEqual([]);
      expect(attached.endpoint.asked('foreigners')).toBe(0);
    },
  );

  test('a token that ends within a batch is renewed, and every record is filed once', async () => {
    await using attached = await attachKbtt({ maxBatch: 1 });
    await told(attached, [citizen(1)]);
    await attached.endpoint.setFault({ kind: 'token-expired', times: 1 });
    expect(await told(attached, [citizen(2), citizen(3)])).toEqual([TAKEN, TAKEN]);
    expect(attached.endpoint.book.stays()).toHaveLength(3);
    expect(attached.endpoint.asked('login')).toBe(2);
  });
});

test('without a CA of its own the public authorities are trusted, and nobody else', async () => {
  await using attached = await attachKbtt({ config: { ca: undefined } });
  expect(await attached.channel.send([citizen(1)], neverAborted())).toMatchObject({
    ok: false,
    error: { effect: 'not-sent', failure: { code: 'endpoint-certificate-untrusted' } },
  });
  expect(attached.endpoint.asked('login')).toBe(0);
});

describe('beside sending', () => {
  test('what is kept as the request is what was sent', async () => {
    await using attached = await attachKbtt();
    const guest = citizen(1);
    await told(attached, [guest]);
    const text = attached.channel.describe(guest);
    expect(text).toMatch(/^POST \/client-service\/kbtt-vn\/kbtt-3th \[/);
    expect(JSON.parse(text.slice(text.indexOf('[')))).toEqual([attached.endpoint.book.stays()[0]?.record]);
  });

  test('a person who wants to know makes it ask anew, however fresh the last answer is', async () => {
    await using attached = await attachKbtt();
    const asked = () => attached.endpoint.asked('catalogue');
    await attached.channel.health(neverAborted());
    const once = asked();
    await attached.channel.health(neverAborted());
    expect(asked()).toBe(once);
    await attached.channel.health(neverAborted(), true);
    expect(asked()).toBeGreaterThan(once);
  });

  test('health logs in and shows their clock', async () => {
    await using attached = await attachKbtt({ fault: { kind: 'clock-skew', offsetMs: 3_600_000 } });
    const health = await attached.channel.health(neverAborted());
    expect(health).toMatchObject({ ok: true, value: { serverTime: NOW + 3_600_000, maxBatch: 1 } });
    expect(attached.endpoint.asked('login')).toBe(1);
  });

  test('who was reached a moment ago is not asked again, unless something broke since', async () => {
    await using attached = await attachKbtt();
    const health = () => attached.channel.health(neverAborted());
    await health();
    attached.setNow(NOW + 60_000);
    expect(await health()).toMatchObject({ ok: true, value: { serverTime: NOW + 60_000 } });
    expect(attached.endpoint.asked('catalogue')).toBe(1);
    attached.setNow(NOW + 300_000);
    await health();
    expect(attached.endpoint.asked('catalogue')).toBe(2);
    await attached.endpoint.setFault({ kind: 'drop-before-commit', operations: ['citizens', 'catalogue'] });
    await attached.channel.send([citizen(1)], neverAborted());
    expect(await health()).toMatchObject({ ok: false });
    // A clock that was set back is no moment ago.
    await attached.endpoint.setFault(undefined);
    await health();
    attached.setNow(NOW);
    await health();
    expect(attached.endpoint.asked('catalogue')).toBe(5);
  });

  test('health says when the account is refused', async () => {
    await using attached = await attachKbtt({ fault: { kind: 'wrong-password' } });
    expect(await attached.channel.health(neverAborted())).toMatchObject({
      ok: false,
      error: {
        failure: {
          code: 'credentials-refused',
          authorityText: 'Tên đăng nhập hoặc mật khẩu không đúng',
        },
        effect: 'paused',
      },
    });
  });

  test('the desk says goodbye', async () => {
    const attached = await attachKbtt();
    await told(attached, [citizen(1)]);
    await attached.channel.close();
    expect(attached.endpoint.asked('revoke')).toBe(1);
    await attached.endpoint.stop();
  });

  test('no log line holds a token, a password or a guest', async () => {
    await using attached = await attachKbtt({ tokenSeconds: 30 });
    await told(attached, [citizen(1)]);
    attached.setNow(NOW + 90_000);
    await told(attached, [citizen(2)]);
    expect(attached.endpoint.asked('refresh')).toBe(1);
    const text = JSON.stringify(attached.log);
    expect(text).toContain('/authorization-service/oauth/refresh-token');
    expect(text).not.toMatch(/refresh_token=|access_token=|Mẫu|0000900/);
    expect(text).not.toContain(attached.endpoint.account.password);
  });

  test('nothing can be asked, and saying so is not an answer about the record', async () => {
    await using attached = await attachKbtt();
    const { channel } = attached;
    expect(channel.capabilities).toMatchObject({ query: false, dryRun: false, cancel: false });
    expect(await channel.query([citizen(1)], neverAborted())).toMatchObject({
      ok: true,
      value: [{ outcome: 'unknown' }],
    });
  });
});

test('code lists are loaded beside the sending: neither a sign of life nor a guest waits for them', async () => {
  let loaded = 0;
  let signalled: AbortSignal | undefined;
  const { promise: never, resolve } = Promise.withResolvers<void>();
  const authority = await testAuthority();
  const endpoint = await startKbttEndpoint({ port: 0, authority, now: () => NOW });
  onTestFinished(() => endpoint.stop());
  const channel = createKbttChannel(kbttConfigFor(endpoint, authority), {
    now: () => NOW,
    monotonic: () => performance.now(),
    log: () => {},
    codes: {
      refresh: async (_client, signal) => {
        loaded += 1;
        signalled = signal;
        signal.addEventListener('abort', () => resolve());
        await never;
      },
      unknown: () => [],
      state: async () => undefined,
      reload: async () => ok({ version: '1', at: NOW }),
    },
  });
  expect((await channel.health(neverAborted())).ok).toBe(true);
  expect(loaded).toBe(1);
  expect((await channel.send([citizen(1)], neverAborted())).ok).toBe(true);
  expect(endpoint.book.stays()).toHaveLength(1);
  // A desk that closes does not wait for them either, and leaves nothing running.
  expect(signalled?.aborted).toBe(false);
  await channel.close();
  expect(signalled?.aborted).toBe(true);
});
