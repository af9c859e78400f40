/**
 * One request over TLS, and an honest account of how far it came when it fails. The only importer of axios, shared by the
 * channels. It never throws for what the network does and never decides what a failure means: that is `broken-exchange.ts`
 * and the failure map of each channel.
 */
import type { ClientRequest, IncomingMessage } from 'node:http';
import { Agent, request as httpsRequest, type RequestOptions } from 'node:https';
import type { Socket } from 'node:net';
import type { SecureContextOptions } from 'node:tls';
import axios, { isAxiosError } from 'axios';

/**
 * How far an exchange came. From `sent` on the connection is up and bytes of the request may have left:
 * whatever ends it then, the authority may have acted.
 */
export type Progress = 'connecting' | 'handshaking' | 'sent' | 'answering';

export interface Answer {
  readonly answered: true;
  readonly status: number;
  readonly body: string;
  readonly retryAfter?: string;
  readonly etag?: string;
  /** The other side's clock, as it came (RFC 9110 §6.6.1). */
  readonly date?: string;
}

export interface Broken {
  readonly answered: false;
  readonly cause: 'network' | 'timeout' | 'aborted';
  readonly progress: Progress;
  /** The error code of Node, OpenSSL or axios, e.g. `ECONNREFUSED`, `CERT_HAS_EXPIRED`. */
  readonly code: string;
  /** The TLS alert that the other side sent (RFC 8446 §6), if that ended it. */
  readonly alert?: number;
}

export type Exchange = Answer | Broken;

/** Whom to trust and who we are. Verification cannot be left out: the type has no room for it. */
export type HttpTlsOptions = Pick<SecureContextOptions, 'ca' | 'crl' | 'cert' | 'key' | 'minVersion'> & {
  readonly rejectUnauthorized: true;
};

export interface HttpClientOptions {
  /** `https://host[:port][/prefix]` */
  readonly baseUrl: string;
  readonly tls: HttpTlsOptions;
  /** Name look-up, TCP and TLS together. */
  readonly connectMs: number;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** From the root of the base URL, e.g. `/v1/records`. */
  readonly path: string;
  readonly body?: string;
  /** `application/json` when there is a body and nothing is said. */
  readonly contentType?: string;
  /** The value of the Authorization header. */
  readonly authorization?: string;
  readonly ifNoneMatch?: string;
  /** Headers of the protocol beyond these. */
  readonly headers?: Readonly<Record<string, string>>;
  /** For the whole exchange. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export interface HttpClient {
  readonly exchange: (request: HttpRequest) => Promise<Exchange>;
  readonly close: () => void;
}

/** Idle connections kept open, and connections at all: one desk, one authority. */
const MAX_CONNECTIONS = 4;

/** An answer is at most this long, unpacked; a batch of 1000 receipts is well under 1 MB. */
export const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

const JSON_TYPE = 'application/json';

const createAgent = (tls: HttpTlsOptions): Agent =>
  new Agent({
    keepAlive: true,
    maxSockets: MAX_CONNECTIONS,
    maxFreeSockets: MAX_CONNECTIONS,
    ...tls,
    // SECURITY: said outright, so that NODE_TLS_REJECT_UNAUTHORIZED=0 has no effect here.
    rejectUnauthorized: true,
  });

const codeOf = (error: unknown): string => {
  if (isAxiosError(error) && error.code !== undefined) return error.code;
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
};

/** OpenSSL and BoringSSL name the alert by its number at the end of the text; the error's code differs by TLS version. */
const alertOf = (error: unknown): number | undefined => {
  const found = error instanceof Error ? /SSL alert number (\d+)/.exec(error.message)?.[1] : undefined;
  return found === undefined ? undefined : Number(found);
};

const header = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export function createHttpClient({ baseUrl, tls, connectMs }: HttpClientOptions): HttpClient {
  const agent = createAgent(tls);
  const root = baseUrl.replace(/\/+$/, '');

  return {
    async exchange({
      method,
      path,
      body,
      contentType = JSON_TYPE,
      authorization,
      ifNoneMatch,
      headers = {},
      timeoutMs,
      signal,
    }) {
      let progress: Progress = 'connecting';
      const clock = new AbortController();
      const outOfTime = () => clock.abort();
      const wholeTimer = setTimeout(outOfTime, timeoutMs);
      const connectTimer = setTimeout(outOfTime, connectMs);

      const watch = (request: ClientRequest): ClientRequest =>
        request.once('socket', (socket: Socket) => {
          const connected = () => {
            progress = 'sent';
            clearTimeout(connectTimer);
          };
          if (request.reusedSocket) return connected();
          socket.once('connect', () => {
            progress = 'handshaking';
          });
          // Emitted once the handshake is done and the certificate of the other side is found good.
          socket.once('secureConnect', connected);
        });

      try {
        const reply = await axios.request<string>({
          method,
          url: root + path,
          data: body,
          adapter: 'http',
          httpsAgent: agent,
          transport: {
            request: (options: RequestOptions, respond: (response: IncomingMessage) => void) =>
              watch(
                httpsRequest(options, (response) => {
                  progress = 'answering';
                  respond(response);
                }),
              ),
          },
          headers: {
            ...headers,
            Accept: 'application/json, application/problem+json',
            'Accept-Encoding': 'identity',
            'User-Agent': 'declaration-desk',
            ...(body === undefined ? {} : { 'Content-Type': contentType }),
            ...(authorization === undefined ? {} : { Authorization: authorization }),
            ...(ifNoneMatch === undefined ? {} : { 'If-None-Match': ifNoneMatch }),
          },
          // SECURITY: the records go to this address and nowhere else: no redirect, no proxy from the environment.
          maxRedirects: 0,
          proxy: false,
          maxContentLength: MAX_ANSWER_BYTES,
          decompress: false,
          responseType: 'text',
          transformRequest: [(data) => data],
          transformResponse: [(data) => data],
          validateStatus: () => true,
          signal: AbortSignal.any([signal, clock.signal]),
        });
        const retryAfter = header(reply.headers['retry-after']);
        const etag = header(reply.headers.etag);
        const date = header(reply.headers.date);
        return {
          answered: true,
          status: reply.status,
          body: reply.data ?? '',
          ...(retryAfter === undefined ? {} : { retryAfter }),
          ...(etag === undefined ? {} : { etag }),
          ...(date === undefined ? {} : { date }),
        };
      } catch (error) {
        const cause = signal.aborted ? 'aborted' : clock.signal.aborted ? 'timeout' : 'network';
        const alert = alertOf(error);
        return {
          answered: false,
          cause,
          progress,
          code: codeOf(error),
          ...(alert === undefined ? {} : { alert }),
        };
      } finally {
        clearTimeout(wholeTimer);
        clearTimeout(connectTimer);
      }
    },

    close: () => agent.destroy(),
  };
}
