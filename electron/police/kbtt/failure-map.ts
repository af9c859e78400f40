/**
 * What an answer of the API means that is neither success nor a refusal of records. First match wins; the rule behind
 * every line stands in `../broken-exchange.ts`.
 */
import { type FailureCode, failure } from '../../core/failure/failure.ts';
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
import { type Envelope, SUCCESS_CODE } from './replies.ts';

interface StatusRule {
  readonly from: number;
  readonly to: number;
  readonly meaning: Meaning;
}

const rule = (from: number, to: number, code: FailureCode, effect: Effect): StatusRule => ({
  from,
  to,
  meaning: means(code, effect),
});

export const STATUS_RULES: readonly StatusRule[] = [
  // The account: a fresh log-in was tried before this is said.
  rule(401, 401, 'credentials-refused', 'paused'),
  rule(403, 403, 'credentials-refused', 'paused'),
  rule(408, 408, 'endpoint-timeout', 'not-sent'),
  rule(413, 413, 'endpoint-busy', 'not-sent'),
  rule(425, 425, 'endpoint-busy', 'not-sent'),
  rule(429, 429, 'endpoint-busy', 'not-sent'),
  // The request as a whole was turned away before anybody looked at the records.
  rule(400, 499, 'endpoint-answer-unreadable', 'not-sent'),
  rule(503, 503, 'endpoint-busy', 'not-sent'),
  rule(500, 599, 'endpoint-error', 'unknown'),
  rule(0, 999, 'endpoint-answer-unreadable', 'unknown'),
];

/**
 * The status that counts: an answer may say `"code": "400"` under HTTP 200, so the body's word goes before the
 * header's, unless the header itself reports a failure.
 */
export function statusOf(answer: Answer, told: Envelope | undefined): number {
  const word = told === undefined ? Number.NaN : Number(told.code);
  return answer.status === 200 && Number.isInteger(word) && word >= 100 && word <= 599 ? word : answer.status;
}

/** @param status from `statusOf` */
export function meaningOfStatus(status: number): Meaning {
  const found = STATUS_RULES.find(({ from, to }) => status >= from && status <= to);
  if (!found) throw new Error(`status ${status} is out of range`);
  return found.meaning;
}

export const isSuccess = (answer: Answer, told: Envelope | undefined): boolean =>
  answer.status === 200 && told?.code === SUCCESS_CODE;

/** The failure of a call that was answered with neither success nor a refusal that names records. */
export function answerFailure(
  answer: Answer,
  told: Envelope | undefined,
  weight: Weight,
  now: number,
): ChannelFailure {
  const status = statusOf(answer, told);
  // Success that cannot be read: nobody knows what was done.
  const { code, effect } =
    status === 200 ? means('endpoint-answer-unreadable', 'unknown') : meaningOfStatus(status);
  const wait = retryAfterMs(answer.retryAfter, now);
  return {
    failure: failure(code, {
      detail: `HTTP ${answer.status}${told === undefined ? '' : ` code ${told.code}`}`,
      ...(told === undefined || told.message === '' ? {} : { authorityText: keptReply(told.message) }),
    }),
    effect: weighed(effect, weight),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
    reply: keptReply(answer.body),
  };
}
