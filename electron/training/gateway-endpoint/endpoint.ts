/**
 * The reference endpoint of the open gateway protocol (`resources/gateway/openapi.yaml`): HTTPS with mutual TLS, its own
 * book, signed receipts, and faults on demand. For training and tests; the people in it are invented.
 */
import type { Server, ServerOptions } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { EpochMs } from '../../core/time/vietnam-time.ts';
import { type ServerCertificateKind, type TestAuthority, TRAINING_ISSUER } from './authority.ts';
import { BookUnavailable, openBook, type ReadableBook } from './book.ts';
import { CATALOGUE, CHANGED_CATALOGUE } from './catalogue.ts';
import type { Credential } from './certificate.ts';
import { checkSignature, createTokenDesk, type OAuthClient, type TokenDesk } from './client-proof.ts';
import {
  type Fault,
  type FaultInput,
  type FaultKind,
  fault as faultSchema,
  type Operation,
  strikes,
} from './fault.ts';
import { type Problem, problem, Refusal } from './problem.ts';
import { createReceiptSigner } from './receipt-signer.ts';
import { formErrors } from './record-rules.ts';
import { createRegistry, type Mood } from './registry.ts';
import { drop, sendSpoiled, sendTrue, type TrueAnswer } from './spoiled-answer.ts';
import { createWatchListShelf, type PublishedWatchList, TRAINING_WATCH_LISTS } from './watch-list-shelf.ts';

export interface GatewayEndpointOptions {
  /** 0: one that is free. */
  readonly port: number;
  readonly authority: TestAuthority;
  /** Keeps the book over restarts; absent: in memory only. */
  readonly bookFile?: string;
  readonly now: () => EpochMs;
  /** The fault to begin with. */
  readonly fault?: FaultInput;
  /** Records per request; 100 when absent. */
  readonly maxBatch?: number;
  /** Facilities that desks may file for; absent: any. */
  readonly facilities?: readonly string[];
  /** When given, every request needs an access token of this client. */
  readonly oauth?: OAuthClient;
  /** Whether filing and cancelling need a signature. */
  readonly requireSignature?: boolean;
  /** Notices to the shops; absent: an invented one. */
  readonly watchLists?: readonly PublishedWatchList[];
}

