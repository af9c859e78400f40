import { describe, expect, test } from 'vitest';
import type { CardDesk } from '../../../electron/backend/card-desk.ts';
import { type DoctorDependencies, runDoctor } from '../../../electron/backend/doctor.ts';
import { checkReader } from '../../../electron/backend/reader-check.ts';
import type { FailureCode } from '../../../electron/core/failure/failure.ts';
import { err } from '../../../electron/core/result.ts';
import { instantAt } from '../../../electron/core/time/vietnam-time.ts';
import type { ScannerSlot } from '../../../native/hid/scanner-watch.ts';
import { createScriptedChannel } from '../../support/desk/scripted-channel.ts';

const NOW = instantAt('2026-11-22', '12:00');

const cards = (state: ReturnType<CardDesk['view']>['state'], name = 'Reader'): CardDesk => ({
  view: () => ({ state, name: 'Reader', insertion: 0 }),
  structureReport: () => undefined,
  names: () => ['Reader'],
  checks: () => [checkReader(name, undefined)],
  read: () => Promise.reject(new Error('not asked')),
  stop: async () => {},
});

type Found = Partial<{
  reader: ReturnType<CardDesk['view']>['state'];
  readerName: string;
  integrity: 'ok' | 'damaged';
  broken: number;
  endpoint: 'none' | FailureCode | number;
  now: number;
  anchorsUntil: number;
  scanners: readonly ScannerSlot[];
  credentialsEnd: number;
  lastBackup: number | 'never';
  /** When the authority told last of its codes, and how many of the two waiting records have one that is not among them. */
  codes: { readonly at: number; readonly unknown: number };
}>;

/** What one press does about each check of the last examination. */
let actions: Record<string, unknown> = {};

/** The named checks of a desk in that state, by name. */
async function examined(found: Found) {
  const channel = {
    ...createScriptedChannel(),
    ...(found.credentialsEnd !== undefined && { credentialsEnd: found.credentialsEnd }),
  };
  const { endpoint = NOW } = found;
  channel.health = async () =>
    typeof endpoint === 'number'
      ? { ok: true, value: { serverTime: endpoint, catalogueVersion: '1', maxBatch: 1, latencyMs: 5 } }
      : err({
          failure: { code: endpoint === 'none' ? 'endpoint-error' : endpoint },
          effect: 'not-sent',
          reply: '',
        });
  const dependencies = {
    cards: cards(found.reader ?? 'empty', found.readerName),
    scanners: () => found.scanners ?? [],
    database: {
      inspect: async () => ({
        schemaVersion: 1,
        integrity: found.integrity ?? 'ok',
        journalMode: 'wal',
        synchronous: 'full',
        bytes: 1,
      }),
      audit: { firstBroken: async () => found.broken },
      outbox: { list: async () => [{ id: 'a' }, { id: 'b' }] },
      declarations: { byIds: async () => [0, 1] },
    },
    environment: { now: () => found.now ?? NOW },
    settings: {
      view: () => ({
        trustAnchors: found.anchorsUntil === undefined ? [] : [{ validUntil: found.anchorsUntil }],
      }),
    },
    channel: () => (endpoint === 'none' ? undefined : channel),
    channels: () => {
      const { codes } = found;
      if (!codes) return [channel];
      const state = async () => ({ version: 'catalogue/2026-12-01', at: codes.at });
      const unknown = async (nth: unknown) => (Number(nth) < codes.unknown ? ['stay.reason'] : []);
      return [{ ...channel, codes: { state, unknown } }];
    },
    trustCount: () => 0,
    newestRule: '2026-07-01',
    ...(found.lastBackup !== undefined && {
      lastBackup: async () => (found.lastBackup === 'never' ? undefined : found.lastBackup),
    }),
  } as unknown as DoctorDependencies;
  const checks = await runDoctor(dependencies);
  for (const { finding, remedy, status } of checks) {
    expect(finding.vi).not.toBe('');
    if (status !== 'ok') expect(remedy?.vi.length).toBeGreaterThan(5);
  }
  for (const { status, action } of checks) if (status === 'ok') expect(action).toBeUndefined();
  actions = Object.fromEntries(checks.flatMap(({ name, action }) => (action ? [[name, action]] : [])));
  return Object.fromEntries(checks.map(({ name, status }) => [name, status]));
}

