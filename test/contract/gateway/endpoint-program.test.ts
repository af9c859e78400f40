/** The endpoint as a program: started, killed in the middle of its work, started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { StayNotice } from '../../../electron/core/declaration/stay-notice.ts';
import {
  createGatewayChannel,
  type GatewayChannel,
} from '../../../electron/police/gateway/gateway-channel.ts';
import { parseGatewayConfig } from '../../../electron/police/gateway/gateway-config.ts';
import { readBook } from '../../../electron/training/gateway-endpoint/book.ts';
import { inventedNotice, neverAborted } from '../../unit/police/gateway/attached-gateway.ts';

const MAIN = join(import.meta.dirname, '../../../electron/training/gateway-endpoint/main.ts');

const announcement = z.strictObject({
  ready: z.literal(true),
  url: z.string(),
  port: z.number(),
  ca: z.string(),
  clientCertificate: z.string(),
  clientKey: z.string(),
  receiptKeys: z.string(),
  book: z.string(),
});
type Announcement = z.infer<typeof announcement>;

interface Running {
  readonly process: ChildProcess;
  readonly lines: AsyncIterator<string>;
  readonly announced: Announcement;
}

let data: string;
const running: ChildProcess[] = [];
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'endpoint-'));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map(end));
  await rm(data, { recursive: true, force: true });
});

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function start(...args: readonly string[]): Promise<Running> {
  const child = spawn(process.execPath, [MAIN, '--data', data, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  running.push(child);
  const reader: Interface = createInterface({ input: child.stdout });
  const lines = reader[Symbol.asyncIterator]();
  const first = await lines.next();
  return { process: child, lines, announced: announcement.parse(JSON.parse(String(first.value))) };
}

/** Attached by hand, from the announced files alone. */
async function attach({
  url,
  ca,
  clientCertificate,
  clientKey,
  receiptKeys,
}: Announcement): Promise<GatewayChannel> {
  const config = parseGatewayConfig({
    baseUrl: url,
    ca: await readFile(ca, 'utf8'),
    clientCertificate: await readFile(clientCertificate, 'utf8'),
    clientKey: await readFile(clientKey, 'utf8'),
    receiptKeys: JSON.parse(await readFile(receiptKeys, 'utf8')),
  });
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  return createGatewayChannel(config.value, {
    now: Date.now,
    monotonic: () => performance.now(),
    log: () => undefined,
  });
}

/**
 * A desk in its simplest form: asks about what is unknown, sends what is absent or not sent, until all are registered.
 * Returns the receipt number of each record. `between` is called after each conversation.
 */
async function fileAll(
  channel: GatewayChannel,
  notices: readonly StayNotice[],
  between: (registered: number) => Promise<void>,
): Promise<ReadonlyMap<string, string>> {
  const receipts = new Map<string, string>();
  const unknown = new Set<string>();
  while (receipts.size < notices.length) {
    const open = notices.filter(({ id }) => !receipts.has(id));
    const doubtful = open.filter(({ id }) => unknown.has(id));
    const batch = (doubtful.length > 0 ? doubtful : open).slice(0, 10);
    const told =
      doubtful.length > 0
        ? await channel.query(batch, neverAborted())
        : await channel.send(batch, neverAborted());
    if (told.ok) {
      for (const outcome of told.value) {
        if (outcome.outcome === 'registered') {
          receipts.set(outcome.id, outcome.proof.receiptNumber);
          unknown.delete(outcome.id);
        } else if (outcome.outcome === 'absent') unknown.delete(outcome.id);
        else throw new Error(JSON.stringify(outcome));
      }
    } else if (told.error.effect === 'unknown') {
      for (const { id } of batch) unknown.add(id);
    } else if (told.error.effect === 'paused') throw new Error(JSON.stringify(told.error));
    if (!told.ok) await pause(20);
    await between(receipts.size);
  }
  return receipts;
}

