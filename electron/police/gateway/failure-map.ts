/**
 * What each way to fail means: its code for people, and whether the records may have arrived. Two tables, first match
 * wins. The rule behind every line: `not-sent` only where nothing can have been recorded, `unknown` where it may have
 * been, `paused` where trying again cannot help and a person must act.
 */
import { type Failure, type FailureCode, failure } from '../../core/failure/failure.ts';
import type { ChannelFailure } from '../../core/ports/channel.ts';
import type { Answer, Broken, Progress } from './http-client.ts';
import { problemReply } from './replies.ts';
import { MAX_KEPT_REPLY, MAX_RETRY_AFTER_MS } from './timeouts.ts';

export type Effect = ChannelFailure['effect'];

export interface Meaning {
  readonly code: FailureCode;
  readonly effect: Effect;
}

/** Whether the request can have changed something at the gateway. A question cannot: its failures are never `unknown`. */
export type Weight = 'filing' | 'asking';

/** OpenSSL and Node refused the gateway's certificate (X509_V_ERR_* names, and the host-name check). Before any byte. */
const THEIR_CERTIFICATE =
  /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_\w+|ERR_TLS_CERT_ALTNAME_\w+|CERT_\w+|CRL_\w+|ERROR_IN_C\w+|INVALID_CA|INVALID_PURPOSE|INVALID_NON_CA|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH|EE_KEY_TOO_SMALL|CA_KEY_TOO_SMALL|CA_MD_TOO_WEAK)$/;

/**
 * The gateway's TLS alerts about our certificate (RFC 8446 §6.2): handshake failure (TLS 1.2 says so when none came), bad,
 * unsupported, revoked, expired or unknown certificate, unknown CA, access denied, certificate required. Under TLS 1.3 they
 * come after our handshake, on the first read.
 */
const OUR_CERTIFICATE_ALERTS: ReadonlySet<number> = new Set([40, 41, 42, 43, 44, 45, 46, 48, 49, 116]);

interface BrokenRule {
  readonly name: string;
  readonly when: (broken: Broken) => boolean;
  readonly meaning: Meaning;
}

const before =
  (...steps: readonly Progress[]) =>
  ({ progress }: Broken) =>
    steps.includes(progress);
const means = (code: FailureCode, effect: Effect): Meaning => ({ code, effect });

/** No answer came. */
export const BROKEN_RULES: readonly BrokenRule[] = [
  {
    name: 'their certificate',
    when: ({ code }) => THEIR_CERTIFICATE.test(code),
    meaning: means('endpoint-certificate-refused', 'not-sent'),
  },
  {
    name: 'our certificate',
    when: ({ alert }) => alert !== undefined && OUR_CERTIFICATE_ALERTS.has(alert),
    meaning: means('client-certificate-refused', 'paused'),
  },
  {
    name: 'stopped by us, before anything was sent',
    when: (broken) => broken.cause === 'aborted' && before('connecting', 'handshaking')(broken),
    meaning: means('cancelled', 'not-sent'),
  },
  {
    name: 'stopped by us, after that',
    when: ({ cause }) => cause === 'aborted',
    meaning: means('cancelled', 'unknown'),
  },
  {
    name: 'no connection in time',
    when: (broken) => broken.cause === 'timeout' && before('connecting', 'handshaking')(broken),
    meaning: means('endpoint-timeout', 'not-sent'),
  },
  {
    name: 'no answer in time',
    when: ({ cause }) => cause === 'timeout',
    meaning: means('endpoint-timeout', 'unknown'),
  },
  {
    name: 'no connection: refused, no such name, no route, no TLS',
    when: before('connecting', 'handshaking'),
    meaning: means('endpoint-unreachable', 'not-sent'),
  },
  {
    name: 'an answer that is not HTTP',
    when: ({ code }) => code.startsWith('HPE_'),
    meaning: means('endpoint-answer-unreadable', 'unknown'),
  },
  {
    name: 'the connection ended before an answer',
    when: before('sent'),
    meaning: means('endpoint-unreachable', 'unknown'),
  },
  {
    name: 'the connection ended within the answer, or the answer is too long',
    when: () => true,
    meaning: means('endpoint-answer-unreadable', 'unknown'),
  },
];

interface StatusRule {
  readonly from: number;
  readonly to: number;
  /** Only when the body says so too. */
  readonly body?: RegExp;
  readonly meaning: Meaning;
}

