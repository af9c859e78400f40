import { expect, onTestFinished, test } from 'vitest';
import { DatabaseFailure } from '../../../../db/sqlite-error.ts';
import { createDispatcher } from '../../../../electron/backend/sending/dispatcher.ts';
import { type Failure, failure } from '../../../../electron/core/failure/failure.ts';
import type { ChannelId } from '../../../../electron/core/outbox/entry.ts';
import type { Channel } from '../../../../electron/core/ports/channel.ts';
import { createScriptedChannel } from '../../../support/desk/scripted-channel.ts';
import { file, openForTest, stayNotice } from '../../db/database-fixture.ts';

/** The scripted channel under another name and with other manners. */
const as = (id: ChannelId, more: Partial<Channel['capabilities']> = {}) => {
  const channel = createScriptedChannel();
  return { ...channel, id, capabilities: { ...channel.capabilities, ...more } };
};

async function dispatching(
  channels: Partial<Record<ChannelId, Channel>>,
  storage: { readonly refuses?: Failure | undefined } = {},
) {
  const whole = await openForTest();
  const refusing = () => storage.refuses && new DatabaseFailure(storage.refuses);
  const database: typeof whole = {
    ...whole,
    outbox: {
      ...whole.outbox,
      claim: async (...input) => {
        const why = refusing();
        if (why) throw why;
        return whole.outbox.claim(...input);
      },
    },
  };
  const errors: unknown[] = [];
  const dispatcher = createDispatcher({
    database,
    channel: (id) => channels[id],
    environment: {
      now: Date.now,
      monotonic: () => performance.now(),
      random: (length) => new Uint8Array(length).fill(128),
      newId: () => '',
    },
    holder: 'this-host/1/own',
    processLives: () => true,
    operatorId: () => 'operator-1',
    onChange: () => {},
    onError: (error) => errors.push(error),
  });
  onTestFinished(async () => {
    await dispatcher.stop();
    expect(errors.filter((error) => !(error instanceof DatabaseFailure))).toEqual([]);
  });
  const put = async (channel: ChannelId, number: string) => {
    const notice = stayNotice();
    const document = { ...notice.person.document, number };
    const { id } = await file(
      database,
      { ...notice, person: { ...notice.person, document } },
      { channel, orderKey: number },
    );
    return id;
  };
  const stateOf = async (id: string) => (await database.outbox.byId(id))?.state;
  return { database, dispatcher, put, stateOf };
}

test('a channel that waits for a person stops no other', async () => {
  const [gateway, kbtt] = [as('gateway'), as('kbtt', { query: false })];
  gateway.script.push({ failure: 'client-certificate-refused', effect: 'paused' });
  const { dispatcher, put, stateOf } = await dispatching({ gateway, kbtt });
  const [first, second] = [await put('gateway', '000190000001'), await put('kbtt', '000190000002')];
  dispatcher.start();
  await expect.poll(() => stateOf(first)).toBe('paused');
  await expect.poll(() => stateOf(second)).toBe('registered');
  expect(dispatcher.conditionOf('gateway').channel).toBe('paused');
  expect(dispatcher.conditionOf('kbtt').channel).toBe('up');
  // The screens hear of the gravest first.
  expect(dispatcher.condition().channel).toBe('paused');

  const third = await put('kbtt', '000190000003');
  dispatcher.wake();
  await expect.poll(() => stateOf(third)).toBe('registered');
  expect(await stateOf(first)).toBe('paused');
});

test('each record goes to its own channel and to no other', async () => {
  const [gateway, kbtt] = [as('gateway'), as('kbtt', { query: false })];
  const { dispatcher, put, stateOf } = await dispatching({ gateway, kbtt });
  const ids = [await put('gateway', '000190000001'), await put('kbtt', '000190000002')] as const;
  dispatcher.start();
  for (const id of ids) await expect.poll(() => stateOf(id)).toBe('registered');
  expect(gateway.arrived).toEqual([ids[0]]);
  expect(kbtt.arrived).toEqual([ids[1]]);
});

test('a channel that sends on request sends when it is asked to, and only then', async () => {
  const files = as('portal-files', { query: false, sends: 'on-request' });
  const { dispatcher, put, stateOf } = await dispatching({ 'portal-files': files });
  const id = await put('portal-files', '000190000001');
  dispatcher.start();
  await expect.poll(() => dispatcher.conditionOf('portal-files').channel).toBe('up');
  expect(await stateOf(id)).toBe('ready');
  expect(await dispatcher.sendRequested('portal-files')).toEqual({ ids: [id] });
  expect(files.arrived).toEqual([id]);
  expect(await dispatcher.sendRequested('portal-files')).toEqual({ ids: [] });
});

test('where nobody can be asked, what was taken does not hold back the next record of that person', async () => {
  const kbtt = as('kbtt', { query: false });
  const { database, dispatcher, put, stateOf } = await dispatching({ kbtt });
  const first = await put('kbtt', '000190000001');
  await database.outbox.change(first, 'ready', { state: 'accepted', updatedAt: Date.now() });
  const second = await put('kbtt', '000190000001');
  dispatcher.start();
  await expect.poll(() => stateOf(second)).toBe('registered');
  expect(await stateOf(first)).toBe('accepted');
  expect(kbtt.queries).toEqual([]);
});

test('a channel that is not set up keeps its records safe', async () => {
  const { dispatcher, put, stateOf } = await dispatching({});
  const id = await put('kbtt', '000190000001');
  dispatcher.start();
  expect(await dispatcher.sendRequested('kbtt')).toMatchObject({
    failure: { code: 'endpoint-not-configured' },
  });
  expect(dispatcher.condition()).toMatchObject({ channel: 'not-configured' });
  expect(await stateOf(id)).toBe('ready');
});

test.each(['disk-full', 'database-locked', 'database-damaged'] as const)(
  '%s while records wait: the screens hear why nothing goes out, and it goes when there is room again',
  async (code) => {
    const gateway = as('gateway');
    const storage: { refuses?: Failure | undefined } = { refuses: failure(code) };
    const { dispatcher, put, stateOf } = await dispatching({ gateway }, storage);
    const id = await put('gateway', '000190000001');
    dispatcher.start();
    await expect.poll(() => dispatcher.condition()).toMatchObject({ channel: 'down', failure: { code } });
    expect(dispatcher.conditionOf('gateway')).toMatchObject({ channel: 'down', failure: { code } });
    expect(dispatcher.conditionOf('kbtt').channel).toBe('not-configured');
    expect(gateway.arrived).toEqual([]);
    storage.refuses = undefined;
    dispatcher.wake();
    await expect.poll(() => stateOf(id), { timeout: 5_000 }).toBe('registered');
    expect(gateway.arrived).toEqual([id]);
    expect(dispatcher.condition().channel).toBe('up');
  },
);