const expectBookToHold = (
  path: string,
  notices: readonly StayNotice[],
  receipts: ReadonlyMap<string, string>,
) => {
  const book = readBook(path);
  expect(book.counts()).toMatchObject({
    registered: notices.length,
    accepted: 0,
    refused: 0,
    conflicts: 0,
    repeats: 0,
  });
  expect(new Map(book.receipts().map(({ id, receiptNumber }) => [id, receiptNumber]))).toEqual(receipts);
  expect(new Set(receipts.values()).size).toBe(notices.length);
};

describe('the program', () => {
  test('announces all that a desk needs, and a desk attached from that files a record', async () => {
    const { announced } = await start();
    const channel = await attach(announced);
    expect(await channel.send([inventedNotice(1)], neverAborted())).toMatchObject({
      ok: true,
      value: [{ outcome: 'registered' }],
    });
    await channel.close();
  });

  test('ends when it is asked to', async () => {
    const { process: child } = await start();
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual(process.platform === 'win32' ? [null, 'SIGTERM'] : [0, null]);
  });

  test('takes faults by line, and says what it cannot read', async () => {
    const { process: child, lines, announced } = await start('--control');
    const say = async (line: string): Promise<unknown> => {
      child.stdin?.write(`${line}\n`);
      return JSON.parse(String((await lines.next()).value));
    };
    expect(await say('{"kind":"503","retryAfterSeconds":9}')).toEqual({
      fault: { kind: '503', retryAfterSeconds: 9 },
      struck: 0,
    });
    const channel = await attach(announced);
    expect(await channel.health(neverAborted())).toMatchObject({ ok: false, error: { retryAfterMs: 9_000 } });
    expect(await say('{"kind":"meteor"}')).toHaveProperty('refused');
    // It says how often the fault that ends has struck.
    const ended = z.strictObject({ fault: z.null(), struck: z.int() }).parse(await say('null'));
    expect(ended.struck).toBeGreaterThan(0);
    expect(await channel.health(neverAborted())).toMatchObject({ ok: true });
    await channel.close();
  });
});

describe('200 guests, the endpoint killed and started again twice', () => {
  const notices = Array.from({ length: 200 }, (_, n) => inventedNotice(n + 1));

  test('between two batches: 200 distinct receipts, none lost, none doubled', {
    timeout: 60_000,
  }, async () => {
    let endpoint = await start();
    const channel = await attach(endpoint.announced);
    const killAt = [50, 120];
    const receipts = await fileAll(channel, notices, async (registered) => {
      if (killAt[0] === undefined || registered < killAt[0]) return;
      killAt.shift();
      await end(endpoint.process);
      endpoint = await start('--port', String(endpoint.announced.port));
    });
    await channel.close();
    expect(killAt).toEqual([]);
    expectBookToHold(endpoint.announced.book, notices, receipts);
  });

  test('after a batch was booked and before it was answered: the same', async () => {
    let endpoint = await start('--control');
    const channel = await attach(endpoint.announced);
    const { port, book } = endpoint.announced;
    const killAt = [50, 120];
    const kills: Promise<void>[] = [];
    const killOnceBooked = async (registered: number): Promise<void> => {
      while (readBook(book).counts().registered <= registered) await pause(10);
      await end(endpoint.process);
      endpoint = await start('--control', '--port', String(port));
    };
    const receipts = await fileAll(channel, notices, async (registered) => {
      if (killAt[0] === undefined || registered < killAt[0]) return;
      killAt.shift();
      // The book is written and the answer held back for as long as it takes.
      const fault = { kind: 'slow', delayMs: 600_000, operations: ['file'], times: 1 };
      endpoint.process.stdin?.write(`${JSON.stringify(fault)}\n`);
      await endpoint.lines.next();
      kills.push(killOnceBooked(registered));
    });
    await Promise.all(kills);
    await channel.close();
    expect(kills).toHaveLength(2);
    expectBookToHold(book, notices, receipts);
  });
});
