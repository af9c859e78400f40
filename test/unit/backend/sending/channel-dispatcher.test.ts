import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../../../db/open-database.ts';
import { createSealer } from '../../../../db/sealing/sealer.ts';
import { DatabaseFailure } from '../../../../db/sqlite-error.ts';
import {
  type ChannelDispatcher,
  createChannelDispatcher,
  LEASE_MS,
} from '../../../../electron/backend/sending/channel-dispatcher.ts';
import type { StayNotice } from '../../../../electron/core/declaration/stay-notice.ts';
import type { OutboxEntry } from '../../../../electron/core/outbox/entry.ts';
import type { Channel } from '../../../../electron/core/ports/channel.ts';
import type { Database } from '../../../../electron/core/ports/stores.ts';
import { createScriptedChannel, type ScriptedChannel } from '../../../support/desk/scripted-channel.ts';

const START = Date.UTC(2026, 10, 22, 7);
const HOLDER = 'this-host/1/own';

let database: Database;
let channel: ScriptedChannel;
let dispatcher: ChannelDispatcher;
let errors: unknown[];
let count = 0;

beforeEach(async () => {
  vi.useFakeTimers({ now: START, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const sealer = createSealer([{ version: 1, bytes: new Uint8Array(32).fill(7) }], (n) =>
    new Uint8Array(n).fill(count++),
  );
  const opened = await openDatabase({ file: ':memory:', sealer, now: Date.now });
  if (!opened.ok) throw new Error(opened.error.code);
  database = opened.value;
  channel = createScriptedChannel();
  errors = [];
  dispatcher = start();
});

afterEach(async () => {
  await dispatcher.stop();
  await database.close();
  vi.useRealTimers();
  expect(errors).toEqual([]);
});

const start = (
  processLives: (pid: number) => boolean = () => true,
  used: Channel = channel,
): ChannelDispatcher =>
  createChannelDispatcher({
    id: 'gateway',
    database,
    channel: () => used,
    environment: {
      now: Date.now,
      monotonic: () => Date.now(),
      random: (length) => new Uint8Array(length).fill(128),
      newId: () => '',
    },
    holder: HOLDER,
    processLives,
    operatorId: () => 'operator-1',
    onChange: () => {},
    onError: (error) => errors.push(error),
  });

async function file(person: string, more: Partial<OutboxEntry> = {}): Promise<string> {
  count++;
  const id = `018f0000-0000-7000-8000-${String(count).padStart(12, '0')}`;
  const now = Date.now();
  const notice: StayNotice = {
    kind: 'stay-notice',
    id,
    facilityId: 'facility-1',
    operatorId: 'operator-1',
    person: {
      fullName: 'Nguyễn Văn Mẫu',
      birthDate: '1990-01-15',
      sex: 'male',
      nationality: 'VNM',
      document: { kind: 'cccd', number: person, issuingState: 'VNM' },
    },
    source: 'chip',
    verdict: { level: 'genuine', reasons: [] },
    stay: { room: '101', arrival: now, plannedDeparture: now + 1000, reason: '1' },
    createdAt: now + count,
    deadline: now + 3_600_000,
    ruleVersion: 'stay-notice/2026-07-01',
  };
  await database.transaction(async (stores) => {
    await stores.declarations.insert(notice);
    await stores.outbox.insert({
      id,
      channel: 'gateway',
      state: 'ready',
      deadline: notice.deadline,
      createdAt: notice.createdAt,
      updatedAt: now,
      attempts: 0,
      nextAttemptAt: now,
      orderKey: person,
      ...more,
    });
  });
  return id;
}

const states = async (...ids: string[]) => (await database.outbox.byIds(ids)).map(({ state }) => state);

/** Lets the loop run for a stretch of fake time. */
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('the happy way', () => {
  test('one batch, one receipt for each, green with proof', async () => {
    const ids = [await file('000090000001'), await file('000090000002')];
    dispatcher.start();
    await pass(50);
    expect(await states(...ids)).toEqual(['registered', 'registered']);
    expect(channel.sends).toEqual([ids]);
    const [entry] = await database.outbox.byIds(ids);
    expect(entry?.proof?.receiptNumber).toBe(`R-${ids[0]}`);
    expect((await database.audit.latest(10)).map(({ type }) => type)).toContain('receipt-stored');
  });

  test('two records of one person go one after the other', async () => {
    const first = await file('000090000001');
    const second = await file('000090000001');
    dispatcher.start();
    await pass(50);
    expect(channel.sends).toEqual([[first], [second]]);
  });
});

describe('when the line is down', () => {
  test('the entry waits, goes by itself, and is sent once', async () => {
    const down = { failure: 'endpoint-unreachable', effect: 'not-sent' } as const;
    channel.script.push(down, down, down);
    const id = await file('000090000001');
    dispatcher.start();
    await pass(500);
    expect(await states(id)).toEqual(['ready']);
    expect(dispatcher.condition()).toMatchObject({
      channel: 'down',
      failure: { code: 'endpoint-unreachable' },
    });
    await pass(10_000);
    expect(await states(id)).toEqual(['registered']);
    expect(channel.arrived).toEqual([id]);
    expect(dispatcher.condition().channel).toBe('up');
  });

  test('waits ever longer, and as long as Retry-After asks', async () => {
    channel.script.push({ failure: 'endpoint-busy', effect: 'not-sent', retryAfterMs: 30_000 });
    await file('000090000001');
    dispatcher.start();
    await pass(29_000);
    expect(channel.sends).toHaveLength(1);
    await pass(3_000);
    expect(channel.sends).toHaveLength(2);
  });

  test('a line that breaks in the middle of a batch keeps the next batch back as well, and then all go once', async () => {
    channel = createScriptedChannel(2);
    dispatcher = start();
    channel.script.push('break-after-first');
    const ids = [await file('000090000001'), await file('000090000002'), await file('000090000003')];
    dispatcher.start();
    await pass(500);
    expect(await states(...ids)).toEqual(['registered', 'ready', 'ready']);
    expect(channel.sends).toEqual([ids.slice(0, 2)]);
    expect(dispatcher.condition()).toMatchObject({
      channel: 'down',
      failure: { code: 'endpoint-unreachable' },
    });
    await pass(10_000);
    expect(await states(...ids)).toEqual(['registered', 'registered', 'registered']);
    expect([...channel.arrived].sort()).toEqual([...ids].sort());
  });

  test('"send now" does not wait for the retry time', async () => {
    channel.script.push({ failure: 'endpoint-busy', effect: 'not-sent', retryAfterMs: 600_000 });
    const id = await file('000090000001');
    dispatcher.start();
    await pass(100);
    await dispatcher.retryNow();
    await pass(100);
    expect(await states(id)).toEqual(['registered']);
  });
});

describe('when the outcome is not known', () => {
  test('asks, and never sends a booked record twice', async () => {
    channel.script.push('book-then-silence');
    const id = await file('000090000001');
    dispatcher.start();
    await pass(50);
    expect(await states(id)).toEqual(['unknown']);
    await pass(10_000);
    expect(await states(id)).toEqual(['registered']);
    expect(channel.arrived).toEqual([id]);
    expect(channel.sends).toHaveLength(1);
  });

  test('sends again only after the authority said that it never came', async () => {
    channel.script.push('silence');
    const id = await file('000090000001');
    dispatcher.start();
    await pass(20_000);
    expect(await states(id)).toEqual(['registered']);
    expect(channel.queries.length).toBeGreaterThan(0);
    expect(channel.sends).toEqual([[id], [id]]);
    expect(channel.arrived).toEqual([id]);
  });

  test('a receipt that does not verify never turns green; the truth is asked for', async () => {
    channel.script.push('invalid-receipt');
    channel.queryScript.push('invalid-receipt', 'invalid-receipt');
    const id = await file('000090000001');
    dispatcher.start();
    await pass(1_500);
    expect(await states(id)).toEqual(['unknown']);
    expect((await database.outbox.byId(id))?.lastFailure?.code).toBe('receipt-invalid');
    await pass(60_000);
    expect(await states(id)).toEqual(['registered']);
    expect(channel.arrived).toEqual([id]);
  });

  test('a record that the answer forgets is unknown, its mates are green', async () => {
    channel.script.push('forget-first');
    const ids = [await file('000090000001'), await file('000090000002')];
    dispatcher.start();
    await pass(50);
    expect(await states(...ids)).toEqual(['unknown', 'registered']);
  });
});

describe('when a record is refused', () => {
  test('its mates go on, and the authority’s words are kept', async () => {
    channel.script.push('refuse-first');
    const ids = [await file('000090000001'), await file('000090000002')];
    dispatcher.start();
    await pass(50);
    expect(await states(...ids)).toEqual(['rejected', 'registered']);
    expect((await database.outbox.byId(ids[0]!))?.lastFailure?.authorityText).toBe('Sai số');
    await pass(120_000);
    expect(channel.sends).toHaveLength(1);
  });
});

describe('when our certificate is refused', () => {
  test('the channel pauses once and waits for a person', async () => {
    channel.script.push({ failure: 'client-certificate-refused', effect: 'paused' });
    const ids = [await file('000090000001'), await file('000090000002')];
    dispatcher.start();
    await pass(300_000);
    expect(await states(...ids)).toEqual(['paused', 'paused']);
    expect(channel.sends).toHaveLength(1);
    expect(dispatcher.condition()).toMatchObject({
      channel: 'paused',
      failure: { code: 'client-certificate-refused' },
    });
    await dispatcher.retryNow();
    await pass(100);
    expect(await states(...ids)).toEqual(['registered', 'registered']);
  });
});

describe('when the clock is set back by a day', () => {
  test('neither the channel nor an entry waits for yesterday to come again', async () => {
    channel.script.push({ failure: 'endpoint-busy', effect: 'not-sent', retryAfterMs: 5_000 });
    const id = await file('000090000001');
    dispatcher.start();
    await pass(100);
    vi.setSystemTime(Date.now() - 24 * 3_600_000);
    await pass(10_000);
    expect(await states(id)).toEqual(['registered']);
    expect(channel.arrived).toEqual([id]);
  });
});

describe('when the disk is full', () => {
  test('a receipt that cannot be stored is fetched again when there is room; nothing is sent twice', async () => {
    const full = new DatabaseFailure({ code: 'disk-full' });
    const { transaction } = database;
    let room = false;
    database = { ...database, transaction: (work) => (room ? transaction(work) : Promise.reject(full)) };
    const filing = await file('000090000001').catch((error: unknown) => error);
    expect(filing).toBe(full);
    room = true;
    const id = await file('000090000001');
    room = false;
    dispatcher = start();
    dispatcher.start();
    await pass(200);
    expect(await states(id)).toEqual(['sending']);
    expect(errors).toContain(full);
    room = true;
    await pass(LEASE_MS + 60_000);
    expect(await states(id)).toEqual(['registered']);
    expect(channel.arrived).toEqual([id]);
    expect(channel.queries.flat()).toContain(id);
    errors.length = 0;
  });
});

describe('when the clock jumps ahead by a day', () => {
  test('a batch that is out arrives once, though its lease seems to have ended', async () => {
    let answer: () => void = () => {};
    const arrived = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const slow: Channel = {
      ...channel,
      async send(...input) {
        await arrived;
        return channel.send(...input);
      },
    };
    const id = await file('000090000001');
    dispatcher = start(undefined, slow);
    dispatcher.start();
    await pass(50);
    vi.setSystemTime(Date.now() + 24 * 3_600_000);
    // Another desk on the same data looks, sees a lease that has ended, and asks.
    const other = start(undefined, channel);
    other.start();
    await pass(2_000);
    expect(channel.queries.flat()).toContain(id);
    answer();
    await pass(90_000);
    await other.stop();
    expect(await states(id)).toEqual(['registered']);
    expect(new Set(channel.arrived)).toEqual(new Set([id]));
  });

  test('what waits for its next attempt goes at once, and nothing is late by it that was not', async () => {
    channel.script.push({ failure: 'endpoint-busy', effect: 'not-sent', retryAfterMs: 600_000 });
    const id = await file('000090000001');
    dispatcher.start();
    await pass(100);
    vi.setSystemTime(Date.now() + 24 * 3_600_000);
    await pass(61_000);
    expect(await states(id)).toEqual(['registered']);
  });
});

describe('after a crash', () => {
  const lease = (holder: string, until = START + LEASE_MS) => ({
    state: 'sending' as const,
    lease: { holder, until },
  });

  test('what a dead process was sending is asked about, not sent again', async () => {
    const id = await file('000090000001', lease('this-host/99/dead'));
    dispatcher = start((pid) => pid !== 99);
    dispatcher.start();
    await pass(50);
    expect(channel.queries[0]).toEqual([id]);
    await pass(20_000);
    expect(await states(id)).toEqual(['registered']);
  });

  test('what a living process holds is left alone until its lease ends', async () => {
    const id = await file('000090000001', lease('this-host/7/alive'));
    dispatcher.start();
    await pass(LEASE_MS - 2_000);
    expect(await states(id)).toEqual(['sending']);
    await pass(10_000);
    expect(await states(id)).not.toEqual(['sending']);
  });

  test('a lease from the future (the clock was set back) does not hold an entry for ever', async () => {
    const id = await file('000090000001', lease('other-host/7/alive', START + 30 * 24 * 3_600_000));
    dispatcher.start();
    await pass(50);
    expect(await states(id)).not.toEqual(['sending']);
  });
});
