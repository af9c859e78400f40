/**
 * What it means for the records when no answer came: its code for people, and whether they may have arrived. One table,
 * first match wins. The rule behind every line: `not-sent` only where nothing can have been recorded, `unknown` where it may
 * have been, `paused` where trying again cannot help and a person must act. Shared by the channels that speak HTTP.
 */
import { type FailureCode, failure } from '../core/failure/failure.ts';
import type { ChannelFailure } from '../core/ports/channel.ts';
import type { Broken, Progress } from './http-client.ts';

/** So much of an answer is kept for the proof archive. */
export const MAX_KEPT_REPLY = 4_000;

/** The longest `Retry-After` that is honoured: a desk must not fall silent for a day because of one header. */
export const MAX_RETRY_AFTER_MS = 15 * 60_000;

export type Effect = ChannelFailure['effect'];

export interface Meaning {
  readonly code: FailureCode;
  readonly effect: Effect;
}

/** Whether the request can have changed something at the authority. A question cannot: its failures are never `unknown`. */
export type Weight = 'filing' | 'asking';

/**
 * OpenSSL and Node refused the other side's certificate (X509_V_ERR_* names, and the host-name check), before any byte. What
 * a person can do about it differs, so each has its own word.
 */
const THEIR_CERTIFICATE: readonly (readonly [code: FailureCode, when: RegExp])[] = [
  ['endpoint-name-mismatch', /^(ERR_TLS_CERT_ALTNAME_\w+|HOSTNAME_MISMATCH)$/],
  ['endpoint-certificate-revoked', /^CERT_REVOKED$/],
  ['endpoint-revocation-list-ended', /^(CRL_HAS_EXPIRED|CRL_NOT_YET_VALID|UNABLE_TO_GET_CRL(_ISSUER)?)$/],
  ['endpoint-certificate-expired', /^(CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/],
  [
    'endpoint-certificate-untrusted',
    /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_\w+|CERT_UNTRUSTED|INVALID_CA)$/,
  ],
  [
    'endpoint-certificate-refused',
    /^(CERT_\w+|CRL_\w+|ERROR_IN_C\w+|INVALID_PURPOSE|INVALID_NON_CA|PATH_LENGTH_EXCEEDED|EE_KEY_TOO_SMALL|CA_KEY_TOO_SMALL|CA_MD_TOO_WEAK)$/,
  ],
];

/**
 * TLS alerts about our certificate (RFC 8446 §6.2): handshake failure, bad, unsupported, revoked, expired or unknown
 * certificate, unknown CA, access denied, certificate required. Under TLS 1.3 they come after our handshake, on the first read.
 */
const OUR_CERTIFICATE_ALERTS: readonly (readonly [code: FailureCode, alerts: readonly number[]])[] = [
  ['client-certificate-missing', [116]],
  ['client-certificate-revoked', [44]],
  ['client-certificate-expired', [45]],
  ['client-certificate-refused', [40, 41, 42, 43, 46, 48, 49]],
];

interface BrokenRule {
  readonly name: string;
  readonly when: (broken: Broken) => boolean;
  readonly meaning: Meaning;
}

const before =
  (...steps: readonly Progress[]) =>
  ({ progress }: Broken) =>
    steps.includes(progress);
export const means = (code: FailureCode, effect: Effect): Meaning => ({ code, effect });

/** No answer came. */
export const BROKEN_RULES: readonly BrokenRule[] = [
  ...THEIR_CERTIFICATE.map(([code, when]) => ({
    name: `their certificate: ${code}`,
    when: (broken: Broken) => when.test(broken.code),
    meaning: means(code, 'not-sent'),
  })),
  ...OUR_CERTIFICATE_ALERTS.map(([code, alerts]) => ({
    name: `our certificate: ${code}`,
    when: ({ alert }: Broken) => alert !== undefined && alerts.includes(alert),
    meaning: means(code, 'paused'),
  })),
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

/** A question changes nothing at the authority, so that its failure leaves nothing unknown. */
export const weighed = (effect: Effect, weight: Weight): Effect =>
  weight === 'asking' && effect === 'unknown' ? 'not-sent' : effect;

export const meaningOfBroken = (broken: Broken): Meaning => {
  const found = BROKEN_RULES.find(({ when }) => when(broken));
  if (!found) throw new Error('the last rule takes everything');
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

/** The failure of a call that got no answer. */
export function brokenFailure(broken: Broken, weight: Weight): ChannelFailure {
  const { code, effect } = meaningOfBroken(broken);
  return {
    failure: failure(code, { detail: `${broken.code} while ${broken.progress}` }),
    effect: weighed(effect, weight),
    reply: '',
  };
}
