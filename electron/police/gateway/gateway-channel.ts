/** The channel of the open gateway protocol (`resources/gateway/openapi.yaml`). */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Declaration } from '../../core/declaration/declaration.ts';
import type { RecordId } from '../../core/declaration/record.ts';
import { failure } from '../../core/failure/failure.ts';
import { parseJson } from '../../core/parse-json.ts';
import type { Channel, ChannelFailure, ChannelHealth, RecordOutcome } from '../../core/ports/channel.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { WatchListSource } from '../../core/ports/watch-list-source.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { brokenFailure, type Weight } from '../broken-exchange.ts';
import { type Answer, createHttpClient, type Exchange, type HttpRequest } from '../http-client.ts';
import { createAccessToken } from './access-token.ts';
import {
  type CancellationOutcome,
  type CancellationReason,
  cancelledOutcome,
  cancelRequestText,
} from './cancellation.ts';
import { contentSha256 } from './canonical-json.ts';
import { statusFailure, unreadableFailure } from './failure-map.ts';
import { clientCertificateEnd, type GatewayConfig } from './gateway-config.ts';
import { createThreadedReceiptVerifier } from './receipt-thread.ts';
import { recordText, toGatewayRecord } from './record.ts';
import {
  catalogueReply,
  type GatewayCatalogue,
  healthReply,
  keysReply,
  problemReply,
  resultsReply,
} from './replies.ts';
import { createRequestSigner, SIGNATURE_HEADER } from './request-signature.ts';
import {
  checkedOutcome,
  filedOutcome,
  queriedOutcome,
  type SortedResults,
  sortResults,
} from './result-map.ts';
import { trySilentConnection } from './silent-connection.ts';
import {
  DEFAULT_MAX_BATCH,
  GATEWAY_TIMEOUTS,
  type GatewayTimeouts,
  LARGEST_BATCH,
  SILENT_LISTEN_MS,
  SILENT_PAUSE_MS,
  SILENT_REFUSALS,
} from './timeouts.ts';
import { gatewayTlsOptions } from './tls-options.ts';
import { type CatalogueShelf, createToldCodes } from './told-codes.ts';
import { createWatchListSource } from './watch-lists.ts';

/** What is worth a line in the debug log; never holds personal data. */
export type GatewayLogEvent =
  | { readonly event: 'exchange'; readonly path: string; readonly status: number; readonly ms: number }
  | { readonly event: 'broken'; readonly path: string; readonly code: string; readonly progress: string }
  /** The answer holds results about records that were not asked about. They are ignored. */
  | { readonly event: 'stranger-results'; readonly path: string; readonly count: number };

export interface GatewayDeps extends Pick<Environment, 'now' | 'monotonic'> {
  readonly log: (event: GatewayLogEvent) => void;
  /** Where the gateway's codes are kept over restarts; absent: in memory. */
  readonly catalogueShelf?: CatalogueShelf;
  /** For tests; a desk uses the named limits. */
  readonly timeouts?: GatewayTimeouts;
}

/** The port, and what this protocol can do beyond it. */
export interface GatewayChannel extends Channel {
  /** Withdraws records. Idempotent. */
  cancel(
    declarations: readonly Declaration[],
    reason: CancellationReason,
    signal: AbortSignal,
  ): Promise<Result<readonly CancellationOutcome[], ChannelFailure>>;
  /** The gateway's codes; undefined when it still has the version whose hash is given. */
  catalogue(
    signal: AbortSignal,
    knownHash?: string,
  ): Promise<Result<GatewayCatalogue | undefined, ChannelFailure>>;
  /** Ids of the keys that the gateway shows now. They are compared with the pinned ones, never trusted. */
  keyIds(signal: AbortSignal): Promise<Result<readonly string[], ChannelFailure>>;
  /** Notices to the shop. */
  readonly watchLists: WatchListSource;
}

type Call = Omit<HttpRequest, 'timeoutMs' | 'authorization' | 'headers'> & { readonly weight: Weight };

type AuthenticatedCall = Call & Pick<HttpRequest, 'authorization' | 'headers'>;

const HEALTH_PATH = '/v1/health';

const saysTokenEnded = (body: string): boolean =>
  /^token-/.test(problemReply.safeParse(parseJson(body)).data?.code ?? '');

