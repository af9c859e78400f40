/**
 * The channel of the Ministry's API for lodging facilities ("KBTT", guide v1.4 of August 2026, known from a copy). It gives
 * no receipt and cannot be asked: what is taken waits for somebody who sees it in the portal's list.
 */
import type { Declaration } from '../../core/declaration/declaration.ts';
import { type FieldError, failure } from '../../core/failure/failure.ts';
import { parseJson } from '../../core/parse-json.ts';
import type {
  Channel,
  ChannelFailure,
  ChannelHealth,
  CodesState,
  RecordOutcome,
} from '../../core/ports/channel.ts';
import type { Environment } from '../../core/ports/environment.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { EpochMs } from '../../core/time/vietnam-time.ts';
import { brokenFailure } from '../broken-exchange.ts';
import { type Answer, createHttpClient, type HttpRequest } from '../http-client.ts';
import { revocationOption } from '../revocation-lists.ts';
import { type CatalogueClient, createCatalogueClient } from './catalogues.ts';
import type { UnknownCode } from './code-lists.ts';
import { answerFailure, isSuccess, statusOf } from './failure-map.ts';
import type { KbttConfig } from './kbtt-config.ts';
import { KBTT_TIMEOUTS, KBTT_WINDOW, type KbttTimeouts, REACHED_FOR_MS } from './limits.ts';
import { notForKbtt } from './not-for-kbtt.ts';
import { refusedOutcomes, takenOutcomes } from './outcomes.ts';
import { KBTT_PATHS, type KbttRecord, type KbttTarget, toKbttRecord } from './record.ts';
import { readRefusal } from './refusal-text.ts';
import { envelope } from './replies.ts';
import { type KbttRequest, requestText, toRequests } from './requests.ts';
import { createKbttSession } from './session.ts';
import { lookUpStrangeCodes } from './strange-codes.ts';

/** What is worth a line in the debug log; never holds personal data, nor a token. */
export type KbttLogEvent =
  | { readonly event: 'exchange'; readonly path: string; readonly status: number; readonly ms: number }
  | { readonly event: 'broken'; readonly path: string; readonly code: string; readonly progress: string }
  /** A code that is not in the lists that are kept. */
  | { readonly event: 'unknown-code'; readonly target: KbttTarget; readonly fields: readonly string[] };

export interface KbttDeps extends Pick<Environment, 'now' | 'monotonic'> {
  readonly log: (event: KbttLogEvent) => void;
  /** Their code lists as they were loaded last; absent: none are kept. */
  readonly codes?: {
    readonly refresh: (client: CatalogueClient, signal: AbortSignal) => Promise<void>;
    readonly unknown: (record: KbttRecord) => readonly UnknownCode[];
    readonly state: () => Promise<CodesState | undefined>;
    readonly reload: (
      client: CatalogueClient,
      signal: AbortSignal,
    ) => Promise<Result<CodesState, ChannelFailure>>;
  };
  /** For tests; a desk uses the named limits. */
  readonly timeouts?: KbttTimeouts;
}

/** The port, and what this API can do beyond it. */
export interface KbttChannel extends Channel {
  /** The public code lists; no log-in is needed. */
  readonly catalogues: CatalogueClient;
}

/** Nobody can be asked what became of it, so the remedy is another one than where the desk asks by itself. */
const unasked = ({ failure: why, ...rest }: ChannelFailure): ChannelFailure => ({
  ...rest,
  failure:
    rest.effect === 'unknown'
      ? failure('sent-not-confirmed', {
          ...(why.authorityText === undefined ? {} : { authorityText: why.authorityText }),
          detail: `${why.code}: ${why.detail ?? ''}`,
        })
      : why,
});

/** The guide says 400; under any other client error, words that name records are about them all the same. */
const isRefusal = (status: number, message: string): boolean =>
  status === 400 || (status > 400 && status < 500 && readRefusal(message).byPlace.size > 0);

/** By the desk itself: it never left. */
const turnedAway = (
  declaration: Declaration,
  fields: readonly FieldError[] = notForKbtt(declaration),
): RecordOutcome => ({
  outcome: 'rejected',
  id: declaration.id,
  failure: failure('not-for-this-channel', { fields }),
  reply: '',
});