export interface GatewayEndpoint {
  /** `https://127.0.0.1:port` */
  readonly url: string;
  readonly port: number;
  readonly book: ReadableBook;
  /** Sets the fault that strikes from now on; undefined: none. */
  setFault(fault: FaultInput | undefined): Promise<void>;
  readonly currentFault: () => Fault | undefined;
  /** How often it has struck since it was set: requests, or connections where the certificate is the fault. */
  readonly struck: () => number;
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
const DEFAULT_MAX_BATCH = 100;
const BODY_LIMIT_BYTES = 1024 * 1024;
const PROTOCOL = '1.0';
const BOOK_RETRY_SECONDS = 5;

const CERTIFICATE_FAULTS: Readonly<Partial<Record<FaultKind, ServerCertificateKind>>> = {
  'expired-certificate': 'expired',
  'not-yet-valid-certificate': 'not-yet-valid',
  'self-signed-certificate': 'self-signed',
  'wrong-host-certificate': 'wrong-host',
  'unknown-ca-certificate': 'unknown-ca',
};

/** Operations that change the book: what a signature is asked for. */
const SIGNED: readonly Operation[] = ['file', 'cancel'];

const recordId = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
/** What stands inside a record is the record's own affair; see `record-rules.ts`. */
const recordsBody = z.strictObject({ records: z.array(z.unknown()).min(1) });
const queryBody = z.strictObject({ ids: z.array(recordId).min(1) });
const cancelBody = z.strictObject({
  cancellations: z
    .array(
      z.strictObject({
        id: recordId,
        reason: z.enum(['filed-by-mistake', 'guest-did-not-stay', 'filed-twice', 'other']),
      }),
    )
    .min(1),
});

/** Fastify's own refusals, by their status. */
const OWN_REFUSALS: Readonly<Record<number, Parameters<typeof problem>[0]>> = {
  400: 'malformed-request',
  413: 'body-too-large',
  415: 'unsupported-media-type',
};

const tlsOptions = (authority: TestAuthority, credential: Credential): ServerOptions => ({
  cert: credential.certificate,
  key: credential.key,
  ca: authority.ca,
  // SECURITY: a desk without a certificate of this authority gets no further than the handshake.
  requestCert: true,
  rejectUnauthorized: true,
  minVersion: 'TLSv1.2',
});

const refusalBy = (fault: Fault | undefined): Refusal | undefined => {
  switch (fault?.kind) {
    case '401':
      return new Refusal(problem('not-authenticated'));
    case '403':
      return new Refusal(problem('not-allowed'));
    case 'revoked-client-certificate':
      return new Refusal(problem('certificate-revoked'));
    case '429':
      return new Refusal(problem('too-many-requests'), fault.retryAfterSeconds);
    case '503':
      return new Refusal(problem('unavailable'), fault.retryAfterSeconds);
    default:
      return undefined;
  }
};

function sendProblem(reply: FastifyReply, told: Problem, retryAfterSeconds?: number): FastifyReply {
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
  return reply.status(told.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(told));
}

/** A scope of its own, so that no other operation takes forms. */
function serveTokens(scope: FastifyInstance, tokens: TokenDesk): void {
  scope.addContentTypeParser<string>(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_request: FastifyRequest, body: string) => body,
  );
  scope.post('/v1/token', async ({ headers, body }, reply) => {
    const form = typeof body === 'string' ? body : '';
    const { status, body: answer } = tokens.grant(headers.authorization, form);
    return reply.status(status).header('cache-control', 'no-store').send(answer);
  });
}

