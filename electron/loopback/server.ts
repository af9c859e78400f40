/**
 * The bridge over http://127.0.0.1: for machines that lack Electron's binary, for tests and for development.
 * Never packaged.
 */
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Backend } from '../backend/backend.ts';
import { answerDisplay } from '../backend/guest-display/answer-display.ts';
import { ContractViolation, dispatch } from '../bridge/dispatch.ts';
import { feedEvents } from '../host/event-feed.ts';
import { readPageFile } from '../host/page-files.ts';
import { SECURITY_HEADERS } from '../host/security-headers.ts';
import {
  hasSession,
  isOwnHost,
  isOwnPage,
  newSecret,
  OneTimeKeys,
  type RandomBytes,
  sessionCookie,
} from './access.ts';
import type { DevelopmentPage } from './development-page.ts';
import { createDisplayDoor, DISPLAY_EVENTS_PATH, DISPLAY_PATH } from './display-page.ts';
import { HEARTBEAT_MS, openEventStream } from './event-stream.ts';
import { REFUSED_PAGE } from './refused-page.ts';

const ADDRESS = '127.0.0.1';
/** The largest call is `settings.addTrust`: 5,000,000 characters of base64 and its wrapping. */
export const BODY_LIMIT_BYTES = 5_100_000;
const EVENTS_PATH = '/bridge/events';

export interface LoopbackOptions {
  readonly backend: Backend;
  /** The built renderer, e.g. `dist/renderer`. */
  readonly rendererFolder: string;
  /** Exactly this port; left out, the system picks a free one. */
  readonly port?: number;
  readonly random: RandomBytes;
  /** One line for the debug log; holds no personal data. */
  readonly log?: (line: string) => void;
  readonly heartbeatMs?: number;
  /** Serves the renderer from its sources with hot reload, in place of `rendererFolder`. */
  readonly developmentPage?: (server: FastifyInstance['server']) => Promise<DevelopmentPage>;
}

export interface Loopback {
  /** Opens the desk in one browser, once. */
  readonly url: string;
  /** One more such address, for another browser. */
  newUrl(): string;
  stop(): Promise<void>;
}

