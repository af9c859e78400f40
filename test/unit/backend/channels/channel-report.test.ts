import { describe, expect, test } from 'vitest';
import { createChannelReport, ordersOf } from '../../../../electron/backend/channels/channel-report.ts';
import { DEFAULT_SETTINGS, type DeskSettings } from '../../../../electron/backend/desk-settings.ts';
import type { SendingCondition } from '../../../../electron/backend/sending/channel-dispatcher.ts';
import type { ChannelId } from '../../../../electron/core/outbox/entry.ts';
import type { Channel, ChannelFailure, ChannelHealth } from '../../../../electron/core/ports/channel.ts';
import { err, ok, type Result } from '../../../../electron/core/result.ts';
import { createScriptedChannel } from '../../../support/desk/scripted-channel.ts';
import { file, NOW, openForTest } from '../../db/database-fixture.ts';

const health: ChannelHealth = {
  serverTime: NOW + 90_000,
  catalogueVersion: 'v7',
  maxBatch: 10,
  latencyMs: 42,
};
const refused: ChannelFailure = { failure: { code: 'credentials-refused' }, effect: 'paused', reply: '' };

async function report(
  channels: Partial<Record<ChannelId, Channel>>,
  settings: Partial<DeskSettings> = {},
  condition: SendingCondition = { channel: 'up' },
) {
  const database = await openForTest();
  const retried: (ChannelId | undefined)[] = [];
  const made = createChannelReport({
    channel: (id) => channels[id],
    dispatcher: {
      conditionOf: (id) => (channels[id] ? condition : { channel: 'not-configured' }),
      retryNow: async (id) => void retried.push(id),
    },
    database,
    environment: { now: () => NOW },
    settings: () => ({ ...DEFAULT_SETTINGS, ...settings }),
  });
  return { ...made, database, retried };
}

const answering = (answer: Result<ChannelHealth, ChannelFailure>) => {
  const asked: (boolean | undefined)[] = [];
  const channel: Channel = {
    ...createScriptedChannel(),
    async health(_signal, fresh) {
      asked.push(fresh);
      return answer;
    },
  };
  return { channel, asked };
};

describe('the order of each kind', () => {
  const orders = (
    routes: DeskSettings['routes'],
    open: readonly ChannelId[],
    more: DeskSettings['facility']['moreTrades'] = undefined,
  ) =>
    ordersOf(
      { facility: { ...DEFAULT_SETTINGS.facility, ...(more && { moreTrades: more }) }, routes },
      (id) => open.includes(id),
    );

  test('a house declares stays; with a pawn counter, pawns too', () => {
    expect(orders([], []).map(({ declaration }) => declaration)).toEqual([
      'stay-notice',
      'foreign-stay',
      'stay-change',
    ]);
    expect(orders([], [], ['pawnshop']).map(({ declaration }) => declaration)).toContain('pawn-contract');
  });

  test('goes by the first that is set up and has a place for the kind', () => {
    const [notice, , change] = orders([], ['portal-files', 'paper']);
    expect(notice).toMatchObject({ now: 'portal-files', set: false });
    expect(change).toMatchObject({ now: 'paper' });
    expect(orders([], [])[0]).not.toHaveProperty('now');
  });

  test('says whether the order was chosen for exactly this facility and kind', () => {
    const routes: DeskSettings['routes'] = [
      { facility: 'lodging', declaration: 'stay-notice', channels: ['paper', 'gateway'] },
      { facility: 'any', declaration: 'foreign-stay', channels: ['kbtt'] },
    ];
    const [notice, foreign] = orders(routes, ['gateway', 'kbtt', 'paper']);
    expect(notice).toEqual({
      declaration: 'stay-notice',
      channels: ['paper', 'gateway'],
      set: true,
      now: 'paper',
    });
    expect(foreign).toMatchObject({ channels: ['kbtt'], set: false, now: 'kbtt' });
  });
});

describe('each way', () => {
  test('with its condition, what waits, and what it can do', async () => {
    const { view, database } = await report(
      { gateway: createScriptedChannel(7) },
      {},
      { channel: 'down', failure: { code: 'endpoint-unreachable' }, retryAt: NOW + 5 },
    );
    await file(database);
    const [gateway, kbtt] = (await view()).channels;
    expect(gateway).toMatchObject({
      state: 'down',
      failure: { code: 'endpoint-unreachable' },
      retryAt: NOW + 5,
      waiting: 1,
      capabilities: { maxBatch: 7, sends: 'by-itself' },
    });
    expect(kbtt).toMatchObject({ state: 'not-configured', waiting: 0 });
    expect(kbtt).not.toHaveProperty('capabilities');
    expect(kbtt).not.toHaveProperty('failure');
  });

  test('the code lists of a file are those of its template', async () => {
    const portalTemplate = { name: 't.xlsx', sha256: 'ab'.repeat(32), base64: '', confirmedAt: NOW - 1 };
    const { view } = await report({}, { portalTemplate });
    const portal = (await view()).channels.find(({ id }) => id === 'portal-files');
    expect(portal?.codes).toEqual({ version: 'abababababab', at: NOW - 1, reloads: false });
  });
});

describe('looking again', () => {
  test('asks anew, tells how long it took and how far the clocks are apart, and lets sending go on', async () => {
    const { channel, asked } = answering(ok(health));
    const { check, retried } = await report({ gateway: channel });
    expect(await check('gateway')).toMatchObject({
      ok: true,
      value: { at: NOW, latencyMs: 42, clockAheadMs: 90_000 },
    });
    expect(asked).toEqual([true]);
    expect(retried).toEqual(['gateway']);
  });

  test('says why not', async () => {
    const { check } = await report({ gateway: answering(err(refused)).channel });
    const found = await check('gateway');
    expect(found).toMatchObject({ ok: true, value: { failure: { code: 'credentials-refused' } } });
    expect(found.ok && found.value).not.toHaveProperty('latencyMs');
  });

  test('what is not set up is not asked', async () => {
    const { check, reloadCodes, retried } = await report({});
    expect(await check('kbtt')).toMatchObject({ error: { code: 'endpoint-not-configured' } });
    expect(await reloadCodes('kbtt')).toMatchObject({ error: { code: 'endpoint-not-configured' } });
    expect(retried).toEqual([]);
  });
});

describe('code lists', () => {
  const withCodes = (answer: Result<{ version: string; at: number }, ChannelFailure>): Channel => {
    let told = { version: 'v1', at: NOW - 1000 };
    return {
      ...createScriptedChannel(),
      codes: {
        state: async () => told,
        reload: async () => {
          if (answer.ok) told = answer.value;
          return answer;
        },
      },
    };
  };

  test('are asked for anew', async () => {
    const { view, reloadCodes } = await report({ gateway: withCodes(ok({ version: 'v2', at: NOW })) });
    expect((await view()).channels[0]?.codes).toEqual({ version: 'v1', at: NOW - 1000, reloads: true });
    expect(await reloadCodes('gateway')).toMatchObject({
      value: { channels: [{ codes: { version: 'v2', at: NOW } }, {}, {}, {}] },
    });
  });

  test('stay as they were when that fails, and a way without any says so', async () => {
    const failing = await report({ gateway: withCodes(err(refused)) });
    expect(await failing.reloadCodes('gateway')).toMatchObject({ error: { code: 'credentials-refused' } });
    expect((await failing.view()).channels[0]?.codes?.version).toBe('v1');
    const without = await report({ gateway: createScriptedChannel() });
    expect(await without.reloadCodes('gateway')).toMatchObject({ error: { code: 'action-not-allowed' } });
  });
});
