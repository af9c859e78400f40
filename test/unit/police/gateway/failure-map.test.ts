import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FailureCode } from '../../../../electron/core/failure/failure.ts';
import {
  brokenFailure,
  type Effect,
  keptReply,
  meaningOfBroken,
  meaningOfStatus,
  retryAfterMs,
  statusFailure,
  unreadableFailure,
} from '../../../../electron/police/gateway/failure-map.ts';
import type { Broken, Progress } from '../../../../electron/police/gateway/http-client.ts';
import { MAX_RETRY_AFTER_MS } from '../../../../electron/police/gateway/timeouts.ts';

type Row = readonly [
  code: string,
  progress: Progress,
  cause: Broken['cause'],
  means: FailureCode,
  effect: Effect,
];

const BROKEN: readonly Row[] = [
  ['ECONNREFUSED', 'connecting', 'network', 'endpoint-unreachable', 'not-sent'],
  ['ENOTFOUND', 'connecting', 'network', 'endpoint-unreachable', 'not-sent'],
  ['EAI_AGAIN', 'connecting', 'network', 'endpoint-unreachable', 'not-sent'],
  ['EHOSTUNREACH', 'connecting', 'network', 'endpoint-unreachable', 'not-sent'],
  ['ENETUNREACH', 'connecting', 'network', 'endpoint-unreachable', 'not-sent'],
  ['ETIMEDOUT', 'connecting', 'network', 'endpoint-unreachable', 'not-sent'],
  ['ECONNRESET', 'handshaking', 'network', 'endpoint-unreachable', 'not-sent'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'handshaking', 'network', 'endpoint-unreachable', 'not-sent'],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'handshaking', 'network', 'endpoint-unreachable', 'not-sent'],
  // Their certificate: before any byte, each refusal of OpenSSL and the host-name check.
  ['CERT_HAS_EXPIRED', 'handshaking', 'network', 'endpoint-certificate-refused', 'not-sent'],
  ['CERT_NOT_YET_VALID', 'handshaking', 'network', 'endpoint-certificate-refused', 'not-sent'],
  ['CERT_REVOKED', 'handshaking', 'network', 'endpoint-certificate-refused', 'not-sent'],
  ['CERT_UNTRUSTED', 'handshaking', 'network', 'endpoint-certificate-refused', 'not-sent'],
  ['CERT_SIGNATURE_FAILURE', 'handshaking', 'network', 'endpoint-certificate-refused', 'not-sent'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'handshaking', 'network', 'endpoint-certificate-refused', 'not-sent'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'handshaking', 'network', 'endpoint-certificate-refused', 'not-sent'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'handshaking', 'network', 'endpoint-certificate-refused', 'not-sent'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'handshaking', 'network', 'endpoint-certificate-refused', 'not-sent'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'handshaking', 'network', 'endpoint-certificate-refused', 'not-sent'],
  ['INVALID_PURPOSE', 'handshaking', 'network', 'endpoint-certificate-refused', 'not-sent'],
  // After the connection is up nobody knows what arrived.
  ['ECONNRESET', 'sent', 'network', 'endpoint-unreachable', 'unknown'],
  ['EPIPE', 'sent', 'network', 'endpoint-unreachable', 'unknown'],
  ['HPE_INVALID_CONSTANT', 'sent', 'network', 'endpoint-answer-unreadable', 'unknown'],
  ['ECONNRESET', 'answering', 'network', 'endpoint-answer-unreadable', 'unknown'],
  ['ERR_BAD_RESPONSE', 'answering', 'network', 'endpoint-answer-unreadable', 'unknown'],
  ['ERR_CANCELED', 'connecting', 'timeout', 'endpoint-timeout', 'not-sent'],
  ['ERR_CANCELED', 'handshaking', 'timeout', 'endpoint-timeout', 'not-sent'],
  ['ERR_CANCELED', 'sent', 'timeout', 'endpoint-timeout', 'unknown'],
  ['ERR_CANCELED', 'answering', 'timeout', 'endpoint-timeout', 'unknown'],
  ['ERR_CANCELED', 'connecting', 'aborted', 'cancelled', 'not-sent'],
  ['ERR_CANCELED', 'sent', 'aborted', 'cancelled', 'unknown'],
];

const STATUSES: readonly (readonly [status: number, body: string, means: FailureCode, effect: Effect])[] = [
  [201, '', 'endpoint-answer-unreadable', 'unknown'],
  [204, '', 'endpoint-answer-unreadable', 'unknown'],
  [302, '', 'endpoint-answer-unreadable', 'unknown'],
  [400, '{"code":"malformed-request"}', 'endpoint-answer-unreadable', 'not-sent'],
  [400, '<center>No required SSL certificate was sent</center>', 'client-certificate-refused', 'paused'],
  [401, '', 'client-certificate-refused', 'paused'],
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

describe('no answer came', () => {
  // RFC 8446 §6.2
  test.each([40, 42, 43, 44, 45, 46, 48, 49, 116])('TLS alert %d is about our certificate', (alert) => {
    for (const progress of ['handshaking', 'sent'] as const) {
      expect(meaningOfBroken({ answered: false, code: 'EPROTO', cause: 'network', progress, alert })).toEqual(
        {
          code: 'client-certificate-refused',
          effect: 'paused',
        },
      );
    }
  });

  test.each([70, 80])('TLS alert %d is not', (alert) => {
    expect(
      meaningOfBroken({ answered: false, code: 'EPROTO', cause: 'network', progress: 'handshaking', alert }),
    ).toEqual({ code: 'endpoint-unreachable', effect: 'not-sent' });
  });

  test.each(BROKEN)('%s while %s (%s) is %s, %s', (code, progress, cause, means, effect) => {
    expect(meaningOfBroken({ answered: false, code, progress, cause })).toEqual({ code: means, effect });
  });

  test('whatever the error is called: once bytes may have left, a filing is never taken for not sent', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z_]{1,20}$/),
        fc.constantFrom<Progress>('sent', 'answering'),
        fc.constantFrom<Broken['cause']>('network', 'timeout', 'aborted'),
        (name, progress, cause) => {
          // Names that only a refused certificate has come before any byte.
          fc.pre(
            meaningOfBroken({ answered: false, code: name, progress: 'connecting', cause }).code !==
              'endpoint-certificate-refused',
          );
          expect(meaningOfBroken({ answered: false, code: name, progress, cause }).effect).toBe('unknown');
        },
      ),
    );
  });
});

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
  test.each([
    [undefined, undefined],
    ['0', 0],
    ['7', 7_000],
    ['Sat, 21 Nov 2026 07:00:30 GMT', 30_000],
    ['Sat, 21 Nov 2026 06:00:00 GMT', 0],
    ['86400', MAX_RETRY_AFTER_MS],
    ['soon', undefined],
    ['-5', undefined],
  ])('%s → %s ms', (header, wait) => {
    expect(retryAfterMs(header, now)).toBe(wait);
  });

  test('it goes with the failure', () => {
    const answer = { answered: true, status: 429, body: '', retryAfter: '3' } as const;
    expect(statusFailure(answer, 'filing', now).retryAfterMs).toBe(3_000);
    expect(statusFailure({ ...answer, retryAfter: 'x' }, 'filing', now)).not.toHaveProperty('retryAfterMs');
  });
});

test('what is kept of a reply has an end', () => {
  expect(keptReply('short')).toBe('short');
  expect(keptReply('x'.repeat(100_000)).length).toBeLessThan(5_000);
});
