/**
 * The log-in of a facility at the Ministry's API (KBTT guide v1.4 §2 to §4, §13.2): log in once, renew shortly before the
 * token ends, take a fresh one when it is refused, say goodbye at the end. Tokens live in memory alone.
 */
import { failure } from '../../core/failure/failure.ts';
import { parseJson } from '../../core/parse-json.ts';
import type { ChannelFailure } from '../../core/ports/channel.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { EpochMs } from '../../core/time/vietnam-time.ts';
import { brokenFailure, keptReply } from '../broken-exchange.ts';
import type { Answer, Exchange, HttpRequest } from '../http-client.ts';
import { answerFailure, isSuccess, statusOf } from './failure-map.ts';
import type { KbttConfig } from './kbtt-config.ts';
import { RENEW_BEFORE_MS } from './limits.ts';
import { envelope, NEEDED_RIGHT, type TokenData, tokenData } from './replies.ts';

/** `grant-type`, guide §2.3. */
const GRANT = 'api_cslt';

export const TOKEN_PATH = '/authorization-service/oauth/token';
export const REFRESH_PATH = '/authorization-service/oauth/refresh-token';
export const REVOKE_PATH = '/authorization-service/oauth/revoke';

export type AskAuthorization = (
  request: Omit<HttpRequest, 'timeoutMs' | 'signal'>,
  signal: AbortSignal,
) => Promise<Exchange>;

interface Token {
  readonly access: string;
  readonly refresh: string;
  /** On our clock. */
  readonly endsAt: EpochMs;
}

export interface KbttSession {
  /** The value of the Authorization header for a call that files. */
  authorization(signal: AbortSignal): Promise<Result<string, ChannelFailure>>;
  /** That value was refused: the next call logs in anew. */
  refused(authorization: string): void;
  /** Ends it at theirs; failures do not matter, the token ends by itself. */
  end(signal: AbortSignal): Promise<void>;
}

const basic = ({ id, secret }: KbttConfig['loginClient']): string =>
  `Basic ${Buffer.from(`${id}:${secret}`, 'utf8').toString('base64')}`;

const bearer = ({ access }: Token): string => `Bearer ${access}`;

/** Answers that say that who we are is wrong, not that the service is. */
const REFUSES_US: ReadonlySet<number> = new Set([400, 401, 403]);

const credentialsRefused = (answer: Answer, detail: string, words: string): ChannelFailure => ({
  failure: failure('credentials-refused', {
    detail,
    ...(words === '' ? {} : { authorityText: keptReply(words) }),
  }),
  effect: 'paused',
  // SECURITY: an answer to a log-in may hold tokens; none of it goes into the archive.
  reply: `HTTP ${answer.status}`,
});

export function createKbttSession(
  config: KbttConfig,
  ask: AskAuthorization,
  now: () => EpochMs,
): KbttSession {
  let token: Token | undefined;
  let pending: Promise<Result<Token, ChannelFailure>> | undefined;

  /**
   * Their clock may differ from ours. A token that seems to have ended when it is handed out is used all the same, and
   * renewed after a minute: it is for them to refuse it.
   */
  function keep(data: TokenData): Token {
    const told = data.Exp * 1000;
    const earliest = now() + 2 * RENEW_BEFORE_MS;
    token = {
      access: data.AccessToken,
      refresh: data.RefreshToken,
      endsAt: Math.max(told, earliest),
    };
    return token;
  }

  function read(answer: Exchange): Result<Token, ChannelFailure> {
    if (!answer.answered) return err(brokenFailure(answer, 'asking'));
    const told = envelope.safeParse(parseJson(answer.body)).data;
    if (!isSuccess(answer, told)) {
      const status = statusOf(answer, told);
      return REFUSES_US.has(status)
        ? err(credentialsRefused(answer, `status ${status}`, told?.message ?? ''))
        : err({ ...answerFailure(answer, told, 'asking', now()), reply: `HTTP ${answer.status}` });
    }
    const data = tokenData.safeParse(told?.data).data;
    if (!data) {
      return err({
        failure: failure('endpoint-answer-unreadable', { detail: 'a log-in without a readable token' }),
        effect: 'not-sent',
        reply: `HTTP ${answer.status}`,
      });
    }
    return data.Authorities.includes(NEEDED_RIGHT)
      ? ok(keep(data))
      : err(credentialsRefused(answer, `the account lacks ${NEEDED_RIGHT}`, ''));
  }

  const logIn = async (signal: AbortSignal): Promise<Result<Token, ChannelFailure>> =>
    read(
      await ask(
        {
          method: 'POST',
          path: TOKEN_PATH,
          authorization: basic(config.loginClient),
          contentType: 'application/x-www-form-urlencoded',
          body: new URLSearchParams({
            username: config.username,
            password: config.password,
            'grant-type': GRANT,
          }).toString(),
        },
        signal,
      ),
    );

  async function renew(old: Token, signal: AbortSignal): Promise<Result<Token, ChannelFailure>> {
    const renewed = read(
      await ask(
        {
          method: 'POST',
          path: `${REFRESH_PATH}?${new URLSearchParams({ refresh_token: old.refresh })}`,
          authorization: basic(config.sessionClient),
        },
        signal,
      ),
    );
    // A refused renewal is no disaster: the account itself may still be good.
    return !renewed.ok && renewed.error.effect === 'paused' ? logIn(signal) : renewed;
  }

  async function current(signal: AbortSignal): Promise<Result<Token, ChannelFailure>> {
    if (token && token.endsAt - now() > RENEW_BEFORE_MS) return ok(token);
    const old = token;
    // One at a time: a refresh token serves once.
    pending ??= (old ? renew(old, signal) : logIn(signal)).finally(() => {
      pending = undefined;
    });
    return pending;
  }

  return {
    async authorization(signal) {
      const found = await current(signal);
      return found.ok ? ok(bearer(found.value)) : found;
    },
    refused(authorization) {
      if (token && bearer(token) === authorization) token = undefined;
    },
    async end(signal) {
      const ending = token;
      token = undefined;
      if (!ending) return;
      await ask(
        {
          method: 'DELETE',
          path: `${REVOKE_PATH}?${new URLSearchParams({ access_token: ending.access })}`,
          authorization: basic(config.sessionClient),
        },
        signal,
      );
    },
  };
}
