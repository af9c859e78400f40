/** What a manager does with the ways to the police, on a whole desk: try an account, load lists, renew a certificate. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { keyFileSource } from '../../../db/sealing/key-file.ts';
import { type DeskMode, startDesk } from '../../../electron/backend/start-backend.ts';
import type { MethodInput, MethodName, MethodOutput, Reply } from '../../../electron/bridge/contract.ts';
import { dispatch } from '../../../electron/bridge/dispatch.ts';
import { openTestAuthority } from '../../../electron/training/gateway-endpoint/authority.ts';
import { startGatewayEndpoint } from '../../../electron/training/gateway-endpoint/endpoint.ts';
import { startKbttEndpoint } from '../../../electron/training/kbtt-endpoint/endpoint.ts';
import { temporaryFolder } from '../../support/desk/temporary-folder.ts';
import { testAuthority } from '../../unit/police/gateway/attached-gateway.ts';

async function folderForTest(): Promise<string> {
  const folder = await temporaryFolder();
  onTestFinished(() => folder.remove());
  return folder.path;
}

async function open(folder: string, mode: DeskMode) {
  const started = await startDesk({
    mode,
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
  const { backend, desk } = started.value;
  const reply = async <M extends MethodName>(method: M, input: MethodInput<M>) =>
    (await dispatch(backend.handlers, method, input)) as Reply<MethodOutput<M>>;
  const call = async <M extends MethodName>(method: M, input: MethodInput<M>) => {
    const answer = await reply(method, input);
    if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.failure)}`);
    return answer.value;
  };
  return { desk, call, reply, stop: () => backend.stop() };
}

async function ministry() {
  const endpoint = await startKbttEndpoint({ port: 0, now: Date.now, authority: await testAuthority() });
  onTestFinished(() => endpoint.stop());
  const { account } = endpoint;
  const form = async (more: Partial<MethodInput<'settings.kbtt'>> = {}) => ({
    url: endpoint.url,
    caPem: (await testAuthority()).ca,
    username: account.username,
    password: account.password,
    loginClientId: account.loginClient.id,
    loginClientSecret: account.loginClient.secret,
    sessionClientId: account.sessionClient.id,
    sessionClientSecret: account.sessionClient.secret,
    ...more,
  });
  return { endpoint, form };
}

describe('the account of the Ministry', () => {
  test('is tried without filing anything, a wrong one is said so, and the lists are loaded anew', async () => {
    const { endpoint, form } = await ministry();
    const { call, reply, stop } = await open(await folderForTest(), 'live');
    onTestFinished(stop);
    expect(await reply('channels.check', { id: 'kbtt' })).toMatchObject({
      failure: { code: 'endpoint-not-configured' },
    });

    await call('settings.kbtt', await form({ password: 'sai' }));
    const wrong = await call('channels.check', { id: 'kbtt' });
    expect(wrong.failure?.code).toBe('credentials-refused');
    expect(wrong).not.toHaveProperty('latencyMs');

    await call('settings.kbtt', await form());
    const right = await call('channels.check', { id: 'kbtt' });
    expect(right.failure).toBeUndefined();
    expect(right.latencyMs).toBeGreaterThanOrEqual(0);
    expect(Math.abs(right.clockAheadMs ?? Number.NaN)).toBeLessThan(60_000);
    expect(endpoint.book.stays()).toEqual([]);

    const asked = endpoint.asked('catalogue');
    const reloaded = await call('channels.reloadCodes', { id: 'kbtt' });
    const kbtt = reloaded.channels.find(({ id }) => id === 'kbtt');
    expect(endpoint.asked('catalogue')).toBeGreaterThan(asked);
    expect(kbtt?.codes).toMatchObject({ version: expect.stringMatching(/^[0-9a-f]{12}$/), reloads: true });
    expect(kbtt?.capabilities).toMatchObject({ query: false, dryRun: false, daysAfterArrival: 1 });
    expect(reloaded.orders.find(({ declaration }) => declaration === 'stay-notice')?.now).toBe('kbtt');
  });

  test('entered while practising, it and the order are shown as kept, and serve the real desk', async () => {
    const { form } = await ministry();
    const folder = await folderForTest();
    const practice = await open(folder, 'training');
    await practice.call('settings.kbtt', await form());
    const routes = [
      { facility: 'lodging' as const, declaration: 'stay-notice' as const, channels: ['kbtt' as const] },
    ];
    await practice.call('settings.routes', { routes });
    const shown = await practice.call('settings.view', {});
    expect(shown.kbtt?.host).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(shown.routes).toEqual(routes);
    const view = await practice.call('channels.view', {});
    expect(view.channels.find(({ id }) => id === 'kbtt')?.state).toBe('not-configured');
    // What is practised goes to the practice endpoint all the same.
    expect(practice.desk.settings.current().routes).toEqual([]);
    await practice.stop();

    const real = await open(folder, 'live');
    onTestFinished(real.stop);
    expect(real.desk.settings.current().routes).toEqual(routes);
    expect(real.desk.channel('kbtt')).toBeDefined();
  });

  test('an order that is changed is audited', async () => {
    const { call, desk, stop } = await open(await folderForTest(), 'live');
    onTestFinished(stop);
    await call('settings.routes', { routes: [] });
    const events = await desk.database.audit.latest(5);
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'settings-changed', data: { key: 'routes' } }),
    );
  });
});

test('a certificate is renewed by its file alone; a wrong one changes nothing', async () => {
  const folder = await folderForTest();
  const authority = await openTestAuthority(join(folder, 'endpoint'), { now: Date.now });
  const endpoint = await startGatewayEndpoint({ port: 0, authority, now: Date.now });
  onTestFinished(() => endpoint.stop());
  const { call, reply, stop } = await open(join(folder, 'desk'), 'live');
  onTestFinished(stop);
  const renew = (certificatePem: string, keyPem?: string) =>
    reply('settings.renewCertificate', { certificatePem, ...(keyPem !== undefined && { keyPem }) });
  expect(await renew(authority.client.certificate)).toMatchObject({
    failure: { code: 'endpoint-not-configured' },
  });

  const expired = await authority.clientCertificate('expired');
  await call('settings.endpoint', {
    url: endpoint.url,
    facilityCode: 'facility-000',
    caPem: authority.ca,
    certificatePem: expired.certificate,
    keyPem: expired.key,
    receiptKeys: await readFile(authority.files.receiptKeys, 'utf8'),
  });
  const before = await call('channels.check', { id: 'gateway' });
  expect(before.failure?.code).toBe('client-certificate-expired');

  expect(await renew('not a certificate')).toMatchObject({
    failure: { code: 'certificate-unreadable', fields: [{ path: 'certificatePem' }] },
  });
  // Another key than the one that is here, and none given.
  expect(await renew(authority.client.certificate)).toMatchObject({
    failure: { code: 'certificate-unreadable', fields: [{ path: 'keyPem' }] },
  });
  expect((await call('channels.check', { id: 'gateway' })).failure?.code).toBe('client-certificate-expired');

  const renewed = await renew(authority.client.certificate, authority.client.key);
  expect(renewed).toMatchObject({ ok: true, value: { endpoint: { facilityCode: 'facility-000' } } });
  const after = await call('channels.check', { id: 'gateway' });
  expect(after.failure).toBeUndefined();
  const gateway = after.channels.channels.find(({ id }) => id === 'gateway');
  expect(gateway?.codes?.version).toBeTruthy();
  expect(endpoint.book.entries()).toEqual([]);
  // The certificate that was renewed can be given again without its key.
  expect((await renew(authority.client.certificate)).ok).toBe(true);
}, 60_000);
