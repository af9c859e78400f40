/**
 * The second layer of who we are, where a gateway asks for it: an access token for our client id and secret (OAuth 2 client
 * credentials, RFC 6749 §4.4), fetched over the same mutual TLS and kept in memory alone.
 */
import { z } from 'zod';
import { type Failure, failure } from '../../core/failure/failure.ts';
import { parseJson } from '../../core/parse-json.ts';
import type { ChannelFailure } from '../../core/ports/channel.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { brokenFailure } from '../broken-exchange.ts';
import type { HttpClient } from '../http-client.ts';
import { statusFailure } from './failure-map.ts';
import type { GatewayConfig } from './gateway-config.ts';

/** RFC 6749 §5.1. Without `expires_in` a token is taken for a short-lived one. */
const tokenReply = z.object({
  access_token: z.string().min(1).max(8_192),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.number().positive().optional().catch(undefined),
});

const SHORT_LIVED_S = 300;
/** A token is renewed while it still holds, so that none ends in the middle of a batch. */
const RENEW_BEFORE_MS = 60_000;

export interface AccessToken {
  /** The value of the Authorization header; undefined where the gateway asks for none. */
  header(signal: AbortSignal): Promise<Result<string | undefined, ChannelFailure>>;
  /** The gateway no longer takes the one we have. Returns whether there was one, so that a new one may help. */
  forget(): boolean;
}

interface World {
  readonly now: () => number;
  readonly timeoutMs: number;
}

const refused = (why: Failure): ChannelFailure => ({ failure: why, effect: 'paused', reply: '' });

export function createAccessToken(
  oauth: GatewayConfig['oauth'],
  http: HttpClient,
  { now, timeoutMs }: World,
): AccessToken {
  let held: { readonly header: string; readonly until: number } | undefined;
  let fetching: Promise<Result<string, ChannelFailure>> | undefined;

  async function fetchToken(
    { clientId, clientSecret, scope, tokenPath }: NonNullable<GatewayConfig['oauth']>,
    signal: AbortSignal,
  ): Promise<Result<string, ChannelFailure>> {
    // RFC 6749 §2.3.1: both are form-encoded before they become Basic credentials.
    const credentials = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`;
    const answer = await http.exchange({
      method: 'POST',
      path: tokenPath,
      contentType: 'application/x-www-form-urlencoded',
      body: new URLSearchParams({ grant_type: 'client_credentials', ...(scope && { scope }) }).toString(),
      authorization: `Basic ${Buffer.from(credentials, 'utf8').toString('base64')}`,
      timeoutMs,
      signal,
    });
    if (!answer.answered) return err(brokenFailure(answer, 'asking'));
    // RFC 6749 §5.2: `invalid_client` may be 400 or 401. The reply is not kept: it may repeat what was sent.
    if (answer.status === 400 || answer.status === 401) {
      return err(
        refused(failure('credentials-refused', { detail: `HTTP ${answer.status} from the token endpoint` })),
      );
    }
    if (answer.status !== 200) return err({ ...statusFailure(answer, 'asking', now()), reply: '' });
    const parsed = tokenReply.safeParse(parseJson(answer.body)).data;
    if (!parsed) {
      return err({
        failure: failure('endpoint-answer-unreadable', { detail: 'the token cannot be read' }),
        effect: 'not-sent',
        reply: '',
      });
    }
    const header = `Bearer ${parsed.access_token}`;
    const lifeMs = (parsed.expires_in ?? SHORT_LIVED_S) * 1000;
    held = { header, until: now() + Math.max(lifeMs - RENEW_BEFORE_MS, lifeMs / 2) };
    return ok(header);
  }

  return {
    async header(signal) {
      if (!oauth) return ok(undefined);
      if (held && now() < held.until) return ok(held.header);
      // Two batches that go out at once share one token.
      fetching ??= fetchToken(oauth, signal).finally(() => {
        fetching = undefined;
      });
      return fetching;
    },
    forget() {
      const had = held !== undefined;
      held = undefined;
      return had;
    },
  };
}
