/** Two ways with real outbox and dispatcher: what goes to the second when the first is down, and what never does. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { createDispatcher } from '../../../../electron/backend/sending/dispatcher.ts';
import { createFallBack } from '../../../../electron/backend/sending/fall-back.ts';
import type { StayNotice } from '../../../../electron/core/declaration/stay-notice.ts';
import type { ChannelId } from '../../../../electron/core/outbox/entry.ts';
import type { Channel } from '../../../../electron/core/ports/channel.ts';
import { createScriptedChannel } from '../../../support/desk/scripted-channel.ts';
import { file, newId, openForTest, stayNotice } from '../../db/database-fixture.ts';

const MINUTE = 60_000;

async function desk(routes: readonly ChannelId[] | undefined) {
  const database = await openForTest();
  const gateway = createScriptedChannel();
  const scripted = createScriptedChannel();
  const kbtt = { ...scripted, id: 'kbtt' as const, capabilities: { ...scripted.capabilities, query: false } };
  const channels: Partial<Record<ChannelId, Channel>> = { gateway, kbtt };
  let monotonic = 0;
  const environment = {
    now: Date.now,
    monotonic: () => monotonic,
    random: (length: number) => new Uint8Array(length).fill(128),
    newId: () => '',
  };
  const common = {
    database,
    channel: (id: ChannelId) => channels[id],
    environment,
    operatorId: () => 'operator-1',
  };
  const dispatcher = createDispatcher({
    ...common,
    holder: 'this-host/1/own',
    processLives: () => true,
    onChange: () => {},
    onError: (error) => expect(error).toBeUndefined(),
  });
  const told: string[] = [];
  const fallBack = createFallBack({
    ...common,
    dispatcher,
    settings: () => ({
      facility: 'lodging',
      routes: routes ? [{ facility: 'any', declaration: 'any', channels: routes }] : [],
    }),
    onMoved: (ids) => told.push(...ids),
    onError: (error) => expect(error).toBeUndefined(),
  });
  onTestFinished(async () => {
    await fallBack.stop();
    await dispatcher.stop();
  });
  const put = async (number: string, more: Partial<StayNotice> = {}, deadline = Date.now() + 10 * MINUTE) => {
    const notice = stayNotice(more);
    const person = { ...notice.person, document: { ...notice.person.document, number } };
    const { id } = await file(
      database,
      { ...notice, person, deadline },
      { channel: 'gateway', orderKey: number, deadline, nextAttemptAt: 0 },
    );
    return id;
  };
  const entryOf = async (id: string) => {
    const found = await database.outbox.byId(id);
    if (!found) throw new Error(id);
    return found;
  };
  /** The line is down, and was met so; minutes later somebody looks again. */
  async function downForLong() {
    gateway.script.push(
      ...Array.from({ length: 50 }, () => ({ failure: 'endpoint-unreachable', effect: 'not-sent' }) as const),
    );
    dispatcher.start();
    await vi.waitUntil(() => dispatcher.conditionOf('gateway').channel === 'down', { timeout: 10_000 });
    await vi.waitUntil(() => dispatcher.conditionOf('kbtt').channel === 'up', { timeout: 10_000 });
    expect(await fallBack.look()).toEqual([]);
    monotonic += 5 * MINUTE;
  }
  return { database, dispatcher, fallBack, gateway, kbtt, put, entryOf, told, downForLong };
}

test('a record that never left goes by the second way, once, with a line in the audit', async () => {
  const { database, fallBack, gateway, kbtt, put, entryOf, told, downForLong } = await desk([
    'gateway',
    'kbtt',
  ]);
  const urgent = await put('000190000001');
  const later = await put('000190000002', {}, Date.now() + 300 * MINUTE);
  await downForLong();
  expect(await fallBack.look()).toEqual([urgent]);
  expect(told).toEqual([urgent]);
  await expect.poll(async () => (await entryOf(urgent)).state, { timeout: 10_000 }).toBe('registered');
  expect(kbtt.arrived).toEqual([urgent]);
  expect(gateway.arrived).toEqual([]);
  expect(await entryOf(later)).toMatchObject({ channel: 'gateway', state: 'ready' });
  const moves = (await database.audit.latest(100)).filter(({ data }) => data.cause === 'fell-back');
  expect(moves).toMatchObject([{ subject: urgent, data: { channel: 'kbtt', before: 'gateway' } }]);
});

test('what may have arrived stays, and keeps the later records of its person with it', async () => {
  const { database, fallBack, kbtt, put, entryOf, downForLong } = await desk(['gateway', 'kbtt']);
  const doubtful = await put('000190000001');
  // By somebody else's record the desk meets that the line is down.
  await put('000190000009', {}, Date.now() + 300 * MINUTE);
  const follower = newId();
  const notice = stayNotice({ id: follower });
  await file(
    database,
    { ...notice, deadline: Date.now() + MINUTE, createdAt: notice.createdAt + 1 },
    {
      channel: 'gateway',
      orderKey: '000190000001',
      deadline: Date.now() + MINUTE,
      createdAt: notice.createdAt + 1,
    },
  );
  await database.outbox.change(doubtful, 'ready', {
    state: 'unknown',
    updatedAt: Date.now(),
    nextAttemptAt: Date.now() + MINUTE,
  });
  await downForLong();
  expect(await fallBack.look()).toEqual([]);
  expect(await entryOf(doubtful)).toMatchObject({ channel: 'gateway', state: 'unknown' });
  expect(await entryOf(follower)).toMatchObject({ channel: 'gateway' });
  expect(kbtt.arrived).toEqual([]);
});

test('without an order of the operator’s own nothing goes anywhere by itself', async () => {
  const { fallBack, kbtt, put, entryOf, downForLong } = await desk(undefined);
  const id = await put('000190000001');
  await downForLong();
  expect(await fallBack.look()).toEqual([]);
  expect(await entryOf(id)).toMatchObject({ channel: 'gateway', state: 'ready' });
  expect(kbtt.arrived).toEqual([]);
});
