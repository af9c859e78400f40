import { expect, test } from 'vitest';
import { instantAt } from '../../../../electron/core/time/vietnam-time.ts';
import { examined, type Found, NOW } from '../../../support/desk/examined-desk.ts';

test.each<[string, Found, Record<string, string>]>([
  ['codes confirmed today', { codes: { at: NOW, unknown: 0 } }, { codes: 'ok' }],
  ['codes that nobody confirms', { codes: { at: NOW - 8 * 86_400_000, unknown: 0 } }, { codes: 'warning' }],
  ['a waiting record with an unknown code', { codes: { at: NOW, unknown: 1 } }, { codes: 'warning' }],
  ['a certificate for long', { credentialsEnd: NOW + 31 * 24 * 3_600_000 }, { certificate: 'ok' }],
  [
    'a certificate that ends in 30 days',
    { credentialsEnd: NOW + 30 * 24 * 3_600_000 },
    { certificate: 'warning' },
  ],
  ['a certificate that has ended', { credentialsEnd: NOW }, { certificate: 'failed' }],
  ['no endpoint yet', { endpoint: 'none' }, { endpoint: 'warning', clock: 'ok' }],
  ['line down', { endpoint: 'endpoint-unreachable' }, { endpoint: 'warning', clock: 'ok' }],
  ['our certificate refused', { endpoint: 'client-certificate-refused' }, { endpoint: 'failed' }],
  ['clock ten minutes off', { endpoint: NOW + 600_000 }, { endpoint: 'ok', clock: 'failed' }],
  [
    'clock years behind, nobody to ask',
    { endpoint: 'none', now: instantAt('2020-01-01', '08:00') },
    { clock: 'failed' },
  ],
  ['trust expired', { anchorsUntil: NOW - 1 }, { trust: 'warning' }],
  ['trust valid', { anchorsUntil: NOW + 400 * 24 * 3_600_000 }, { trust: 'ok' }],
])('%s', async (_name, found, expected) => {
  expect((await examined(found)).status).toMatchObject(expected);
});

test.each<[Found, Record<string, unknown>]>([
  [{ endpoint: 'none' }, { endpoint: { kind: 'open', tab: 'endpoint' } }],
  [{ endpoint: 'endpoint-timeout' }, { endpoint: { kind: 'send-now' } }],
  [{ endpoint: 'client-certificate-refused' }, { endpoint: { kind: 'open', tab: 'endpoint' } }],
  [{ credentialsEnd: NOW }, { certificate: { kind: 'open', tab: 'endpoint' } }],
  [{ anchorsUntil: NOW - 1 }, { trust: { kind: 'open', tab: 'trust' } }],
])('%j: one press does %j', async (found, expected) => {
  expect((await examined(found)).actions).toMatchObject(expected);
});