/** Opens no connection yet. `config` comes from `parseGatewayConfig`. */
export function createGatewayChannel(config: GatewayConfig, deps: GatewayDeps): GatewayChannel {
  const timeouts = deps.timeouts ?? GATEWAY_TIMEOUTS;
  const http = createHttpClient({
    baseUrl: config.baseUrl,
    tls: gatewayTlsOptions(config),
    connectMs: timeouts.connectMs,
  });
  const token = createAccessToken(config.oauth, http, { now: deps.now, timeoutMs: timeouts.askingMs });
  const signature = config.signRequests ? createRequestSigner(config) : undefined;
  const verifier = createThreadedReceiptVerifier(config);
  const credentialsEnd = clientCertificateEnd(config);
  const ownLimit = config.maxBatch ?? LARGEST_BATCH;
  let maxBatch = Math.min(ownLimit, config.maxBatch ?? DEFAULT_MAX_BATCH);
  /** Whether the gateway has answered since the last broken exchange. */
  let proven = false;

  const learnLimit = (limit: number) => {
    maxBatch = Math.max(1, Math.min(ownLimit, limit));
  };

  async function exchange({ weight, ...request }: AuthenticatedCall) {
    const from = deps.monotonic();
    const timeoutMs = weight === 'filing' ? timeouts.filingMs : timeouts.askingMs;
    const result = await http.exchange({ ...request, timeoutMs });
    const { path } = request;
    proven = result.answered;
    deps.log(
      result.answered
        ? { event: 'exchange', path, status: result.status, ms: deps.monotonic() - from }
        : { event: 'broken', path, code: result.code, progress: result.progress },
    );
    return result;
  }

  /**
   * The first words on a new line are a question: only when that got an answer, whatever it says, are records sent. A
   * gateway that refuses our certificate could otherwise not be told from one that died with our records in its hands.
   */
  async function makeContact(signal: AbortSignal): Promise<ChannelFailure | undefined> {
    if (proven) return undefined;
    const result = await exchange({ method: 'GET', path: HEALTH_PATH, signal, weight: 'asking' });
    if (result.answered) return undefined;
    const endedAfterHandshake = result.cause === 'network' && result.progress === 'sent';
    if (!endedAfterHandshake || !(await endsSilentConnections())) return brokenFailure(result, 'asking');
    // It does not say why; an end that has come we can see ourselves.
    const code = credentialsEnd <= deps.now() ? 'client-certificate-expired' : 'client-certificate-refused';
    return {
      failure: failure(code, { detail: `${result.code} right after the handshake` }),
      effect: 'paused',
      reply: '',
    };
  }

  /** A gateway that is going down may end one as well, but refuses the next. */
  async function endsSilentConnections(): Promise<boolean> {
    for (let ended = 0; ended < SILENT_REFUSALS; ended += 1) {
      if (ended > 0) await pause(SILENT_PAUSE_MS);
      const limits = { connectMs: timeouts.connectMs, listenMs: SILENT_LISTEN_MS };
      if ((await trySilentConnection(config, limits)) !== 'ended-by-gateway') return false;
    }
    return true;
  }

  /** The request with what says who we are: the token, and our signature on what is filed or cancelled. */
  async function authenticated(call: Call): Promise<Result<AuthenticatedCall, ChannelFailure>> {
    const authorization = await token.header(call.signal);
    if (!authorization.ok) return authorization;
    const { method, path, body, weight } = call;
    const signed: Readonly<Record<string, string>> =
      signature && weight === 'filing' && body !== undefined
        ? { [SIGNATURE_HEADER]: await signature({ method, path, body, at: deps.now() }) }
        : {};
    return ok({
      ...call,
      headers: signed,
      ...(authorization.value !== undefined && { authorization: authorization.value }),
    });
  }

  /** A token may end before its time. 401 says that nothing was recorded, so the same may be sent with a fresh one, once. */
  async function exchangeAuthenticated(call: Call): Promise<Result<Exchange, ChannelFailure>> {
    for (let again = false; ; again = true) {
      const complete = await authenticated(call);
      if (!complete.ok) return complete;
      const result = await exchange(complete.value);
      const tokenEnded =
        result.answered && result.status === 401 && config.oauth !== undefined && saysTokenEnded(result.body);
      if (!tokenEnded || again || !token.forget()) return ok(result);
    }
  }

  /** An answer with status 200 (or 304 to a conditional question), or why there is none. */
  async function ask(call: Call): Promise<Result<Answer, ChannelFailure>> {
    const refused = await makeContact(call.signal);
    if (refused) return err(refused);
    const exchanged = await exchangeAuthenticated(call);
    if (!exchanged.ok) return exchanged;
    const result = exchanged.value;
    if (!result.answered) return err(brokenFailure(result, call.weight));
    if (result.status === 200 || (result.status === 304 && call.ifNoneMatch !== undefined)) return ok(result);
    if (result.status === 413) {
      const told = problemReply.safeParse(parseJson(result.body)).data?.maxBatch;
      learnLimit(told ?? Math.floor(maxBatch / 2));
    }
    return err(statusFailure(result, call.weight, deps.now()));
  }

  async function askAbout(
    path: string,
    body: string,
    ids: readonly RecordId[],
    weight: Weight,
    signal: AbortSignal,
  ): Promise<Result<SortedResults, ChannelFailure>> {
    if (ids.length === 0) return ok({ byId: new Map(), strangers: 0 });
    const answer = await ask({ method: 'POST', path, body, signal, weight });
    if (!answer.ok) return answer;
    const parsed = resultsReply.safeParse(parseJson(answer.value.body)).data;
    if (!parsed) return err(unreadableFailure(answer.value.body, weight));
    const sorted = sortResults(parsed.results, ids);
    if (sorted.strangers > 0) deps.log({ event: 'stranger-results', path, count: sorted.strangers });
    return ok(sorted);
  }

  /** The records exactly as `describe` shows them. */
  const batchText = (batch: readonly Declaration[]): string =>
    `{"records":[${batch.map(recordText).join(',')}]}`;
  const idsOf = (batch: readonly Declaration[]): readonly RecordId[] => batch.map(({ id }) => id);

  async function health(signal: AbortSignal): Promise<Result<ChannelHealth, ChannelFailure>> {
    const from = deps.monotonic();
    const answer = await ask({ method: 'GET', path: HEALTH_PATH, signal, weight: 'asking' });
    if (!answer.ok) return answer;
    const parsed = healthReply.safeParse(parseJson(answer.value.body)).data;
    if (!parsed) return err(unreadableFailure(answer.value.body, 'asking'));
    learnLimit(parsed.maxBatch);
    const latencyMs = deps.monotonic() - from;
    await codes.follow(parsed.catalogueVersion, signal);
    return ok({
      serverTime: Date.parse(parsed.serverTime),
      catalogueVersion: parsed.catalogueVersion,
      maxBatch: parsed.maxBatch,
      latencyMs,
    });
  }

  async function catalogue(
    signal: AbortSignal,
    knownHash?: string,
  ): Promise<Result<GatewayCatalogue | undefined, ChannelFailure>> {
    const answer = await ask({
      method: 'GET',
      path: '/v1/catalogue',
      signal,
      weight: 'asking',
      ...(knownHash === undefined ? {} : { ifNoneMatch: `"${knownHash}"` }),
    });
    if (!answer.ok) return answer;
    if (answer.value.status === 304) return ok(undefined);
    const json = parseJson(answer.value.body);
    const parsed = catalogueReply.safeParse(json).data;
    if (!parsed || !hashFits(json, parsed.hash)) return err(unreadableFailure(answer.value.body, 'asking'));
    return ok(parsed);
  }
  const codes = createToldCodes(catalogue, deps.now, deps.catalogueShelf);

  return {
    id: 'gateway',
    capabilities: {
      get maxBatch() {
        return maxBatch;
      },
      dryRun: true,
      query: true,
      cancel: true,
      sends: 'by-itself',
    },
    carries: () => true,
    credentialsEnd,

    describe: recordText,

    async send(batch, signal) {
      const results = await askAbout('/v1/records', batchText(batch), idsOf(batch), 'filing', signal);
      if (!results.ok) return results;
      const { byId } = results.value;
      return ok(
        await Promise.all(
          batch.map(
            (one): Promise<RecordOutcome> => filedOutcome(toGatewayRecord(one), byId.get(one.id), verifier),
          ),
        ),
      );
    },

    async dryRun(batch, signal) {
      const results = await askAbout('/v1/records/dry-run', batchText(batch), idsOf(batch), 'asking', signal);
      if (!results.ok) return results;
      const { byId } = results.value;
      return ok(batch.map(({ id }) => checkedOutcome(id, byId.get(id))));
    },

    async query(declarations, signal) {
      const ids = idsOf(declarations);
      const results = await askAbout('/v1/records/query', JSON.stringify({ ids }), ids, 'asking', signal);
      if (!results.ok) return results;
      const { byId } = results.value;
      return ok(
        await Promise.all(
          declarations.map(
            (one): Promise<RecordOutcome> => queriedOutcome(toGatewayRecord(one), byId.get(one.id), verifier),
          ),
        ),
      );
    },

    async cancel(declarations, reason, signal) {
      const body = cancelRequestText(idsOf(declarations), reason);
      const results = await askAbout('/v1/records/cancel', body, idsOf(declarations), 'filing', signal);
      if (!results.ok) return results;
      const { byId } = results.value;
      return ok(
        await Promise.all(
          declarations.map((one) => cancelledOutcome(toGatewayRecord(one), byId.get(one.id), verifier)),
        ),
      );
    },

    health,

    catalogue,
    codes,

    async keyIds(signal) {
      const answer = await ask({ method: 'GET', path: '/v1/keys', signal, weight: 'asking' });
      if (!answer.ok) return answer;
      const parsed = keysReply.safeParse(parseJson(answer.value.body)).data;
      return parsed
        ? ok(parsed.keys.map(({ kid }) => kid))
        : err(unreadableFailure(answer.value.body, 'asking'));
    },

    watchLists: createWatchListSource(async (path, signal) => {
      const answer = await ask({ method: 'GET', path, signal, weight: 'asking' });
      return answer.ok ? ok(answer.value.body) : answer;
    }),

    async close() {
      http.close();
      await verifier.close();
    },
  };
}

/** The catalogue's hash covers everything that came, members that we do not know included, but itself. */
function hashFits(json: unknown, hash: string): boolean {
  const { hash: _, ...content } = z.looseObject({ hash: z.string() }).parse(json);
  return contentSha256(content) === hash;
}