describe('doctor', () => {
  test('a healthy desk: everything is examined, only the missing trust is a warning', async () => {
    expect(await examined({})).toEqual({
      'reader-service': 'ok',
      scanner: 'ok',
      reader: 'ok',
      database: 'ok',
      endpoint: 'ok',
      clock: 'ok',
      trust: 'warning',
      audit: 'ok',
    });
  });

  test.each<[string, Found, Record<string, string>]>([
    ['service stopped', { reader: 'service-stopped' }, { 'reader-service': 'failed' }],
    [
      'a reader for short commands only',
      { readerName: 'ACS ACR122U PICC Interface 00 00' },
      { reader: 'warning' },
    ],
    ['a reader that carries long ones', { readerName: 'ACS ACR1252 1S CL Reader PICC 0' }, { reader: 'ok' }],
    ['codes confirmed today', { codes: { at: NOW, unknown: 0 } }, { codes: 'ok' }],
    ['codes that nobody confirms', { codes: { at: NOW - 8 * 86_400_000, unknown: 0 } }, { codes: 'warning' }],
    ['a waiting record with an unknown code', { codes: { at: NOW, unknown: 1 } }, { codes: 'warning' }],
    ['a scanner', { scanners: [{ product: 'X', state: 'open' }] }, { scanner: 'ok' }],
    [
      'a scanner that another program holds',
      { scanners: [{ product: 'X', state: 'unavailable' }] },
      { scanner: 'warning' },
    ],
    ['no reader', { reader: 'no-reader' }, { 'reader-service': 'ok', reader: 'failed' }],
    ['a certificate for long', { credentialsEnd: NOW + 31 * 24 * 3_600_000 }, { certificate: 'ok' }],
    [
      'a certificate that ends in 30 days',
      { credentialsEnd: NOW + 30 * 24 * 3_600_000 },
      { certificate: 'warning' },
    ],
    ['a certificate that has ended', { credentialsEnd: NOW }, { certificate: 'failed' }],
    ['damaged data', { integrity: 'damaged' }, { database: 'failed' }],
    ['broken audit chain', { broken: 7 }, { audit: 'failed' }],
    ['no endpoint yet', { endpoint: 'none' }, { endpoint: 'warning', clock: 'ok' }],
    ['line down', { endpoint: 'endpoint-unreachable' }, { endpoint: 'warning', clock: 'ok' }],
    ['our certificate refused', { endpoint: 'client-certificate-refused' }, { endpoint: 'failed' }],
    ['clock ten minutes off', { endpoint: NOW + 600_000 }, { endpoint: 'ok', clock: 'failed' }],
    [
      'clock years behind, nobody to ask',
      { endpoint: 'none', now: instantAt('2020-01-01', '08:00') },
      { clock: 'failed' },
    ],
    ['no backup yet', { lastBackup: 'never' }, { backup: 'warning' }],
    ['a backup of eight days ago', { lastBackup: NOW - 8 * 24 * 3_600_000 }, { backup: 'warning' }],
    ['a backup of this week', { lastBackup: NOW - 6 * 24 * 3_600_000 }, { backup: 'ok' }],
    ['trust expired', { anchorsUntil: NOW - 1 }, { trust: 'warning' }],
    ['trust valid', { anchorsUntil: NOW + 400 * 24 * 3_600_000 }, { trust: 'ok' }],
  ])('%s', async (_name, found, expected) => {
    expect(await examined(found)).toMatchObject(expected);
  });

  test.each<[Found, Record<string, unknown>]>([
    [{ reader: 'service-stopped' }, { 'reader-service': { kind: 'again' } }],
    [{ reader: 'no-reader' }, { reader: { kind: 'again' } }],
    [{ readerName: 'ACS ACR122U PICC Interface 00 00' }, { reader: { kind: 'open', tab: 'reader' } }],
    [{ scanners: [{ product: 'X', state: 'unavailable' }] }, { scanner: { kind: 'again' } }],
    [{ endpoint: 'none' }, { endpoint: { kind: 'open', tab: 'endpoint' } }],
    [{ endpoint: 'endpoint-timeout' }, { endpoint: { kind: 'send-now' } }],
    [{ endpoint: 'client-certificate-refused' }, { endpoint: { kind: 'open', tab: 'endpoint' } }],
    [{ credentialsEnd: NOW }, { certificate: { kind: 'open', tab: 'endpoint' } }],
    [{ anchorsUntil: NOW - 1 }, { trust: { kind: 'open', tab: 'trust' } }],
    [{ lastBackup: 'never' }, { backup: { kind: 'back-up' } }],
  ])('%j: one press does %j', async (found, expected) => {
    await examined(found);
    expect(actions).toMatchObject(expected);
  });

  test('where a program can do nothing, no button says that it could', async () => {
    await examined({ integrity: 'damaged', broken: 7, endpoint: NOW + 600_000 });
    expect(Object.keys(actions)).toEqual(['trust']);
  });
});