/** Opens no connection yet. `config` comes from `parseKbttConfig`. */
export function createKbttChannel(config: KbttConfig, deps: KbttDeps): KbttChannel {
  const timeouts = deps.timeouts ?? KBTT_TIMEOUTS;
  const http = createHttpClient({
    baseUrl: config.baseUrl,
    tls: {
      // SECURITY: when a CA is set up it is the only trust; otherwise the public authorities. There is no third way.
      ...(config.ca === undefined ? {} : { ca: config.ca, ...revocationOption(config.ca) }),
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
    },
    connectMs: timeouts.connectMs,
  });

  /** What was found when it was asked last; forgotten as soon as anything breaks. */
  let reached: { readonly at: EpochMs; readonly health: ChannelHealth } | undefined;

  /** Code lists that are being loaded beside the sending. */
  let refreshing: Promise<void> | undefined;
  const closing = new AbortController();

  async function exchange(request: Omit<HttpRequest, 'timeoutMs'>, timeoutMs: number) {
    const from = deps.monotonic();
    const result = await http.exchange({ ...request, timeoutMs });
    if (!result.answered || result.status >= 500) reached = undefined;
    // SECURITY: refresh and revoke carry a token in the query, which no log may hold.
    const path = request.path.split('?')[0] ?? '';
    deps.log(
      result.answered
        ? { event: 'exchange', path, status: result.status, ms: deps.monotonic() - from }
        : { event: 'broken', path, code: result.code, progress: result.progress },
    );
    return result;
  }

  const asking = (request: Omit<HttpRequest, 'timeoutMs' | 'signal'>, signal: AbortSignal) =>
    exchange({ ...request, signal }, timeouts.askingMs);
  const session = createKbttSession(config, asking, deps.now);
  const catalogues = createCatalogueClient(asking, deps.now);

  /** One call that files. A refused token is no answer about the records: it is tried once more with a fresh one. */
  async function file(
    path: string,
    body: string,
    signal: AbortSignal,
  ): Promise<Result<{ readonly answer: Answer; readonly repeated: boolean }, ChannelFailure>> {
    for (let attempt = 1; ; attempt += 1) {
      const authorization = await session.authorization(signal);
      if (!authorization.ok) return authorization;
      const result = await exchange(
        { method: 'POST', path, body, authorization: authorization.value, signal },
        timeouts.filingMs,
      );
      if (!result.answered) return err(unasked(brokenFailure(result, 'filing')));
      if (statusOf(result, envelope.safeParse(parseJson(result.body)).data) !== 401)
        return ok({ answer: result, repeated: attempt > 1 });
      session.refused(authorization.value);
      if (attempt === 2) return ok({ answer: result, repeated: true });
    }
  }

  async function fileRequest(
    request: KbttRequest,
    signal: AbortSignal,
  ): Promise<Result<readonly RecordOutcome[], ChannelFailure>> {
    const filed = await file(KBTT_PATHS[request.target], requestText(request), signal);
    if (!filed.ok) return filed;
    const { answer, repeated } = filed.value;
    const told = envelope.safeParse(parseJson(answer.body)).data;
    if (isSuccess(answer, told)) return ok(takenOutcomes(request.declarations, answer.body));
    return told !== undefined && isRefusal(statusOf(answer, told), told.message)
      ? ok(refusedOutcomes(request.declarations, told.message, answer.body, repeated))
      : err(unasked(answerFailure(answer, told, 'filing', deps.now())));
  }

  /** The outcomes of records whose request came to nothing, where others of the batch had an answer. */
  const brokenOutcomes = (
    { declarations }: KbttRequest,
    { effect, failure: why, reply }: ChannelFailure,
  ): readonly RecordOutcome[] =>
    declarations.map(({ id }) => ({
      outcome: effect === 'unknown' ? 'unknown' : 'not-sent',
      id,
      failure: why,
      reply,
    }));

  const { codes } = deps;

  /** Codes of a declaration that the kept lists do not have; none while no lists are kept. */
  function unknownIn(declaration: Declaration): readonly UnknownCode[] {
    const record = toKbttRecord(declaration);
    const unknown = codes?.unknown(record) ?? [];
    if (unknown.length > 0)
      deps.log({
        event: 'unknown-code',
        target: record.target,
        fields: unknown.map(({ field }) => field),
      });
    return unknown;
  }

  return {
    id: 'kbtt',
    ...(codes && {
      codes: {
        state: codes.state,
        reload: (signal) => codes.reload(catalogues, signal),
        unknown: async (declaration) => {
          if (notForKbtt(declaration).length > 0 || !(await codes.state())) return [];
          return codes.unknown(toKbttRecord(declaration)).map(({ path }) => path);
        },
      },
    }),
    capabilities: {
      maxBatch: config.maxBatch,
      dryRun: false,
      query: false,
      cancel: false,
      sends: 'by-itself',
      lateWindow: KBTT_WINDOW,
    },
    catalogues,

    carries: (declaration) => notForKbtt(declaration).length === 0,

    describe(declaration) {
      if (notForKbtt(declaration).length > 0) return '';
      const { target, body } = toKbttRecord(declaration);
      return `POST ${KBTT_PATHS[target]} ${JSON.stringify([body])}`;
    },

    async send(batch, signal) {
      const carried = batch.filter((one) => notForKbtt(one).length === 0);
      // A desk that has just opened has its lists on the disk, not at hand. Without them it sends all the same.
      await codes?.state().catch(() => undefined);
      const { held, doubtful } = await lookUpStrangeCodes(carried, unknownIn, catalogues, signal);
      const outcomes: RecordOutcome[] = [
        ...batch.filter((one) => !carried.includes(one)).map((one) => turnedAway(one)),
        ...carried.flatMap((one) => {
          const fields = held.get(one.id);
          return fields ? [turnedAway(one, fields)] : [];
        }),
      ];
      const leaving = carried.filter(({ id }) => !held.has(id));
      const requests = toRequests(leaving, config.maxBatch, deps.now(), doubtful);
      for (const [index, request] of requests.entries()) {
        const result = await fileRequest(request, signal);
        if (result.ok) outcomes.push(...result.value);
        // The first of them: no record of the batch left, or all are in the same doubt. The way as a whole waits or pauses.
        else if (
          index === 0 &&
          (result.error.effect !== 'unknown' || batch.length === request.declarations.length)
        )
          return result;
        else {
          // What was said about the others stays said; the rest of the batch has not left the desk.
          outcomes.push(...brokenOutcomes(request, result.error));
          const why =
            result.error.effect === 'unknown' ? failure('endpoint-unreachable') : result.error.failure;
          const unsent: ChannelFailure = { failure: why, effect: 'not-sent', reply: '' };
          outcomes.push(...requests.slice(index + 1).flatMap((rest) => brokenOutcomes(rest, unsent)));
          break;
        }
      }
      return ok(outcomes);
    },

    /** The API has no dry run; this is the desk's own check of what it has a place for. */
    async dryRun(batch) {
      return ok(
        batch.map(
          (one): RecordOutcome =>
            notForKbtt(one).length === 0 ? { outcome: 'accepted', id: one.id, reply: '' } : turnedAway(one),
        ),
      );
    },

    /** There is nothing to ask (`capabilities.query`): each record stays with whoever can look into the list. */
    async query(declarations) {
      return ok(
        declarations.map(({ id }) => ({
          outcome: 'unknown',
          id,
          failure: failure('awaits-reconciliation'),
          reply: '',
        })),
      );
    },

    /** Reached, and the account is good: a log-in, and the smallest public list. */
    async health(signal, fresh = false) {
      const since = reached === undefined ? Number.NaN : deps.now() - reached.at;
      if (!fresh && reached && since >= 0 && since < REACHED_FOR_MS) {
        return ok({ ...reached.health, serverTime: reached.health.serverTime + since });
      }
      const authorization = await session.authorization(signal);
      if (!authorization.ok) return authorization;
      const from = deps.monotonic();
      const answered = await catalogues.residenceKinds(signal);
      if (!answered.ok) return answered;
      const latencyMs = deps.monotonic() - from;
      const health: ChannelHealth = {
        serverTime: answered.value.serverTime ?? deps.now(),
        catalogueVersion: answered.value.list.sha256.slice(0, 12),
        maxBatch: config.maxBatch,
        latencyMs,
      };
      reached = { at: deps.now(), health };
      // Beside the sending: the lists are forty requests, and no guest at the counter waits for them.
      refreshing = deps.codes?.refresh(catalogues, AbortSignal.any([signal, closing.signal]));
      return ok(health);
    },

    async close() {
      closing.abort();
      await refreshing;
      await session.end(AbortSignal.timeout(timeouts.revokeMs));
      http.close();
    },
  };
}
