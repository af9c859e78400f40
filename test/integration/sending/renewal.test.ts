/** A new certificate is entered in the settings and used at once: no restart, and what waited goes. */

import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { examine } from '../../../electron/backend/doctor/doctor.ts';
import { queueDeclaration } from '../../../electron/backend/filing.ts';
import { systemEnvironment } from '../../../electron/backend/system-environment.ts';
import { openTestAuthority } from '../../../electron/training/gateway-endpoint/authority.ts';
import { startGatewayEndpoint } from '../../../electron/training/gateway-endpoint/endpoint.ts';
import { createSimulatedCardReader } from '../../../native/virtual-chip/simulated-card-reader.ts';
import { inventedNotice } from '../../support/desk/invented-declarations.ts';
import { openLiveDesk } from '../../support/desk/live-desk.ts';
import { temporaryFolder } from '../../support/desk/temporary-folder.ts';

test('an expired certificate is told of, replaced, and sending goes on without a restart', async () => {
  const folder = await temporaryFolder();
  onTestFinished(() => folder.remove());
  const authority = await openTestAuthority(join(folder.path, 'endpoint'), { now: Date.now });
  const endpoint = await startGatewayEndpoint({ port: 0, authority, now: Date.now });
  onTestFinished(() => endpoint.stop());
  const { desk, backend } = await openLiveDesk({
    dataFolder: join(folder.path, 'desk'),
    driver: createSimulatedCardReader({ latencyMs: 0 }),
    trust: [],
  });
  onTestFinished(() => backend.stop());
  const enter = async ({ certificate, key }: { readonly certificate: string; readonly key: string }) => {
    const saved = await desk.settings.endpoint({
      url: endpoint.url,
      facilityCode: 'facility-000',
      caPem: authority.ca,
      certificatePem: certificate,
      keyPem: key,
      receiptKeys: await readFile(authority.files.receiptKeys, 'utf8'),
    });
    expect(saved.ok).toBe(true);
  };
  const gateway = async () => (await desk.status()).sending.channels.find(({ id }) => id === 'gateway');
  const certificateCheck = async () =>
    (await examine(desk, systemEnvironment)).find(({ name }) => name === 'certificate');

  const expired = await authority.clientCertificate('expired');
  await enter(expired);
  const notice = inventedNotice(1, { now: Date.now(), facilityId: 'facility-000' });
  await desk.database.transaction((stores) => queueDeclaration(stores, notice, () => 'gateway'));
  desk.dispatcher.wake();
  await expect
    .poll(async () => (await gateway())?.failure?.code, { timeout: 20_000 })
    .toBe('client-certificate-expired');
  expect((await gateway())?.state).toBe('paused');
  expect((await gateway())?.credentialsEnd).toBe(
    new X509Certificate(expired.certificate).validToDate.getTime(),
  );
  expect((await certificateCheck())?.status).toBe('failed');
  expect(endpoint.book.entries()).toEqual([]);

  await enter(authority.client);
  await expect
    .poll(async () => (await desk.database.outbox.byId(notice.id))?.state, { timeout: 20_000 })
    .toBe('registered');
  expect(await gateway()).toMatchObject({ state: 'up' });
  expect((await certificateCheck())?.status).not.toBe('failed');
  expect(endpoint.book.counts()).toMatchObject({ registered: 1, repeats: 0 });
}, 60_000);
