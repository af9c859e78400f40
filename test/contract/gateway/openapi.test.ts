import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { TestAuthority } from '../../../electron/training/gateway-endpoint/authority.ts';
import {
  type GatewayEndpoint,
  startGatewayEndpoint,
} from '../../../electron/training/gateway-endpoint/endpoint.ts';
import type { FaultInput } from '../../../electron/training/gateway-endpoint/fault.ts';
import {
  createWatchListShelf,
  TRAINING_WATCH_LISTS,
} from '../../../electron/training/gateway-endpoint/watch-list-shelf.ts';
import { inventedMix } from '../../support/desk/invented-declarations.ts';
import {
  channelFor,
  configFor,
  idOf,
  inventedNotice,
  neverAborted,
  testAuthority,
} from '../../unit/police/gateway/attached-gateway.ts';
import { at, documented, escaped, openApi, validator } from './openapi-file.ts';
import { type Exchange, sendRaw, tapWire } from './wire-tap.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const LIST = createWatchListShelf(TRAINING_WATCH_LISTS).index()[0]?.sha256 ?? '';
const GET_PATHS = ['/v1/catalogue', '/v1/health', '/v1/keys', '/v1/watch-lists', `/v1/watch-lists/${LIST}`];
const POST_BODIES: Readonly<Record<string, string>> = {
  '/v1/records': '{"records":[{}]}',
  '/v1/records/dry-run': '{"records":[{}]}',
  '/v1/records/query': JSON.stringify({ ids: [idOf(1)] }),
  '/v1/records/cancel': JSON.stringify({ cancellations: [{ id: idOf(1), reason: 'other' }] }),
};
const MAX_BATCH = 5;

let authority: TestAuthority;
const exchanges: Exchange[] = [];

/** Everything that our client does, in order. */
async function driveWithClient(url: string, endpoint: GatewayEndpoint): Promise<void> {
  const { channel } = channelFor(configFor(url, authority));
  const signal = neverAborted();
  const notices = [
    inventedNotice(1),
    inventedNotice(2, {
      stay: { reason: '20', reasonText: 'Dự đám cưới', note: 'a\nb' },
      person: {
        phone: '0900 000 000',
        residenceUnits: { province: '101', ward: '101900001', catalogue: 'provinces/2026-07-26' },
      },
    }),
    inventedNotice(3, {
      corrects: idOf(1),
      source: 'typed',
      verdict: { level: 'not-verified', reasons: ['typed-by-hand'] },
    }),
    inventedNotice(4, { stay: { reason: '99' } }),
    inventedNotice(5, {
      person: {
        birthDate: '1980',
        nationality: 'D',
        document: { kind: 'passport', number: 'C01X00T47', issuingState: 'D', expiryDate: 'none' },
      },
    }),
  ];
  expect(await channel.health(signal)).toMatchObject({ ok: true });
  const catalogue = await channel.catalogue(signal);
  if (!catalogue.ok || !catalogue.value) throw new Error('no catalogue');
  expect(await channel.catalogue(signal, catalogue.value.hash)).toEqual({ ok: true, value: undefined });
  expect(await channel.keyIds(signal)).toMatchObject({ ok: true });
  expect(await channel.watchLists.fetch(new Map(), signal)).toMatchObject({
    value: [{ sha256: LIST, ...TRAINING_WATCH_LISTS[0] }],
  });
  expect(await channel.dryRun(notices, signal)).toMatchObject({ ok: true });
  await endpoint.setFault({ kind: 'accept-only' });
  expect(await channel.send(notices.slice(0, 1), signal)).toMatchObject({ value: [{ outcome: 'accepted' }] });
  expect(await channel.send(notices.slice(0, 1), signal)).toMatchObject({ value: [{ outcome: 'accepted' }] });
  expect(await channel.query(notices.slice(0, 1), signal)).toMatchObject({
    value: [{ outcome: 'accepted' }],
  });
  await endpoint.setFault(undefined);
  const filed = await channel.send(notices, signal);
  if (!filed.ok) throw new Error('not filed');
  expect(filed.value.map(({ outcome }) => outcome)).toEqual([
    'accepted',
    'registered',
    'registered',
    'rejected',
    'registered',
  ]);
  const asked = await channel.query(notices, signal);
  if (!asked.ok) throw new Error('not answered');
  expect(asked.value.map(({ outcome }) => outcome)).toEqual([
    'registered',
    'registered',
    'registered',
    'rejected',
    'registered',
  ]);
  expect(await channel.send(notices, signal)).toMatchObject({ ok: true });
  const mix = inventedMix(
    25,
    ['stay-notice', 'stay-change', 'foreign-stay', 'pawn-contract', 'suspicion-report'],
    { now: Date.now(), facilityId: 'CSLT-000-0001', first: 1000 },
  );
  for (let from = 0; from < mix.length; from += MAX_BATCH) {
    const outcomes = await channel.send(mix.slice(from, from + MAX_BATCH), signal);
    expect(outcomes.ok && outcomes.value.map((one) => one.outcome)).toEqual(
      Array.from({ length: MAX_BATCH }, () => 'registered'),
    );
  }
  expect(await channel.send([inventedNotice(2, { stay: { room: '9' } })], signal)).toMatchObject({
    value: [{ outcome: 'rejected' }],
  });
  expect(await channel.cancel([notices[0]!, notices[3]!], 'guest-did-not-stay', signal)).toMatchObject({
    ok: true,
  });
  expect(await channel.cancel([notices[0]!], 'other', signal)).toMatchObject({ ok: true });
  expect(await channel.send(notices.slice(0, 1), signal)).toMatchObject({ value: [{ outcome: 'rejected' }] });
  expect(await channel.query([notices[0]!, inventedNotice(77)], signal)).toMatchObject({
    value: [{ outcome: 'rejected' }, { outcome: 'absent' }],
  });
  expect(
    await channel.send(
      Array.from({ length: MAX_BATCH + 1 }, (_, n) => inventedNotice(20 + n)),
      signal,
    ),
  ).toMatchObject({ ok: false });
  await channel.close();
}

