/**
 * The reference endpoint of the Ministry's API for lodging facilities, strict to its guide v1.4: HTTPS, its own accounts, its
 * own book, and faults on demand. For training and tests; the people in it are invented. It gives no receipt and no list,
 * because the real one gives none.
 */
import type { Server, ServerOptions } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ServerCertificateKind, TestAuthority } from '../gateway-endpoint/authority.ts';
import type { Credential } from '../gateway-endpoint/certificate.ts';
import { type Account, createAccounts, inventAccount, type Token } from './accounts.ts';
import { Refusal, refusalBy, success, type TrueAnswer } from './answer.ts';
import { openBook, type ReadableBook } from './book.ts';
import { CHANGED_LISTS, LISTS, type Lists, wardsOf } from './catalogue.ts';
import {
  type Fault,
  type FaultInput,
  type FaultKind,
  fault as faultSchema,
  type Operation,
  strikes,
} from './fault.ts';
import { createRegistry, type Mood, type Told } from './registry.ts';
import { drop, sendSpoiled } from './spoiled-answer.ts';

export interface KbttEndpointOptions {
  /** 0: one that is free. */
  readonly port: number;
  /** Whose certificate the endpoint shows. */
  readonly authority: TestAuthority;
  /** Absent: invented. */
  readonly account?: Account;
  /** Keeps the book over restarts; absent: in memory only. */
  readonly bookFile?: string;
  readonly now: () => number;
  readonly fault?: FaultInput;
  /** The status under which a refusal comes. The guide says 400; one client's tests show 200 with the code in the body. */
  readonly refusalStatus?: 200 | 400 | 422;
  /** Takes the good records of an array although others are refused. */
  readonly recordByRecord?: boolean;
  readonly tokenSeconds?: number;
  /** Facilities of the kinds that must name the room; they are by default. */
  readonly roomNeeded?: boolean;
}

export interface KbttEndpoint {
  /** `https://127.0.0.1:port` */
  readonly url: string;
  readonly port: number;
  readonly account: Account;
  readonly book: ReadableBook;
  /** How often each operation was asked for. */
  readonly asked: (operation: Operation) => number;
  /** Sets the fault that strikes from now on; undefined: none. */
  setFault(fault: FaultInput | undefined): Promise<void>;
  readonly currentFault: () => Fault | undefined;
  /** How often it has struck since it was set: requests, or connections where the certificate is the fault. */
  readonly struck: () => number;
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
const BODY_LIMIT_BYTES = 4 * 1024 * 1024;
const TOKEN_SECONDS = 1_800;
const RIGHT = 'kbtt:create-3th';

const CERTIFICATE_FAULTS: Readonly<Partial<Record<FaultKind, ServerCertificateKind>>> = {
  'expired-certificate': 'expired',
  'not-yet-valid-certificate': 'not-yet-valid',
  'self-signed-certificate': 'self-signed',
  'wrong-host-certificate': 'wrong-host',
  'unknown-ca-certificate': 'unknown-ca',
};

const loginForm = z.object({
  username: z.string(),
  password: z.string(),
  'grant-type': z.literal('api_cslt'),
});
const records = z.array(z.record(z.string(), z.unknown()));
const query = z.record(z.string(), z.unknown());

const tls = (credential: Credential): ServerOptions => ({
  cert: credential.certificate,
  key: credential.key,
  minVersion: 'TLSv1.2',
});

/** Starts it. Throws when the port is taken or the book is unreadable. */
export async function startKbttEndpoint(options: KbttEndpointOptions): Promise<KbttEndpoint> {
  const { authority } = options;
  const account = options.account ?? inventAccount();
  const accounts = createAccounts(account, options.tokenSeconds ?? TOKEN_SECONDS);
  const book = openBook(options.bookFile);
  const registry = createRegistry(book);
  const stopped = new AbortController();
  const asked = new Map<Operation, number>();
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

  const clock = (struck: Fault | undefined): number =>
    options.now() + (struck?.kind === 'clock-skew' ? struck.offsetMs : 0);
  const lists = (struck: Fault | undefined): Lists =>
    struck?.kind === 'changed-catalogue' ? CHANGED_LISTS : LISTS;
  const moodUnder = (struck: Fault | undefined): Mood => ({
    now: clock(struck),
    lists: lists(struck),
    roomNeeded: options.roomNeeded ?? true,
    recordByRecord: options.recordByRecord ?? false,
    refuseEverySecond: struck?.kind === 'partial-acceptance',
    sayEveryPaperIsHeld: struck?.kind === 'duplicate-refusal',
  });

  /** One operation: the fault may speak before the work, instead of it, or spoil its answer. */
  const operation =
    (name: Operation, work: (request: FastifyRequest, struck: Fault | undefined) => TrueAnswer) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
      asked.set(name, (asked.get(name) ?? 0) + 1);
      const struck = strike(name);
      if (struck?.kind === 'token-expired' || struck?.kind === 'token-expired-in-body') accounts.endAll();
      const refusal = refusalBy(struck);
      if (refusal) throw refusal;
      if (struck?.kind === 'drop-before-commit') {
        drop(reply);
        return undefined;
      }
      const skipsWork =
        struck?.kind === 'success-with-0-recorded' ||
        (struck !== undefined && 'recorded' in struck && !struck.recorded);
      const answer = skipsWork ? success(null) : work(request, struck);
      if (struck?.kind === '500') throw new Refusal(500, 'Lỗi hệ thống');
      if (struck?.kind === 'slow') {
        await pause(struck.delayMs, undefined, { signal: stopped.signal }).catch(() => undefined);
      }
      reply.header('date', new Date(clock(struck)).toUTCString());
      return sendSpoiled(reply, struck, answer);
    };

