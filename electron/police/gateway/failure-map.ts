/**
 * What a gateway's answer with another status than 200 means: its code for people, and whether the records may have arrived.
 * One table, first match wins; the rule behind every line stands in `broken-exchange.ts`.
 */
import { type Failure, type FailureCode, failure } from '../../core/failure/failure.ts';
import { parseJson } from '../../core/parse-json.ts';
import type { ChannelFailure } from '../../core/ports/channel.ts';
import {
  type Effect,
  keptReply,
  type Meaning,
  means,
  retryAfterMs,
  type Weight,
  weighed,
} from '../broken-exchange.ts';
import type { Answer } from '../http-client.ts';
import { problemReply } from './replies.ts';

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
  rule(400, 400, 'client-certificate-missing', 'paused', /No required SSL certificate/i),
  rule(400, 400, 'client-certificate-refused', 'paused', /SSL certificate/i),
  // A gateway of this protocol says in its problem what is wrong with ours.
  rule(401, 403, 'client-certificate-missing', 'paused', /"certificate-missing"/),
  rule(401, 403, 'client-certificate-revoked', 'paused', /"certificate-revoked"/),
  rule(401, 403, 'client-certificate-expired', 'paused', /"certificate-expired"/),
  rule(401, 401, 'credentials-refused', 'paused', /"token-(needed|refused)"/),
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

export const meaningOfStatus = (status: number, body: string): Meaning => {
  const found = STATUS_RULES.find(
    ({ from, to, body: text }) => status >= from && status <= to && (text === undefined || text.test(body)),
  );
  if (!found) throw new Error(`HTTP status ${status} is out of range`);
  return found.meaning;
};

/** The failure of a call that was answered with another status than 200. */
export function statusFailure(answer: Answer, weight: Weight, now: number): ChannelFailure {
  const { code, effect } = meaningOfStatus(answer.status, answer.body);
  const problem = problemReply.safeParse(parseJson(answer.body)).data;
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