const rule = (from: number, to: number, code: FailureCode, effect: Effect, body?: RegExp): StatusRule => ({
  from,
  to,
  meaning: means(code, effect),
  ...(body ? { body } : {}),
});

/** An answer came with another status than 200. */
export const STATUS_RULES: readonly StatusRule[] = [
  // Web servers in front of a gateway tell a missing or wrong client certificate in a page of their own.
  rule(400, 400, 'client-certificate-refused', 'paused', /SSL certificate/i),
  rule(401, 401, 'client-certificate-refused', 'paused'),
  rule(403, 403, 'client-certificate-refused', 'paused'),
  rule(408, 408, 'endpoint-timeout', 'not-sent'),
  // The channel remembers the smaller limit, so that the next batch fits.
  rule(413, 413, 'endpoint-busy', 'not-sent'),
  rule(425, 425, 'endpoint-busy', 'not-sent'),
  rule(429, 429, 'endpoint-busy', 'not-sent'),
  rule(495, 496, 'client-certificate-refused', 'paused'),
  // The request as a whole was refused: nothing was recorded (openapi.yaml, "One result per record").
  rule(400, 499, 'endpoint-answer-unreadable', 'not-sent'),
  rule(503, 503, 'endpoint-busy', 'not-sent'),
  rule(500, 599, 'endpoint-error', 'unknown'),
  // 1xx, other 2xx, 3xx and beyond: not of this protocol, so nobody knows what was done.
  rule(0, 999, 'endpoint-answer-unreadable', 'unknown'),
];

/** A question changes nothing at the gateway, so that its failure leaves nothing unknown. */
const weighed = (effect: Effect, weight: Weight): Effect =>
  weight === 'asking' && effect === 'unknown' ? 'not-sent' : effect;

export const meaningOfBroken = (broken: Broken): Meaning => {
  const found = BROKEN_RULES.find(({ when }) => when(broken));
  if (!found) throw new Error('the last rule takes everything');
  return found.meaning;
};

export const meaningOfStatus = (status: number, body: string): Meaning => {
  const found = STATUS_RULES.find(
    ({ from, to, body: text }) => status >= from && status <= to && (text === undefined || text.test(body)),
  );
  if (!found) throw new Error(`HTTP status ${status} is out of range`);
  return found.meaning;
};

/** `Retry-After` (RFC 9110 §10.2.3): seconds or an HTTP date, cut to a sane length; undefined when unreadable. */
export function retryAfterMs(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const isDate = value.endsWith(' GMT');
  const wait = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : isDate ? Date.parse(value) - now : Number.NaN;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), MAX_RETRY_AFTER_MS);
}

export const keptReply = (text: string): string =>
  text.length <= MAX_KEPT_REPLY ? text : `${text.slice(0, MAX_KEPT_REPLY)}…`;

/** A body as JSON, or undefined when it is none. */
export function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The failure of a call that got no answer. */
export function brokenFailure(broken: Broken, weight: Weight): ChannelFailure {
  const { code, effect } = meaningOfBroken(broken);
  return {
    failure: failure(code, { detail: `${broken.code} while ${broken.progress}` }),
    effect: weighed(effect, weight),
    reply: '',
  };
}

/** The failure of a call that was answered with another status than 200. */
export function statusFailure(answer: Answer, weight: Weight, now: number): ChannelFailure {
  const { code, effect } = meaningOfStatus(answer.status, answer.body);
  const problem = problemReply.safeParse(readJson(answer.body)).data;
  const words = [problem?.title, problem?.detail].filter((text) => text !== undefined).join(' ');
  const told: Failure = failure(code, {
    detail: `HTTP ${answer.status}${problem?.code === undefined ? '' : ` ${problem.code}`}`,
    ...(words === '' ? {} : { authorityText: keptReply(words) }),
  });
  const wait = retryAfterMs(answer.retryAfter, now);
  return {
    failure: told,
    effect: weighed(effect, weight),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
    reply: keptReply(answer.body),
  };
}

/** The failure of a call that was answered 200 with something that is not of this protocol. */
export const unreadableFailure = (body: string, weight: Weight): ChannelFailure => ({
  failure: failure('endpoint-answer-unreadable', { detail: 'HTTP 200 with an unreadable body' }),
  effect: weighed('unknown', weight),
  reply: keptReply(body),
});
