/** One desk attached to the Ministry's API and to the portal's template: what is filed goes its way, and is proven its way. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyFileSource } from '../../../db/sealing/key-file.ts';
import { type RunningDesk, startDesk } from '../../../electron/backend/start-backend.ts';
import type { MethodInput, MethodName, MethodOutput, Reply } from '../../../electron/bridge/contract.ts';
import { dispatch } from '../../../electron/bridge/dispatch.ts';
import { readTemplate } from '../../../electron/police/portal-files/template.ts';
import { type KbttEndpoint, startKbttEndpoint } from '../../../electron/training/kbtt-endpoint/endpoint.ts';
import { typedPerson } from '../../support/desk/memory-desk.ts';
import { inventedTemplate } from '../../support/portal/invented-template.ts';
import { testAuthority } from '../../unit/police/gateway/attached-gateway.ts';

let folder: string;
let endpoint: KbttEndpoint;
let running: RunningDesk | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-with-channels-'));
  endpoint = await startKbttEndpoint({ port: 0, now: Date.now, authority: await testAuthority() });
});
afterEach(async () => {
  await running?.backend.stop();
  running = undefined;
  await endpoint.stop();
  await rm(folder, { recursive: true, force: true });
});

async function open(mode?: 'live'): Promise<RunningDesk> {
  const started = await startDesk({
    ...(mode && { mode }),
    host: 'loopback',
    dataFolder: folder,
    masterKey: keyFileSource({
      file: join(folder, 'desk.key'),
      createIfMissing: true,
      random: (length) => new Uint8Array(randomBytes(length)),
    }),
    scanners: {},
    log: { info: () => {}, warn: () => {}, error: (what, error) => console.error(what, error) },
  });
  if (!started.ok) throw new Error(started.error.code);
  running = started.value;
  return started.value;
}

async function reply<M extends MethodName>(
  method: M,
  input: MethodInput<M>,
): Promise<Reply<MethodOutput<M>>> {
  if (!running) throw new Error('no desk');
  return (await dispatch(running.backend.handlers, method, input)) as Reply<MethodOutput<M>>;
}

async function call<M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>> {
  const answer = await reply(method, input);
  if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.failure)}`);
  return answer.value;
}

const apiForm = async (): Promise<MethodInput<'settings.kbtt'>> => {
  const { account } = endpoint;
  return {
    url: endpoint.url,
    caPem: (await testAuthority()).ca,
    username: account.username,
    password: account.password,
    loginClientId: account.loginClient.id,
    loginClientSecret: account.loginClient.secret,
    sessionClientId: account.sessionClient.id,
    sessionClientSecret: account.sessionClient.secret,
  };
};

/** A guest typed at the counter and filed; the id of the entry. */
async function file(number: string, more: Parameters<typeof typedPerson>[0] = {}): Promise<string> {
  const checkIn = await call('checkIn.byHand', typedPerson({ documentNumber: number, ...more }));
  const now = Date.now();
  const filed = await call('stay.file', {
    checkInId: checkIn.id,
    stay: { room: '201', arrival: now, plannedDeparture: now + 86_400_000, reason: '1' },
  });
  await call('checkIn.next', {});
  return filed.id;
}

