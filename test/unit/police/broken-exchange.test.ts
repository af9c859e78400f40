import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FailureCode } from '../../../electron/core/failure/failure.ts';
import {
  type Effect,
  keptReply,
  MAX_RETRY_AFTER_MS,
  meaningOfBroken,
  retryAfterMs,
} from '../../../electron/police/broken-exchange.ts';
import type { Broken, Progress } from '../../../electron/police/http-client.ts';

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
  ['CERT_HAS_EXPIRED', 'handshaking', 'network', 'endpoint-certificate-expired', 'not-sent'],
  ['CERT_NOT_YET_VALID', 'handshaking', 'network', 'endpoint-certificate-expired', 'not-sent'],
  ['CERT_REVOKED', 'handshaking', 'network', 'endpoint-certificate-revoked', 'not-sent'],
  ['CRL_HAS_EXPIRED', 'handshaking', 'network', 'endpoint-revocation-list-ended', 'not-sent'],
  ['UNABLE_TO_GET_CRL', 'handshaking', 'network', 'endpoint-revocation-list-ended', 'not-sent'],
  ['CERT_UNTRUSTED', 'handshaking', 'network', 'endpoint-certificate-untrusted', 'not-sent'],
  ['CERT_SIGNATURE_FAILURE', 'handshaking', 'network', 'endpoint-certificate-refused', 'not-sent'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'handshaking', 'network', 'endpoint-certificate-untrusted', 'not-sent'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'handshaking', 'network', 'endpoint-certificate-untrusted', 'not-sent'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'handshaking', 'network', 'endpoint-certificate-untrusted', 'not-sent'],
  [
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'handshaking',
    'network',
    'endpoint-certificate-untrusted',
    'not-sent',
  ],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'handshaking', 'network', 'endpoint-name-mismatch', 'not-sent'],
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

describe('no answer came', () => {
  // RFC 8446 §6.2
  test.each([
    ...[40, 42, 43, 46, 48, 49].map((alert) => [alert, 'client-certificate-refused'] as const),
    [44, 'client-certificate-revoked'],
    [45, 'client-certificate-expired'],
    [116, 'client-certificate-missing'],
  ] as const)('TLS alert %d is about our certificate: %s', (alert, code) => {
    for (const progress of ['handshaking', 'sent'] as const) {
      expect(meaningOfBroken({ answered: false, code: 'EPROTO', cause: 'network', progress, alert })).toEqual(
        {
          code,
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
});

test('what is kept of a reply has an end', () => {
  expect(keptReply('short')).toBe('short');
  expect(keptReply('x'.repeat(100_000)).length).toBeLessThan(5_000);
});