  function tokenAnswer(token: Token, struck: Fault | undefined): TrueAnswer {
    return success({
      AccessToken: token.access,
      RefreshToken: token.refresh,
      TokenType: 'bearer',
      Exp: token.exp,
      Authorities: struck?.kind === 'right-missing' ? ['CLIENT_API_CSLT'] : [RIGHT, 'CLIENT_API_CSLT'],
      ClientId: 0,
      LoaiTK: 'CSLT',
      CsltId: '0000000',
      CsltKhuVuc: 0,
      CsltDonVi: 0,
      MaTTCuaCslt: '000',
      MaPxCuaCslt: '000900000',
      IsCsltChinh: true,
    });
  }

  const needClient = (request: FastifyRequest, client: Account['loginClient']): void => {
    if (!accounts.knowsClient(request.headers.authorization, client)) {
      throw new Refusal(401, 'Client không hợp lệ');
    }
  };

  const queryText = (request: FastifyRequest, name: string): string =>
    String(query.parse(request.query)[name] ?? '');

  const filing = (name: 'citizens' | 'foreigners' | 'departures') =>
    operation(name, (request, struck) => {
      if (!accounts.isGood(request.headers.authorization, clock(struck))) {
        throw new Refusal(401, 'Token không hợp lệ hoặc đã hết hạn');
      }
      const list = records.safeParse(request.body).data;
      if (!list) throw new Refusal(400, 'Dữ liệu gửi lên phải là một mảng JSON');
      const midBatch = struck?.kind === '401-mid-batch';
      const heard = midBatch ? list.slice(0, Math.ceil(list.length / 2)) : list;
      const told: Told = registry[name](heard, moodUnder(struck));
      if (midBatch) {
        accounts.endAll();
        throw new Refusal(401, 'Token không hợp lệ hoặc đã hết hạn');
      }
      return told.ok
        ? success(null)
        : { status: options.refusalStatus ?? 200, code: '400', message: told.message, data: null };
    });

  const app: FastifyInstance<Server> = Fastify({
    https: tls(authority.server),
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
  });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))));
    },
  );
  app.setErrorHandler((error, _request, reply) => {
    const known = error instanceof Refusal ? error : new Refusal(400, 'Yêu cầu không hợp lệ');
    if (known.retryAfterSeconds !== undefined) reply.header('retry-after', String(known.retryAfterSeconds));
    return reply.status(known.status).send({ code: String(known.code), message: known.message, data: null });
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.status(404).send({ code: '404', message: 'Không tìm thấy', data: null }),
  );

  app.post(
    '/authorization-service/oauth/token',
    operation('login', (request, struck) => {
      needClient(request, account.loginClient);
      const form = loginForm.safeParse(request.body).data;
      if (!form || !accounts.knowsPassword(form.username, form.password)) {
        throw new Refusal(400, 'Tên đăng nhập hoặc mật khẩu không đúng');
      }
      return tokenAnswer(accounts.issue(clock(struck)), struck);
    }),
  );
  app.post(
    '/authorization-service/oauth/refresh-token',
    operation('refresh', (request, struck) => {
      needClient(request, account.sessionClient);
      const token = accounts.renew(queryText(request, 'refresh_token'), clock(struck));
      if (!token) throw new Refusal(400, 'RefreshToken không hợp lệ');
      return tokenAnswer(token, struck);
    }),
  );
  app.delete(
    '/authorization-service/oauth/revoke',
    operation('revoke', (request) => {
      needClient(request, account.sessionClient);
      accounts.revoke(queryText(request, 'access_token'));
      return success(null);
    }),
  );
  app.post('/client-service/kbtt-vn/kbtt-3th', filing('citizens'));
  app.post('/client-service/kbtt/kbtt-3th', filing('foreigners'));
  app.post('/client-service/kbtt-vn/kbtt-3th/doi-ngay-tra-phong', filing('departures'));

  const list = (path: string, rows: (shown: Lists, request: FastifyRequest) => readonly unknown[]) =>
    app.get(
      `/cms-backend/public${path}`,
      operation('catalogue', (request, struck) => success(rows(lists(struck), request))),
    );
  list('/dm-qt/3th/get-all', ({ nationalities }) => nationalities);
  list('/dm-tinh-tp/get-all', ({ provinces }) => provinces);
  list('/dm-phuong-xa', (_lists, request) => wardsOf(queryText(request, 'trucThuocTinh')));
  list('/ly-do-cu-tru/get-all', ({ reasons }) => reasons);
  list('/loai-giay-to/get-all', ({ documentTypes }) => documentTypes);
  list('/noi-cu-tru/get-all', ({ residenceKinds }) => residenceKinds);

  async function setFault(next: FaultInput | undefined): Promise<void> {
    const certificateBefore = fault && CERTIFICATE_FAULTS[fault.kind];
    fault = next === undefined ? undefined : faultSchema.parse(next);
    struckSoFar = 0;
    strikesLeft = (fault && 'times' in fault ? fault.times : undefined) ?? Number.POSITIVE_INFINITY;
    const certificate = fault && CERTIFICATE_FAULTS[fault.kind];
    if (certificate === certificateBefore) return;
    app.server.setSecureContext(tls(await authority.serverCertificate(certificate ?? 'valid')));
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
    account,
    book,
    asked: (name) => asked.get(name) ?? 0,
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