/** What our client never does, and each failure on each operation. */
async function driveRaw(url: string, endpoint: GatewayEndpoint): Promise<void> {
  const raw = (method: string, path: string, headers: Readonly<Record<string, string>> = {}, body = '') =>
    sendRaw(url, authority, method, path, headers, body);
  const tooMany = Array.from({ length: MAX_BATCH + 1 }, (_, n) => n);
  for (const [path, body] of Object.entries(POST_BODIES)) {
    await raw('POST', path, { 'content-type': 'application/json; charset=utf-8' }, body);
    for (const wrong of [
      '',
      '{',
      'null',
      '[]',
      '{}',
      '{"records":[]}',
      '{"ids":["x"]}',
      '{"__proto__":{}}',
      `${body.slice(0, -1)},"more":1}`,
    ]) {
      expect((await raw('POST', path, JSON_TYPE, wrong)).status, `${path} ${wrong}`).toBe(400);
    }
    for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded']) {
      expect((await raw('POST', path, { 'content-type': type }, body)).status).toBe(415);
    }
    expect((await raw('POST', path, JSON_TYPE, `{"x":"${'x'.repeat(1024 * 1024)}"}`)).status).toBe(413);
  }
  for (const [path, body] of [
    ['/v1/records', { records: tooMany }],
    ['/v1/records/dry-run', { records: tooMany }],
    ['/v1/records/query', { ids: tooMany.map(idOf) }],
    ['/v1/records/cancel', { cancellations: tooMany.map((n) => ({ id: idOf(n), reason: 'other' })) }],
  ] as const) {
    expect((await raw('POST', path, JSON_TYPE, JSON.stringify(body))).status).toBe(413);
  }
  await raw('POST', '/v1/records', JSON_TYPE, JSON.stringify({ records: [null, 7, 'x', [], { id: 'x' }] }));
  for (const kind of ['401', '403', '429', '500', '503'] as const) {
    await endpoint.setFault({ kind } satisfies FaultInput);
    for (const path of GET_PATHS) expect((await raw('GET', path)).status).toBe(Number(kind));
    for (const [path, body] of Object.entries(POST_BODIES)) {
      expect((await raw('POST', path, JSON_TYPE, body)).status).toBe(Number(kind));
    }
  }
  await endpoint.setFault(undefined);
  expect((await raw('GET', `/v1/watch-lists/${'0'.repeat(64)}`)).status).toBe(404);
}

beforeAll(async () => {
  authority = await testAuthority();
  const endpoint = await startGatewayEndpoint({
    port: 0,
    authority,
    now: () => Date.parse('2026-11-21T18:00:00.000Z'),
    maxBatch: MAX_BATCH,
  });
  {
    await using tap = await tapWire(endpoint.url, authority);
    await driveWithClient(tap.url, endpoint);
    const fromClient = tap.exchanges.length;
    await driveRaw(tap.url, endpoint);
    exchanges.push(
      ...tap.exchanges.map((one) => ({ ...one, path: one.path.replace(/\/[0-9a-f]{64}$/, '/{sha256}') })),
    );
    expect(fromClient).toBeGreaterThan(10);
  }
  await endpoint.stop();
});

const nameOf = ({ method, path, status }: Exchange): string => `${method} ${path} ${status}`;
const mediaOf = (exchange: Exchange): string =>
  String(exchange.headers['content-type'] ?? '').split(';')[0] ?? '';

