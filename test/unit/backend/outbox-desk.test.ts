import { describe, expect, test } from 'vitest';
import { createOutboxDesk } from '../../../electron/backend/outbox-desk.ts';
import type { ChannelId } from '../../../electron/core/outbox/entry.ts';
import type { Channel } from '../../../electron/core/ports/channel.ts';
import { createPortalFilesChannel } from '../../../electron/police/portal-files/portal-files-channel.ts';
import { createScriptedChannel } from '../../support/desk/scripted-channel.ts';
import { file, NOW, openForTest, stayNotice } from '../db/database-fixture.ts';
import { templateWith } from '../police/portal-files/portal-guests.ts';

const portal = createPortalFilesChannel({
  now: () => NOW,
  newId: () => 'file',
  template: () => templateWith(),
  save: async () => {},
  log: () => {},
});

async function desk(channels: Partial<Record<ChannelId, Channel>>) {
  const database = await openForTest();
  const outbox = createOutboxDesk({
    database,
    environment: { now: () => NOW, monotonic: () => 0, random: (n) => new Uint8Array(n), newId: () => 'x' },
    dispatcher: {
      ...{ start: () => {}, wake: () => {}, retryNow: async () => {}, stop: async () => {} },
      sendRequested: async () => ({ ids: [] }),
      condition: () => ({ channel: 'up' }),
      conditionOf: () => ({ channel: 'up' }),
    },
    channel: (id) => channels[id],
    operatorId: () => 'operator-7',
    onChange: () => {},
  });
  const shown = async (id: string) => {
    const detail = await outbox.show(id);
    if (!detail.ok) throw new Error(detail.error.code);
    return detail.value;
  };
  return { database, outbox, shown };
}

const withoutSex = () => {
  const notice = stayNotice();
  return { ...notice, person: { ...notice.person, sex: 'unspecified' as const } };
};

describe('another way', () => {
  const all = { gateway: createScriptedChannel(), 'portal-files': portal, paper: createScriptedChannel() };

  test('is offered while nothing can have arrived, if it takes the record', async () => {
    const { database, shown } = await desk(all);
    const { id } = await file(database);
    expect(await shown(id)).toMatchObject({ moveTo: ['portal-files', 'paper'] });
    await database.outbox.change(id, 'ready', { state: 'unknown', updatedAt: NOW });
    expect(await shown(id)).not.toHaveProperty('moveTo');
  });

  test('that has no place for it is not offered, is refused, and the reason is said', async () => {
    const { database, outbox, shown } = await desk(all);
    const { id } = await file(database, withoutSex());
    const detail = await shown(id);
    expect(detail.moveTo).toEqual(['paper']);
    expect(detail.passedOver).toMatchObject([{ channel: 'portal-files', reasons: [{}] }]);
    expect(await outbox.move([id], 'portal-files')).toMatchObject({
      error: { code: 'not-for-this-channel' },
    });
    expect((await database.outbox.byId(id))?.channel).toBe('gateway');
  });

  test('takes it over, and is not there when it is not set up', async () => {
    const { database, outbox } = await desk(all);
    const { id } = await file(database);
    expect(await outbox.move([id], 'kbtt')).toMatchObject({ error: { code: 'endpoint-not-configured' } });
    expect(await outbox.move([id], 'paper')).toMatchObject({
      value: [{ id, channel: 'paper', state: 'ready' }],
    });
  });

  test('takes all that waits, leaves what it has no place for, and touches nothing that may have arrived', async () => {
    const { database, outbox } = await desk(all);
    const fits = await file(database);
    const odd = await file(database, withoutSex());
    const sent = await file(database);
    await database.outbox.change(sent.id, 'ready', { state: 'unknown', updatedAt: NOW });
    expect(await outbox.moveWaiting('gateway', 'portal-files')).toEqual({
      ok: true,
      value: { moved: 1, left: 1 },
    });
    const channels = (await database.outbox.byIds([fits.id, odd.id, sent.id])).map(({ channel }) => channel);
    expect(channels).toEqual(['portal-files', 'gateway', 'gateway']);
    expect(await outbox.moveWaiting('gateway', 'kbtt')).toMatchObject({
      error: { code: 'endpoint-not-configured' },
    });
  });
});
