import { expect, test } from 'vitest';
import { examined, type Found, NOW } from '../../../support/desk/examined-desk.ts';

test.each<[string, Found, Record<string, string>]>([
  ['damaged data', { integrity: 'damaged' }, { database: 'failed' }],
  ['broken audit chain', { broken: 7 }, { audit: 'failed' }],
  ['no backup yet', { lastBackup: 'never' }, { backup: 'warning' }],
  ['a backup of eight days ago', { lastBackup: NOW - 8 * 24 * 3_600_000 }, { backup: 'warning' }],
  ['a backup of this week', { lastBackup: NOW - 6 * 24 * 3_600_000 }, { backup: 'ok' }],
])('%s', async (_name, found, expected) => {
  expect((await examined(found)).status).toMatchObject(expected);
});

test.each<[Found, Record<string, unknown>]>([[{ lastBackup: 'never' }, { backup: { kind: 'back-up' } }]])(
  '%j: one press does %j',
  async (found, expected) => {
    expect((await examined(found)).actions).toMatchObject(expected);
  },
);