/** Where the file describes this answer. */
const answerPointer = ({ method, path, status }: Exchange): string => {
  const inline = `#/paths/${escaped(path)}/${method.toLowerCase()}/responses/${status}`;
  const ref = z
    .object({ $ref: z.string() })
    .safeParse(openApi.paths[path]?.[method.toLowerCase()]?.responses[status]).data;
  return ref?.$ref ?? inline;
};

describe('on the wire', () => {
  test('every documented operation and status occurred, and no other', () => {
    expect([...new Set(exchanges.map(nameOf))].sort()).toEqual([...documented].sort());
  });

  test('every answer is of the documented media type and schema, and holds nothing undocumented', () => {
    for (const exchange of exchanges) {
      const described = z
        .object({ content: z.record(z.string(), z.unknown()).optional() })
        .parse(at(answerPointer(exchange)));
      const types = Object.keys(described.content ?? {});
      if (types.length === 0) {
        expect(exchange.body, nameOf(exchange)).toBe('');
        continue;
      }
      expect(types, nameOf(exchange)).toContain(mediaOf(exchange));
      const validate = validator(
        `${answerPointer(exchange)}/content/${escaped(mediaOf(exchange))}/schema`,
        'closed',
      );
      const body: unknown = JSON.parse(exchange.body);
      expect(validate(body), `${nameOf(exchange)} ${exchange.body} ${JSON.stringify(validate.errors)}`).toBe(
        true,
      );
    }
  });

  test('every documented header is there and of its schema', () => {
    let seen = 0;
    for (const exchange of exchanges) {
      const { headers } = z
        .object({ headers: z.record(z.string(), z.unknown()).optional() })
        .parse(at(answerPointer(exchange)));
      for (const name of Object.keys(headers ?? {})) {
        const ref = z.object({ $ref: z.string() }).safeParse(headers?.[name]).data?.$ref;
        const pointer = ref ?? `${answerPointer(exchange)}/headers/${escaped(name)}`;
        const validate = validator(`${pointer}/schema`);
        expect(validate(exchange.headers[name.toLowerCase()]), `${nameOf(exchange)} ${name}`).toBe(true);
        seen += 1;
      }
    }
    expect(seen).toBeGreaterThan(10);
  });

  test('every request of our client is as the file says', () => {
    const own = exchanges.filter(({ requestBody, status }) => requestBody !== '' && status === 200);
    const client = own.filter(
      ({ requestBody }) =>
        requestBody.includes('Nguyễn') ||
        requestBody.includes('ids') ||
        requestBody.includes('cancellations'),
    );
    expect(new Set(client.map(({ path }) => path))).toEqual(new Set(Object.keys(POST_BODIES)));
    for (const exchange of client) {
      expect(exchange.requestType?.split(';')[0]).toBe('application/json');
      const validate = validator(
        `#/paths/${escaped(exchange.path)}/post/requestBody/content/application~1json/schema`,
        'closed',
      );
      const body: unknown = JSON.parse(exchange.requestBody);
      expect(
        validate(body),
        `${exchange.path} ${exchange.requestBody} ${JSON.stringify(validate.errors)}`,
      ).toBe(true);
    }
  });

  test('every receipt that went over the wire is of the documented form', () => {
    const header = validator('#/components/schemas/ReceiptHeader', 'closed');
    const receipt = validator('#/components/schemas/ReceiptPayload', 'closed');
    const cancellation = validator('#/components/schemas/CancellationPayload', 'closed');
    const all = new Set(exchanges.flatMap(({ body }) => body.match(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g) ?? []));
    const types = new Set<unknown>();
    for (const jws of all) {
      const [head = '', payload = ''] = jws
        .split('.')
        .map((part) => Buffer.from(part, 'base64url').toString('utf8'));
      const type: unknown = JSON.parse(head).typ;
      types.add(type);
      expect(header(JSON.parse(head)), head).toBe(true);
      expect((type === 'receipt+jws' ? receipt : cancellation)(JSON.parse(payload)), payload).toBe(true);
    }
    expect(types).toEqual(new Set(['receipt+jws', 'cancellation+jws']));
    expect(all.size).toBeGreaterThanOrEqual(4);
  });
});

test('a path or method that is not in the file gets a problem, too', async () => {
  const endpoint = await startGatewayEndpoint({ port: 0, authority, now: Date.now });
  const isProblem = validator('#/components/schemas/Problem', 'closed');
  for (const [method, path, status] of [
    ['GET', '/v1/records', 405],
    ['DELETE', '/v1/records', 405],
    ['POST', '/v1/health', 405],
    ['HEAD', '/v1/health', 405],
    ['GET', '/v2/health', 404],
    ['GET', '/', 404],
  ] as const) {
    const answer = await sendRaw(endpoint.url, authority, method, path);
    expect(answer.status, `${method} ${path}`).toBe(status);
    if (method !== 'HEAD') expect(isProblem(JSON.parse(answer.body)), answer.body).toBe(true);
  }
  await endpoint.stop();
});
