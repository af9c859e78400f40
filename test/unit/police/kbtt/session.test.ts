import { describe, expect, test } from 'vitest';
import { attachKbtt, citizen, NOW, neverAborted } from './attached-kbtt.ts';

const send = (attached: Awaited<ReturnType<typeof attachKbtt>>, n: number) =>
  attached.channel.send([citizen(n)], neverAborted());

describe('the log-in', () => {
  test('once for many records', async () => {
    await using attached = await attachKbtt();
    for (const n of [1, 2, 3]) expect((await send(attached, n)).ok).toBe(true);
    expect(attached.endpoint.asked('login')).toBe(1);
    expect(attached.endpoint.asked('refresh')).toBe(0);
  });

  test('renewed when under a minute is left, not before', async () => {
    await using attached = await attachKbtt({ tokenSeconds: 600 });
    await send(attached, 1);
    attached.setNow(NOW + 539_000);
    await send(attached, 2);
    expect(attached.endpoint.asked('refresh')).toBe(0);
    attached.setNow(NOW + 541_000);
    await send(attached, 3);
    expect(attached.endpoint.asked('refresh')).toBe(1);
    expect(attached.endpoint.asked('login')).toBe(1);
    expect(attached.endpoint.book.stays()).toHaveLength(3);
  });

  test('a renewal that is refused is followed by a log-in', async () => {
    await using attached = await attachKbtt({ tokenSeconds: 600 });
    await send(attached, 1);
    attached.setNow(NOW + 590_000);
    await attached.endpoint.setFault({ kind: 'wrong-password', operations: ['refresh'] });
    expect((await send(attached, 2)).ok).toBe(true);
    expect(attached.endpoint.asked('login')).toBe(2);
  });

  test('a log-in that cannot be reached leaves the record here', async () => {
    await using attached = await attachKbtt();
    await attached.endpoint.setFault({ kind: 'drop-before-commit', operations: ['login'] });
    expect(await send(attached, 1)).toMatchObject({
      ok: false,
      error: { effect: 'not-sent', failure: { code: 'endpoint-unreachable' } },
    });
    await attached.endpoint.setFault({ kind: '503', operations: ['login'], retryAfterSeconds: 7 });
    expect(await send(attached, 1)).toMatchObject({
      ok: false,
      error: { effect: 'not-sent', failure: { code: 'endpoint-busy' }, retryAfterMs: 7_000 },
    });
  });

  test.each([
    ['wrong-password', 'credentials-refused'],
    ['right-missing', 'credentials-refused'],
  ] as const)('%s calls a person', async (kind, code) => {
    await using attached = await attachKbtt({ fault: { kind } });
    expect(await send(attached, 1)).toMatchObject({
      ok: false,
      error: { effect: 'paused', failure: { code } },
    });
    expect(attached.endpoint.book.stays()).toEqual([]);
  });

  test('a wrong client secret is told apart from nothing', async () => {
    await using attached = await attachKbtt({ config: { loginClient: { id: 'x', secret: 'y' } } });
    expect(await send(attached, 1)).toMatchObject({
      ok: false,
      error: { effect: 'paused', failure: { code: 'credentials-refused' } },
    });
  });

  test('an answer without a token is no log-in', async () => {
    await using attached = await attachKbtt({ fault: { kind: 'html-page', operations: ['login'] } });
    expect(await send(attached, 1)).toMatchObject({
      ok: false,
      error: { effect: 'not-sent', failure: { code: 'endpoint-answer-unreadable' } },
    });
  });

  test('what a log-in answered is never kept', async () => {
    await using attached = await attachKbtt({ fault: { kind: 'truncated-json', operations: ['login'] } });
    const answer = await send(attached, 1);
    expect(answer).toMatchObject({ ok: false, error: { reply: 'HTTP 200' } });
    expect(JSON.stringify(answer)).not.toContain('AccessToken');
  });

  test.each([
    ['ahead', 3 * 3_600_000],
    ['behind', -3 * 3_600_000],
  ])(
    'a desk whose clock is %s still files, and does not log in for every record',
    async (_name, deskAheadMs) => {
      await using attached = await attachKbtt({ deskAheadMs, tokenSeconds: 600 });
      for (const n of [1, 2, 3]) expect((await send(attached, n)).ok).toBe(true);
      expect(attached.endpoint.book.stays()).toHaveLength(3);
      expect(attached.endpoint.asked('login')).toBe(1);
    },
  );
});
