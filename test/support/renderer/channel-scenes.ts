/** The ways to the police in every condition: none, all, broken, ending, refused, practising. */
import type { Page } from 'playwright-core';
import type { MethodOutput } from '../../../electron/bridge/contract.ts';
import { CHANNEL_TRAITS } from '../../../electron/core/outbox/channel-traits.ts';
import { CHANNEL_IDS } from '../../../electron/core/outbox/entry.ts';
import { settings } from './lists.ts';
import { DAY, failure, HOUR, NOW } from './people.ts';
import { granted, type Scene, scene } from './scene.ts';

type Channels = MethodOutput<'channels.view'>;
type Report = Channels['channels'][number];
type Id = Report['id'];
type Change = Partial<Record<Id, Partial<Report>>>;

const unset = (id: Id): Report => ({
  id,
  name: { ...CHANNEL_TRAITS[id].name },
  state: 'not-configured',
  waiting: 0,
  late: 0,
  kinds: [...CHANNEL_TRAITS[id].kinds],
});

const capabilities = (id: Id): NonNullable<Report['capabilities']> => {
  const { query, sends } = CHANNEL_TRAITS[id];
  const gateway = id === 'gateway';
  return {
    ...{ query, sends, dryRun: gateway, cancel: gateway },
    maxBatch: gateway ? 500 : id === 'kbtt' ? 1 : 100,
    ...(id === 'kbtt' && { daysAfterArrival: 1 }),
  };
};

const ready = (id: Id, more: Partial<Report> = {}): Report => ({
  ...unset(id),
  state: 'up',
  capabilities: capabilities(id),
  ...(id !== 'paper' && {
    codes: { version: 'f3a1b2c4d5e6', at: NOW - HOUR, reloads: id !== 'portal-files' },
  }),
  ...more,
});

const KINDS = ['stay-notice', 'foreign-stay', 'stay-change'] as const;

const orders = (now?: Id, set = false): Channels['orders'] =>
  KINDS.map((declaration) => ({
    declaration,
    channels: [...CHANNEL_IDS],
    set: set && declaration === 'stay-notice',
    ...(now && { now }),
  }));

const view = (channels: readonly Report[], order = orders('gateway')): Channels => ({
  facility: 'lodging',
  channels: [...channels],
  orders: order,
});

const none = view(CHANNEL_IDS.map(unset), orders());
const all = (change: Change = {}): Channels =>
  view(
    CHANNEL_IDS.map((id) => ready(id, change[id])),
    orders('gateway', true),
  );

const setUp: typeof settings = {
  ...settings,
  kbtt: { host: 'kbtt.example', maxBatch: 1 },
  portalTemplate: {
    name: 'tblt_vn_import.xlsx',
    sha256: 'c1'.repeat(32),
    confirmedAt: NOW - 3 * DAY,
    sheet: 'DS_KHACH_VIET_NAM_LUU_TRU',
    columns: 19,
  },
  routes: [
    { facility: 'lodging', declaration: 'stay-notice', channels: [...CHANNEL_IDS] },
    { facility: 'pawnshop', declaration: 'any', channels: ['gateway'] },
  ],
};
const unattached: typeof settings = { ...settings, endpoint: { configured: false } };

const troubled = all({
  gateway: {
    state: 'paused',
    failure: failure('client-certificate-expired'),
    waiting: 3,
    credentialsEnd: NOW - DAY,
  },
  kbtt: { state: 'down', failure: failure('credentials-refused'), waiting: 1, retryAt: NOW + 60_000 },
  'portal-files': { state: 'checking' },
});

const answers = (channels: Channels, shown: typeof settings = setUp) => ({
  'settings.view': granted(shown),
  'channels.view': granted(channels),
});

const press =
  (card: number, button: number): ((page: Page) => Promise<void>) =>
  (page) =>
    page.locator('.channels-panel > .panel').nth(card).locator('button').nth(button).click();

const channelScene = (
  name: string,
  channels: Channels,
  parts: Parameters<typeof scene>[2] & { readonly shown?: typeof settings } = {},
): Scene => {
  const { shown, ...rest } = parts;
  return {
    ...scene(`settings-channels${name}`, 'settings/channels', {
      ...rest,
      answers: { ...answers(channels, shown), ...rest.answers },
    }),
    tall: true,
  };
};

const give = (page: Page, name: string) =>
  page.locator('input[type=file][accept=".xlsx"]').setInputFiles({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('x'),
  });

export const CHANNEL_SCENES: readonly Scene[] = [
  channelScene('', all()),
  channelScene('-none', none, { shown: unattached }),
  channelScene('-troubled', troubled, {
    shown: { ...setUp, endpoint: { ...setUp.endpoint, certificateValidUntil: NOW - DAY } },
  }),
  channelScene('-ending', all(), {
    shown: { ...setUp, endpoint: { ...setUp.endpoint, certificateValidUntil: NOW + 12 * DAY } },
  }),
  channelScene('-training', none, { status: { mode: 'training' } }),
  channelScene('-failed', all(), {
    answers: { 'channels.view': { ok: false, failure: failure('database-locked') } },
  }),
  channelScene('-order', all(), {
    act: async (page) => {
      await page.locator('.channel-orders__line button').first().click();
      await page.locator('.order-editor button').nth(4).click();
    },
  }),
  channelScene('-abilities', all(), {
    act: async (page) => {
      for (const summary of await page.locator('.channel-abilities summary').all()) await summary.click();
    },
  }),
  channelScene('-renew', all(), { act: press(1, 0) }),
  channelScene('-gateway-form', none, { shown: unattached, act: press(1, 0) }),
  channelScene('-kbtt-form', none, { shown: unattached, act: press(2, 0) }),
  channelScene('-tried', all(), {
    answers: {
      'channels.check': granted({ at: NOW, latencyMs: 230.4, clockAheadMs: 90_000, channels: all() }),
    },
    act: async (page) => {
      await press(2, 2)(page);
      await page.locator('.channels-panel .banner').first().waitFor();
    },
  }),
  channelScene('-refused', all(), {
    answers: {
      'settings.portalTemplate': { ok: false, failure: failure('template-unknown') },
    },
    act: async (page) => {
      await give(page, 'sai.xlsx');
      await page.locator('.channels-panel .banner').first().waitFor();
    },
  }),
  channelScene('-taken', all(), {
    answers: {
      'settings.portalTemplate': granted({
        sha256: 'c1'.repeat(32),
        provinces: 34,
        wards: 3321,
        settings: setUp,
      }),
    },
    act: async (page) => {
      await give(page, 'tblt_vn_import.xlsx');
      await page.locator('.toaster__toast').waitFor();
    },
  }),
];