async function entryOf(id: string, wanted: (state: string) => boolean) {
  for (let tries = 0; tries < 400; tries += 1) {
    const { entry } = await call('outbox.show', { id });
    if (wanted(entry.state)) return entry;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the entry never got there');
}

const storedIn = (id: string) => running?.desk.database.outbox.byId(id);

test('three guests, three ways, three kinds of proof', async () => {
  await open('live');
  const { account } = endpoint;
  const shown = await call('settings.kbtt', await apiForm());
  expect(shown.channels.filter(({ configured }) => configured).map(({ id }) => id)).toEqual([
    'kbtt',
    'paper',
  ]);
  expect(JSON.stringify(shown)).not.toContain(account.password);

  // The API takes the citizen; it gives no receipt, so he is green when somebody has seen him in the list.
  const first = await file('000190000001');
  await entryOf(first, (state) => state === 'accepted');
  expect(endpoint.book.stays().map(({ record }) => record.soGiayTo)).toEqual(['000190000001']);
  expect((await storedIn(first))?.lastFailure?.code).toBe('awaits-reconciliation');
  await call('outbox.confirm', { ids: [first], statement: { kind: 'seen-in-list' } });
  expect((await storedIn(first))?.proof?.kind).toBe('seen-in-list');

  // A paper that neither API nor template has a place for goes to the list that is told by hand.
  const second = await file('SO-0001', { documentKind: 'other' });
  expect((await storedIn(second))?.channel).toBe('paper');
  const script = await call('byHand.script', {});
  expect(script.count).toBe(1);
  expect(script.text).toContain('Giấy tờ khác SO-0001');
  await call('outbox.confirm', {
    ids: [second],
    statement: { kind: 'filed-by-hand', way: 'phone', reference: 'Cán bộ Mẫu' },
  });
  expect((await call('byHand.script', {})).count).toBe(0);

  // With the template and a route, the next citizen goes into a file.
  const template = inventedTemplate();
  const taken = await call('settings.portalTemplate', {
    name: 'tblt_vn_import.xlsx',
    base64: Buffer.from(template).toString('base64'),
  });
  expect(taken).toMatchObject({ provinces: 34, wards: 102 });
  expect((await call('addresses.wards', { province: '101' })).units).toHaveLength(3);
  await call('settings.routes', {
    routes: [{ facility: 'any', declaration: 'stay-notice', channels: ['portal-files', 'kbtt', 'paper'] }],
  });
  const third = await file('000190000003');
  expect((await storedIn(third))?.channel).toBe('portal-files');
  const made = await call('portalFiles.make', {});
  expect(made.failure).toBeUndefined();
  const [xlsx] = made.files;
  if (!xlsx) throw new Error('no file');
  expect(xlsx).toMatchObject({ kind: 'citizens', recordIds: [third], waiting: 1 });
  const content = new Uint8Array(
    Buffer.from((await call('portalFiles.read', { id: xlsx.id })).base64, 'base64'),
  );
  expect(readTemplate(content)).toMatchObject({ error: { detail: 'there are data below row 4' } });
  const stated = (typed: number) =>
    reply('outbox.confirm', {
      ids: xlsx.recordIds,
      statement: { kind: 'typed-count', typed, reference: xlsx.name },
    });
  expect(await stated(0)).toMatchObject({ ok: false, failure: { code: 'count-mismatch' } });
  expect((await storedIn(third))?.state).toBe('unknown');
  expect((await stated(1)).ok).toBe(true);
  expect((await storedIn(third))?.proof?.kind).toBe('typed-count');
  expect((await call('portalFiles.list', {})).files).toMatchObject([{ id: xlsx.id, waiting: 0 }]);

  // What was attached stays attached, and the desk opens as the real one by itself.
  await running?.backend.stop();
  expect((await open()).mode).toBe('live');
  expect(running?.desk.channel('kbtt')).toBeDefined();
  expect(running?.desk.channel('portal-files')).toBeDefined();
});

test('another order of the ways moves nothing that is filed, and sends nothing again that was sent', async () => {
  await open('live');
  await call('settings.kbtt', await apiForm());
  const sent = await file('000190000001');
  await entryOf(sent, (state) => state === 'accepted');
  await endpoint.setFault({ kind: 'drop-after-commit' });
  const doubtful = await file('000190000002');
  await entryOf(doubtful, (state) => state === 'unknown');
  await endpoint.setFault({ kind: '503', retryAfterSeconds: 600 });
  const waiting = await file('000190000003');
  await expect
    .poll(async () => (await storedIn(waiting))?.lastFailure?.code, { timeout: 10_000 })
    .toBe('endpoint-busy');
  const before = await Promise.all([sent, doubtful, waiting].map(async (id) => storedIn(id)));
  const asked = endpoint.asked('citizens');

  await call('settings.routes', {
    routes: [{ facility: 'any', declaration: 'any', channels: ['paper', 'kbtt'] }],
  });
  const next = await file('000190000004');
  expect((await storedIn(next))?.channel).toBe('paper');
  // Neither by itself nor when everything is woken.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await endpoint.setFault(undefined);
  const [first, second, third] = await Promise.all([sent, doubtful, waiting].map((id) => storedIn(id)));
  for (const [is, was] of [
    [first, before[0]],
    [second, before[1]],
  ])
    expect(is).toEqual(was);
  expect(third?.channel).toBe('kbtt');
  expect(endpoint.book.stays().map(({ record }) => record.soGiayTo)).toEqual([
    '000190000001',
    '000190000002',
  ]);

  // What waited goes by the way that it was filed for, once.
  await call('outbox.act', { id: waiting, action: 'send-now' });
  await entryOf(waiting, (state) => state === 'accepted');
  expect(endpoint.asked('citizens')).toBe(asked + 1);
  expect(endpoint.book.stays()).toHaveLength(3);
});

test('a wrong form and a wrong file say what is wrong, and change nothing', async () => {
  await open('live');
  const form = await apiForm();
  expect(await reply('settings.kbtt', { ...form, url: 'http://x', loginClientSecret: '' })).toMatchObject({
    ok: false,
    failure: { code: 'settings-invalid', fields: [{ path: 'url' }, { path: 'loginClientId' }] },
  });
  expect(
    await reply('settings.portalTemplate', { name: 'x.xlsx', base64: Buffer.from('x').toString('base64') }),
  ).toMatchObject({ ok: false, failure: { code: 'template-unknown' } });
  const { channels } = await call('settings.view', {});
  expect(channels.some(({ configured }) => configured)).toBe(false);
});

test('set up while practising, it is kept for the real desk and never used for practice', async () => {
  await open();
  expect(running?.mode).toBe('training');
  const shown = await call('settings.kbtt', await apiForm());
  expect(shown.channels.find(({ id }) => id === 'kbtt')?.configured).toBe(false);
  await file('000190000009');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(endpoint.asked('login')).toBe(0);
  await running?.backend.stop();
  expect((await open()).mode).toBe('live');
  expect(running?.desk.channel('kbtt')).toBeDefined();
});
