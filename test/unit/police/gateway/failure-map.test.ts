import { describe, expect, test } from 'vitest';
import type { FailureCode } from '../../../../electron/core/failure/failure.ts';
import { brokenFailure, type Effect } from '../../../../electron/police/broken-exchange.ts';
import {
  meaningOfStatus,
  statusFailure,
  unreadableFailure,
} from '../../../../electron/police/gateway/failure-map.ts';
import type { Broken } from '../../../../electron/police/http-client.ts';

const STATUSES: readonly (readonly [status: number, body: string, means: FailureCode, effect: Effect])[] = [
  [201, '', 'endpoint-answer-unreadable', 'unknown'],
  [204, '', 'endpoint-answer-unreadable', 'unknown'],
  [302, '', 'endpoint-answer-unreadable', 'unknown'],
  [400, '{"code":"malformed-request"}', 'endpoint-answer-unreadable', 'not-sent'],
  [400, '<center>No required SSL certificate was sent</center>', 'client-certificate-missing', 'paused'],
  [400, '<center>The SSL certificate error</center>', 'client-certificate-refused', 'paused'],
  [401, '', 'client-certificate-refused', 'paused'],
  [401, '{"code":"certificate-missing"}', 'client-certificate-missing', 'paused'],
  [403, '{"code":"certificate-revoked"}', 'client-certificate-revoked', 'paused'],
  [403, '{"code":"certificate-expired"}', 'client-certificate-expired', 'paused'],
  [401, '{"code":"token-refused"}', 'credentials-refused', 'paused'],
  [403, '', 'client-certificate-refused', 'paused'],
  [404, '<html>', 'endpoint-answer-unreadable', 'not-sent'],
  [408, '', 'endpoint-timeout', 'not-sent'],
  [413, '', 'endpoint-busy', 'not-sent'],
  [415, '', 'endpoint-answer-unreadable', 'not-sent'],
  [429, '', 'endpoint-busy', 'not-sent'],
  [495, '', 'client-certificate-refused', 'paused'],
  [496, '', 'client-certificate-refused', 'paused'],
  [500, '', 'endpoint-error', 'unknown'],
  [502, '', 'endpoint-error', 'unknown'],
  [503, '', 'endpoint-busy', 'not-sent'],
  [504, '', 'endpoint-error', 'unknown'],
];

describe('another status than 200', () => {
  test.each(STATUSES)('%d %s is %s, %s', (status, body, means, effect) => {
    expect(meaningOfStatus(status, body)).toEqual({ code: means, effect });
  });

  test('a status that may come after recording is never taken for not sent', () => {
    for (let status = 201; status < 600; status += 1) {
      if (status >= 400 && status < 500) continue;
      if (status === 503) continue;
      expect(meaningOfStatus(status, '').effect, String(status)).toBe('unknown');
    }
  });

  test('the words of a problem are kept, and nothing of a page', () => {
    const told = (body: string) => statusFailure({ answered: true, status: 403, body }, 'filing', 0);
    expect(
      told('{"code":"not-allowed","title":"This client may not use the gateway.","detail":"Ended."}'),
    ).toMatchObject({
      failure: {
        code: 'client-certificate-refused',
        detail: 'HTTP 403 not-allowed',
        authorityText: 'This client may not use the gateway. Ended.',
      },
      effect: 'paused',
    });
    expect(told('<html>Forbidden</html>').failure).toEqual({
      code: 'client-certificate-refused',
      detail: 'HTTP 403',
    });
    expect(told('<html>Forbidden</html>').reply).toBe('<html>Forbidden</html>');
  });
});

describe('a question leaves nothing unknown', () => {
  test('time-out, page, and 500', () => {
    const late: Broken = { answered: false, code: 'ERR_CANCELED', progress: 'sent', cause: 'timeout' };
    expect(brokenFailure(late, 'filing').effect).toBe('unknown');
    expect(brokenFailure(late, 'asking').effect).toBe('not-sent');
    expect(unreadableFailure('<html>', 'filing').effect).toBe('unknown');
    expect(unreadableFailure('<html>', 'asking').effect).toBe('not-sent');
    const failed = { answered: true, status: 500, body: '' } as const;
    expect(statusFailure(failed, 'filing', 0).effect).toBe('unknown');
    expect(statusFailure(failed, 'asking', 0).effect).toBe('not-sent');
    expect(statusFailure({ ...failed, status: 401 }, 'asking', 0).effect).toBe('paused');
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-21T07:00:00Z');

  test('it goes with the failure', () => {
    const answer = { answered: true, status: 429, body: '', retryAfter: '3' } as const;
    expect(statusFailure(answer, 'filing', now).retryAfterMs).toBe(3_000);
    expect(statusFailure({ ...answer, retryAfter: 'x' }, 'filing', now)).not.toHaveProperty('retryAfterMs');
  });
});