/**
 * Starts serving and resolves when the port is open.
 * Throws the listener's own error (`EADDRINUSE`) when the port is taken.
 */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { backend, log = () => {} } = options;
  const keys = new OneTimeKeys(options.random);
  const session = newSecret(options.random);
  const display = createDisplayDoor(options.random);
  const streams = new Set<() => void>();
  const port = () => boundPort(server);

  const server = Fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    // SECURITY: `__proto__` and `constructor.prototype` in a body are refused, not cleaned.
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    // An unreadable URL never reaches the hooks; it is answered here, with the same headers.
    frameworkErrors: (_error, _request, reply) => {
      reply.hijack();
      reply.raw.writeHead(400, SECURITY_HEADERS).end('Bad request');
    },
  });
  // SECURITY: only JSON is read, which another site cannot send without asking first; and nobody answers that question.
  server.removeContentTypeParser('text/plain');
  const development = await options.developmentPage?.(server.server);

  server.addHook('onRequest', async (request, reply) => {
    if (!isOwnHost(request.headers.host, port())) return refuse(request, reply, 'wrong host');
    const key = keyOf(request);
    const known = hasSession(request.headers.cookie, port(), session);
    const guest = display.admits(request.headers.cookie, port());
    const door = pathOf(request) === '/' ? display.enter(queryOf(request), port()) : undefined;
    if (door !== undefined) return reply.header('Set-Cookie', door.cookie).redirect(door.page, 303);
    // SECURITY: two sessions, two sets of paths; only the page's files are common.
    if (isDisplayPath(request) && !guest) return refuse(request, reply, 'no display session');
    if (key !== undefined && (known || keys.spend(key))) {
      return reply.header('Set-Cookie', sessionCookie(port(), session)).redirect('/', 303);
    }
    if (!known && !(guest && !isBridgePath(request))) return refuse(request, reply, 'no session');
    if ((isBridgePath(request) || isDisplayPath(request)) && !fromOwnPage(request))
      return refuse(request, reply, 'foreign page');
    return undefined;
  });
  server.addHook('onSend', async (_request, reply, payload) => {
    if (!reply.hasHeader('Cache-Control')) reply.header('Cache-Control', 'no-store');
    // SECURITY: set last, so nothing before can replace them.
    reply.headers(development === undefined ? SECURITY_HEADERS : development.headers);
    return payload;
  });
  server.setErrorHandler((error, request, reply) => {
    log(`loopback ${request.method} failed: ${JSON.stringify(error instanceof Error ? error.message : '')}`);
    void reply.code(statusOf(error)).send({ error: 'refused' });
  });

  server.post<{ Params: { method: string } }>('/bridge/:method', async (request) =>
    dispatch(backend.handlers, request.params.method, request.body),
  );

  server.get(EVENTS_PATH, (_request, reply) => {
    reply.hijack();
    const close = () => {
      streams.delete(stream.close);
      stopFeed();
    };
    const stream = openEventStream(reply.raw, close, options.heartbeatMs ?? HEARTBEAT_MS);
    const stopFeed = feedEvents(backend, stream.send, log);
    streams.add(stream.close);
  });

  server.post<{ Params: { method: string } }>(`${DISPLAY_PATH}:method`, async (request, reply) =>
    backend.guestDisplay === undefined
      ? reply.code(404).send({ error: 'refused' })
      : answerDisplay(backend.guestDisplay, request.params.method, request.body),
  );

  server.get(DISPLAY_EVENTS_PATH, (_request, reply) => {
    reply.hijack();
    const close = () => {
      streams.delete(stream.close);
      stopFeed?.();
    };
    const stream = openEventStream(reply.raw, close, options.heartbeatMs ?? HEARTBEAT_MS);
    const stopFeed = backend.guestDisplay?.subscribe((view) => stream.sendDisplay(view));
    if (backend.guestDisplay) stream.sendDisplay(backend.guestDisplay.view());
    streams.add(stream.close);
  });

  server.get('/*', async (request, reply) => {
    if (development !== undefined) {
      reply.hijack();
      development.serve(request.raw, reply.raw);
      return reply;
    }
    const file = await readPageFile(options.rendererFolder, pathOf(request));
    if (file === undefined) return reply.code(404).type('text/plain; charset=utf-8').send('Not found');
    // Bytes may be kept but are asked for again each time: a new build shows at once.
    return reply.header('Cache-Control', 'no-cache').type(file.type).send(Buffer.from(file.bytes));
  });

  function refuse(request: FastifyRequest, reply: FastifyReply, why: string): FastifyReply {
    log(`loopback refused: ${why}`);
    reply.code(403);
    return isBridgePath(request) || isDisplayPath(request)
      ? reply.send({ error: 'refused' })
      : reply.type('text/html; charset=utf-8').send(REFUSED_PAGE);
  }

  // SECURITY: the loopback address only, never the network's.
  await server.listen({ host: ADDRESS, port: options.port ?? 0 });
  backend.guestDisplay?.hostedBy({ open: async () => ({ address: display.newUrl(port()) }) });
  const newUrl = () => `http://${ADDRESS}:${port()}/?key=${keys.issue()}`;
  return {
    url: newUrl(),
    newUrl,
    stop: async () => {
      for (const close of streams) close();
      await development?.stop();
      await server.close();
    },
  };
}

const boundPort = (server: FastifyInstance): number => {
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the loopback server has no port');
  return address.port;
};

/** The path as it came, undecoded. */
const pathOf = (request: FastifyRequest): string => request.raw.url?.split('?', 1)[0] ?? '/';

const isBridgePath = (request: FastifyRequest): boolean => pathOf(request).startsWith('/bridge/');

const isDisplayPath = (request: FastifyRequest): boolean => pathOf(request).startsWith(DISPLAY_PATH);

const queryOf = (request: FastifyRequest): string | undefined =>
  request.method === 'GET' ? request.raw.url?.split('?')[1] : undefined;

function keyOf(request: FastifyRequest): string | undefined {
  if (request.method !== 'GET' || pathOf(request) !== '/') return undefined;
  return new URLSearchParams(request.raw.url?.split('?')[1] ?? '').get('key') ?? undefined;
}

const fromOwnPage = (request: FastifyRequest): boolean =>
  isOwnPage(
    {
      host: request.headers.host,
      origin: request.headers.origin,
      fetchSite: headerOf(request, 'sec-fetch-site'),
    },
    request.method === 'GET' ? 'GET' : 'POST',
  );

const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
};

/** A broken contract is the caller's fault; Fastify's own errors say theirs; the rest is a bug of ours. */
function statusOf(error: unknown): number {
  if (error instanceof ContractViolation) return 400;
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number')
    return error.statusCode;
  return 500;
}
