/** The gateway changes its codes: the desk offers the new ones at once, warns of a code that is gone, and remembers it. */
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { catalogueWarnings } from '../../../electron/backend/channels/catalogue-shelf.ts';
import { examine } from '../../../electron/backend/doctor/doctor.ts';
import { queueDeclaration } from '../../../electron/backend/filing.ts';
import { systemEnvironment } from '../../../electron/backend/system-environment.ts';
import { CATALOGUE, CHANGED_CATALOGUE } from '../../../electron/training/gateway-endpoint/catalogue.ts';
import {
  readProgramOptions,
  startKeptEndpoint,
} from '../../../electron/training/gateway-endpoint/program.ts';
import { createSimulatedCardReader } from '../../../native/virtual-chip/simulated-card-reader.ts';
import { inventedNotice } from '../../support/desk/invented-declarations.ts';
import { attach, openLiveDesk } from '../../support/desk/live-desk.ts';
import { temporaryFolder } from '../../support/desk/temporary-folder.ts';

const PERSON = {
  nationality: 'VNM',
  document: { kind: 'cccd', number: '000190000001', issuingState: 'VNM' },
} as const;

test('codes that the gateway changed are stored, offered and warned of, also after a restart without a line', async () => {
  const folder = await temporaryFolder();
  onTestFinished(() => folder.remove());
  const { endpoint, announcement } = await startKeptEndpoint(
    readProgramOptions(['--data', join(folder.path, 'endpoint')]),
    Date.now,
  );
  const open = () =>
    openLiveDesk({
      dataFolder: join(folder.path, 'desk'),
      driver: createSimulatedCardReader({ latencyMs: 0 }),
      trust: [],
    });
  const first = await open();
  const { desk } = first;
  const offered = () => desk.settings.view().reasons.map(({ code }) => code);
  const state = () => desk.channel('gateway')?.codes?.state();
  const check = async () => (await examine(desk, systemEnvironment)).filter(({ name }) => name === 'codes');
  const warnings = (reason: string) => catalogueWarnings(desk.database.settings, PERSON, { reason });
  await attach(first, announcement);
  await expect.poll(async () => (await state())?.version, { timeout: 10_000 }).toBe(CATALOGUE.version);
  await expect.poll(() => warnings('no-such-code')).toHaveLength(1);
  expect(offered()).toContain('4');
  expect(await warnings('4')).toEqual([]);
  expect(await check()).toMatchObject([{ status: 'ok' }]);

  // A guest whose reason the new list does not have any more still waits.
  await endpoint.setFault({ kind: 'changed-catalogue' });
  const invented = inventedNotice(1, { now: Date.now(), facilityId: 'facility-000' });
  const notice = { ...invented, stay: { ...invented.stay, reason: '4' } };
  await desk.database.transaction((stores) => queueDeclaration(stores, notice, () => 'gateway'));
  await desk.channel('gateway')?.health(AbortSignal.timeout(10_000));
  expect((await state())?.version).toBe(CHANGED_CATALOGUE.version);
  expect(offered()).not.toContain('4');
  expect(offered()).toContain('1');
  const [warning] = await warnings('4');
  expect(warning?.message.vi).toContain(CHANGED_CATALOGUE.version);
  const [found] = await check();
  expect(found?.status).toBe('warning');
  expect(found?.finding.en).toContain(CHANGED_CATALOGUE.version);
  expect(found?.finding.en).toContain('1 waiting');

  // The channel's own word: it refuses the code, and then the record is refused, not before.
  desk.dispatcher.wake();
  await expect
    .poll(async () => (await desk.database.outbox.byId(notice.id))?.state, { timeout: 10_000 })
    .toBe('rejected');
  await first.backend.stop();
  await endpoint.stop();

  const again = await open();
  onTestFinished(() => again.backend.stop());
  await expect
    .poll(() => again.desk.settings.view().reasons.map(({ code }) => code), { timeout: 5_000 })
    .not.toContain('4');
  expect((await again.desk.channel('gateway')?.codes?.state())?.version).toBe(CHANGED_CATALOGUE.version);
}, 60_000);