/** Starts it. Throws when the port is taken or the book is unreadable. */
export async function startGatewayEndpoint(options: GatewayEndpointOptions): Promise<GatewayEndpoint> {
  const { authority } = options;
  const maxBatch = options.maxBatch ?? DEFAULT_MAX_BATCH;
  const [receiptKey] = authority.receiptKeys.keys;
  if (!receiptKey) throw new Error('the authority has no receipt key');
  const book = openBook(options.bookFile);
  const signer = createReceiptSigner(authority.receiptSigningKey, receiptKey.kid, TRAINING_ISSUER);
  const registry = createRegistry(book, signer, options.facilities && new Set(options.facilities));
  const stopped = new AbortController();
  const tokens = options.oauth && createTokenDesk(options.oauth, options.now);
  const watchLists = createWatchListShelf(options.watchLists ?? TRAINING_WATCH_LISTS);
  /** Bodies as they came: a signature is about these bytes. */
  const bodies = new WeakMap<FastifyRequest, string>();

  /** Token and signature, where they are asked for. */
  function admit(name: Operation, request: FastifyRequest): void {
    tokens?.check(request.headers.authorization);
    if (!options.requireSignature || !SIGNED.includes(name)) return;
    const signature = request.headers['gateway-signature'];
    checkSignature({
      signature: typeof signature === 'string' ? signature : undefined,
      method: request.method,
      path: request.url,
      body: bodies.get(request) ?? '',
      certificate: (request.raw.socket as TLSSocket).getPeerCertificate().raw,
      now: options.now(),
    });
  }

  let fault: Fault | undefined;
  let strikesLeft = Number.POSITIVE_INFINITY;
  let struckSoFar = 0;

  /** The fault that strikes this request, if one does. */
  function strike(at: Operation): Fault | undefined {
    if (!fault || !strikes(fault, at) || strikesLeft <= 0) return undefined;
    strikesLeft -= 1;
    struckSoFar += 1;
    return fault;
  }

  const moodUnder = (struck: Fault | undefined): Mood => ({
    now: new Date(options.now() + (struck?.kind === 'clock-skew' ? struck.offsetMs : 0)).toISOString(),
    catalogue: struck?.kind === 'changed-catalogue' ? CHANGED_CATALOGUE : CATALOGUE,
    acceptOnly: struck?.kind === 'accept-only',
    refuseEverySecond: struck?.kind === 'partial',
    halfOnly: struck?.kind === '401-mid-batch',
    refuseDuplicates: struck?.kind === 'duplicate-refusal',
  });

  /** One operation: the fault may speak before the work, instead of it, or spoil its answer. */
  const operation =
    (name: Operation, work: (request: FastifyRequest, mood: Mood) => TrueAnswer) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
      const struck = strike(name);
      if (struck?.kind === 'ended-token') {
        tokens?.endAll();
        if (!tokens) throw new Refusal(problem('token-refused'));
      }
      admit(name, request);
      const refusal = refusalBy(struck);
      if (refusal) throw refusal;
      if (struck?.kind === 'drop-before-commit') {
        drop(reply);
        return undefined;
      }
      const skipsWork =
        struck?.kind === 'success-with-0-recorded' ||
        (struck !== undefined && 'recorded' in struck && !struck.recorded);
      const answer: TrueAnswer = skipsWork
        ? { status: 200, body: { results: [] } }
        : work(request, moodUnder(struck));
      if (struck?.kind === '401-mid-batch') throw new Refusal(problem('not-authenticated'));
      if (struck?.kind === '500') throw new Refusal(problem('internal-error'));
      if (struck?.kind === 'slow') {
        await pause(struck.delayMs, undefined, { signal: stopped.signal }).catch(() => undefined);
      }
      return struck ? sendSpoiled(reply, struck, answer, signer) : sendTrue(reply, answer);
    };

  function parseBody<T>(schema: z.ZodType<T>, body: unknown, batch: (parsed: T) => readonly unknown[]): T {
    const parsed = schema.safeParse(body);
    if (!parsed.success) {
      throw new Refusal(problem('malformed-request', { errors: formErrors(body, parsed.error.issues) }));
    }
    if (batch(parsed.data).length > maxBatch) throw new Refusal(problem('batch-too-large', { maxBatch }));
    return parsed.data;
  }

  const results = (list: readonly unknown[]): TrueAnswer => ({ status: 200, body: { results: list } });

  const app: FastifyInstance<Server> = Fastify({
    https: tlsOptions(authority, authority.server),
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
  });
  app.removeContentTypeParser('text/plain');
  const parseJsonBody = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    bodies.set(request, body);
    void parseJsonBody(request, body, done);
  });

  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof Refusal) return sendProblem(reply, error.problem, error.retryAfterSeconds);
    if (error instanceof BookUnavailable)
      return sendProblem(reply, problem('unavailable'), BOOK_RETRY_SECONDS);
    const status: unknown = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
    const own = typeof status === 'number' ? OWN_REFUSALS[status] : undefined;
    if (own === 'malformed-request') {
      return sendProblem(reply, problem(own, { errors: formErrors(undefined, notAnObject.issues) }));
    }
    return sendProblem(
      reply,
      own === 'body-too-large' ? problem(own, { maxBatch }) : problem(own ?? 'internal-error'),
    );
  });

  const METHODS: Readonly<Record<string, 'GET' | 'POST'>> = {
    '/v1/records': 'POST',
    '/v1/records/dry-run': 'POST',
    '/v1/records/query': 'POST',
    '/v1/records/cancel': 'POST',
    '/v1/catalogue': 'GET',
    '/v1/health': 'GET',
    '/v1/keys': 'GET',
    '/v1/watch-lists': 'GET',
  };
  app.setNotFoundHandler((request, reply) => {
    const allowed = METHODS[request.url.split('?')[0] ?? ''];
    if (allowed === undefined) return sendProblem(reply, problem('not-found'));
    return sendProblem(reply.header('allow', allowed), problem('method-not-allowed'));
  });

  app.post(
    '/v1/records',
    operation('file', ({ body }, mood) => {
      const { records } = parseBody(recordsBody, body, (parsed) => parsed.records);
      return results(registry.file(mood.halfOnly ? records.slice(0, records.length >> 1) : records, mood));
    }),
  );
  app.post(
    '/v1/records/dry-run',
    operation('dry-run', ({ body }, mood) =>
      results(registry.check(parseBody(recordsBody, body, ({ records }) => records).records, mood)),
    ),
  );
  app.post(
    '/v1/records/query',
    operation('query', ({ body }, mood) =>
      results(registry.query(parseBody(queryBody, body, ({ ids }) => ids).ids, mood)),
    ),
  );
  app.post(
    '/v1/records/cancel',
    operation('cancel', ({ body }, mood) => {
      const { cancellations } = parseBody(cancelBody, body, (parsed) => parsed.cancellations);
      return results(registry.cancel(cancellations, mood));
    }),
  );
  app.get(
    '/v1/catalogue',
    operation('catalogue', ({ headers }, { catalogue }) => {
      const etag = `"${catalogue.hash}"`;
      return headers['if-none-match'] === etag
        ? { status: 304, headers: { etag } }
        : { status: 200, headers: { etag }, body: { ...catalogue } };
    }),
  );
  app.get(
    '/v1/health',
    operation('health', (_request, { now, catalogue }) => {
      book.check();
      return {
        status: 200,
        body: {
          status: 'ok',
          protocol: PROTOCOL,
          serverTime: now,
          maxBatch,
          catalogueVersion: catalogue.version,
        },
      };
    }),
  );
  app.get(
    '/v1/keys',
    operation('keys', () => ({ status: 200, body: { ...authority.receiptKeys } })),
  );

  app.get(
    '/v1/watch-lists',
    operation('watch-lists', () => ({ status: 200, body: { lists: watchLists.index() } })),
  );
  app.get<{ Params: { sha256: string } }>(
    '/v1/watch-lists/:sha256',
    operation('watch-lists', ({ params }) => {
      const list = watchLists.list(z.object({ sha256: z.string() }).parse(params).sha256);
      if (!list) throw new Refusal(problem('not-found'));
      return { status: 200, body: { ...list } };
    }),
  );
  if (tokens) app.register(async (scope) => serveTokens(scope, tokens));

  async function setFault(next: FaultInput | undefined): Promise<void> {
    const certificateBefore = fault && CERTIFICATE_FAULTS[fault.kind];
    fault = next === undefined ? undefined : faultSchema.parse(next);
    struckSoFar = 0;
    strikesLeft = (fault && 'times' in fault ? fault.times : undefined) ?? Number.POSITIVE_INFINITY;
    const certificate = fault && CERTIFICATE_FAULTS[fault.kind];
    if (certificate === certificateBefore) return;
    const credential = await authority.serverCertificate(certificate ?? 'valid');
    app.server.setSecureContext(tlsOptions(authority, credential));
    app.server.closeAllConnections();
  }

  app.server.on('connection', () => {
    if (fault && CERTIFICATE_FAULTS[fault.kind]) struckSoFar += 1;
  });
  await setFault(options.fault);
  try {
    await app.listen({ port: options.port, host: HOST });
  } catch (error) {
    book.close();
    throw error;
  }
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('the endpoint has no port');

  return {
    url: `https://${HOST}:${address.port}`,
    port: address.port,
    book,
    setFault,
    currentFault: () => fault,
    struck: () => struckSoFar,
    async stop() {
      stopped.abort();
      await app.close();
      book.close();
    },
  };
}

/** What is said of a body that is no JSON object at all. */
const notAnObject = z.strictObject({}).safeParse(undefined).error ?? { issues: [] };
