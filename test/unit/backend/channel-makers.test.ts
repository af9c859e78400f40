/** Which ways a desk opens: each by its own setting, and in training none that leads out. */
import { describe, expect, test } from 'vitest';
import { loadCatalogues } from '../../../electron/backend/catalogues.ts';
import { channelMakers } from '../../../electron/backend/channel-makers.ts';
import { DEFAULT_SETTINGS, type DeskSettings } from '../../../electron/backend/desk-settings.ts';
import { CHANNEL_IDS } from '../../../electron/core/outbox/entry.ts';
import { sha256Of } from '../../../electron/police/portal-files/template.ts';
import { inventedTemplate } from '../../support/portal/invented-template.ts';
import { openForTest } from '../db/database-fixture.ts';
import { citizen } from '../police/kbtt/attached-kbtt.ts';

const kbtt = {
  baseUrl: 'https://kbtt.invalid',
  username: 'x',
  password: 'x',
  loginClient: { id: 'x', secret: 'x' },
  sessionClient: { id: 'x', secret: 'x' },
  maxBatch: 1,
};
const file = inventedTemplate();
const portalTemplate = {
  name: 'tblt_vn_import.xlsx',
  sha256: sha256Of(file),
  base64: Buffer.from(file).toString('base64'),
  confirmedAt: 0,
};

async function opened(mode: 'training' | 'live', settings: Partial<DeskSettings>) {
  const warnings: string[] = [];
  const makers = channelMakers({
    environment: { now: () => 0, monotonic: () => 0, random: (n) => new Uint8Array(n), newId: () => 'x' },
    log: { info: () => {}, warn: (what) => warnings.push(what), error: () => {} },
    database: await openForTest(),
    catalogues: loadCatalogues(),
    mode,
  });
  const channels = new Map(
    CHANNEL_IDS.flatMap((id) => {
      const channel = makers[id]?.open({ ...DEFAULT_SETTINGS, ...settings });
      return channel ? [[id, channel] as const] : [];
    }),
  );
  return { ids: [...channels.keys()], channels, warnings };
}

describe('a live desk', () => {
  test.each([
    ['nothing', {}, []],
    ['the API', { kbtt }, ['kbtt', 'paper']],
    ['the template', { portalTemplate }, ['portal-files', 'paper']],
    ['both', { kbtt, portalTemplate }, ['kbtt', 'portal-files', 'paper']],
  ] as const)('with %s', async (_name, settings, ids) => {
    expect((await opened('live', settings)).ids).toEqual(ids);
  });

  test('a stored template that is not the confirmed one carries no citizen', async () => {
    const changed = { ...portalTemplate, sha256: '0'.repeat(64) };
    const { channels, warnings } = await opened('live', { portalTemplate: changed });
    expect(channels.get('portal-files')?.carries(citizen(1))).toBe(false);
    expect(warnings).toEqual(['the stored template is not usable']);
  });
});

test('training has no path to a real channel, whatever is set up', async () => {
  expect((await opened('training', { kbtt, portalTemplate })).ids).toEqual([]);
});
