/** A desk in a state that a test names, examined by the whole doctor. */
import { expect } from 'vitest';
import type { CardDesk } from '../../../electron/backend/card-desk.ts';
import { runDoctor } from '../../../electron/backend/doctor/doctor.ts';
import type { DoctorDependencies } from '../../../electron/backend/doctor/doctor-check.ts';
import { checkReader } from '../../../electron/backend/reader-check.ts';
import type { FailureCode } from '../../../electron/core/failure/failure.ts';
import { err } from '../../../electron/core/result.ts';
import { instantAt } from '../../../electron/core/time/vietnam-time.ts';
import type { ScannerSlot } from '../../../native/hid/scanner-watch.ts';
import { createScriptedChannel } from './scripted-channel.ts';

export const NOW = instantAt('2026-11-22', '12:00');

const cards = (state: ReturnType<CardDesk['view']>['state'], name = 'Reader'): CardDesk => ({
  view: () => ({ state, name: 'Reader', insertion: 0 }),
  structureReport: () => undefined,
  names: () => ['Reader'],
  checks: () => [checkReader(name, undefined)],
  read: () => Promise.reject(new Error('not asked')),
  stop: async () => {},
});

export type Found = Partial<{
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

/**
 * The named checks of a desk in that state, by name: how each stands, and what one press does about it. Whatever is not well
 * has a remedy, and what is well has no button.
 */
export async function examined(found: Found): Promise<{
  readonly status: Readonly<Record<string, string>>;
  readonly actions: Readonly<Record<string, unknown>>;
}> {
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
  return {
    status: Object.fromEntries(checks.map(({ name, status }) => [name, status])),
    actions: Object.fromEntries(checks.flatMap(({ name, action }) => (action ? [[name, action]] : []))),
  };
}
