/**
 * What it costs to file, and how fast a full outbox drains through the gateway beside a bare loop that posts the same
 * batches with axios and keeps nothing. Both against the same endpoint, which runs as a program of its own; the bare loop
 * runs before and after, so that a machine that grows slower in between is noticed.
 */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Agent } from 'node:https';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import axios from 'axios';
import { openDatabase } from '../../db/open-database.ts';
import { createSealer } from '../../db/sealing/sealer.ts';
import { queueDeclaration } from '../../electron/backend/filing.ts';
import { createDispatcher } from '../../electron/backend/sending/dispatcher.ts';
import { systemEnvironment } from '../../electron/backend/system-environment.ts';
import type { Declaration } from '../../electron/core/declaration/declaration.ts';
import type { Database } from '../../electron/core/ports/stores.ts';
import { createGatewayChannel } from '../../electron/police/gateway/gateway-channel.ts';
import { gatewayConfig } from '../../electron/police/gateway/gateway-config.ts';
import { recordText } from '../../electron/police/gateway/record.ts';
import type { EndpointAnnouncement } from '../../electron/training/gateway-endpoint/program.ts';
import { startEndpointProcess } from '../support/desk/endpoint-process.ts';
import { inventedNotice } from '../support/desk/invented-declarations.ts';
import { temporaryFolder } from '../support/desk/temporary-folder.ts';

export interface SendingFigures {
  readonly entries: number;
  readonly commitP50Ms: number;
  readonly commitP99Ms: number;
  /** Records a second. */
  readonly bare: number;
  readonly drained: number;
  /** Between the fuller and the emptier half of the bare runs. */
  readonly bareSpread: number;
  /** Resident memory of the desk above what it had before it began to drain, at most. */
  readonly grownMb: number;
  /** What the program still held afterwards, above what it held before, with everything collected that can be. */
  readonly keptMb: number;
}

/**
 * Independent of the queue's length: two page caches of SQLite of 32 MiB each, the young generation of V8 of 3 × 16 MiB, two
 * batches with their answers, and as much again as the rest for code that is compiled on the way.
 */
export const GROWN_ALLOWED_MB = 160;
/** Of 10 000 entries. To hold on to the words of each, as sent and as answered, would take 15 MB and more. */
export const KEPT_ALLOWED_MB = 8;

const FACILITY = 'facility-000';
const COMMITS = 400;
const QUEUED_PER_TRANSACTION = 500;
const BATCH = 100;
const LOOK_MS = 20;

const numbered = (first: number, count: number, now: number): readonly Declaration[] =>
  Array.from({ length: count }, (_, index) => inventedNotice(first + index, { now, facilityId: FACILITY }));

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** One declaration, one transaction, one fsync: what the clerk waits for after Enter. */
async function measureCommits(database: Database, declarations: readonly Declaration[]) {
  const times: number[] = [];
  for (const declaration of declarations) {
    const from = performance.now();
    await database.transaction((stores) => queueDeclaration(stores, declaration, () => 'paper'));
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

async function postBare(announced: EndpointAnnouncement, declarations: readonly Declaration[]) {
  const [ca, cert, key] = await Promise.all(
    [announced.ca, announced.clientCertificate, announced.clientKey].map((file) => readFile(file, 'utf8')),
  );
  const httpsAgent = new Agent({ keepAlive: true, ca, cert, key });
  const from = performance.now();
  for (let at = 0; at < declarations.length; at += BATCH) {
    const records = declarations.slice(at, at + BATCH).map(recordText);
    const { data } = await axios.post<{ results: { outcome: string }[] }>(
      `${announced.url}/v1/records`,
      `{"records":[${records.join(',')}]}`,
      { httpsAgent, headers: { 'Content-Type': 'application/json' } },
    );
    const taken = data.results.filter(({ outcome }) => outcome === 'registered').length;
    if (taken !== records.length) throw new Error(`the endpoint took ${taken} of ${records.length}`);
  }
  const seconds = (performance.now() - from) / 1000;
  httpsAgent.destroy();
  return declarations.length / seconds;
}

/** Collects what can be collected, without a switch at the start of the program. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('this Node cannot be told to collect its garbage');
  collect();
}

/** Bytes that the program holds on to, in objects and in buffers. */
async function heldBytes(): Promise<number> {
  // Twice: buffers go only after the objects that held them, and their end is noted on the next turn.
  for (let round = 0; round < 2; round += 1) {
    collectGarbage();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function drain(database: Database, announced: EndpointAnnouncement, entries: number) {
  const read = (file: string) => readFile(file, 'utf8');
  const channel = createGatewayChannel(
    gatewayConfig.parse({
      baseUrl: announced.url,
      ca: await read(announced.ca),
      clientCertificate: await read(announced.clientCertificate),
      clientKey: await read(announced.clientKey),
      receiptKeys: JSON.parse(await read(announced.receiptKeys)),
      maxBatch: BATCH,
    }),
    { ...systemEnvironment, log: () => {} },
  );
  let changes = 0;
  const dispatcher = createDispatcher({
    database,
    channel: (id) => (id === 'gateway' ? channel : undefined),
    environment: systemEnvironment,
    holder: `bench/${process.pid}/1`,
    processLives: () => true,
    operatorId: () => 'operator-1',
    onChange: (ids) => {
      changes += ids.length;
    },
    onError: (error) => {
      throw error;
    },
  });
  const held = await heldBytes();
  const before = process.memoryUsage.rss();
  let most = before;
  const from = performance.now();
  dispatcher.start();
  const waiting = async () => (await database.outbox.channelHealth('gateway', Date.now())).waiting;
  // Each entry changes twice at least: taken under its lease, and settled. To ask earlier would be work that the desk has not.
  while (changes < 2 * entries || (await waiting()) > 0) {
    most = Math.max(most, process.memoryUsage.rss());
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  const seconds = (performance.now() - from) / 1000;
  await dispatcher.stop();
  await channel.close();
  const keptMb = ((await heldBytes()) - held) / 1_048_576;
  const { byState } = await database.outbox.health(Date.now());
  if (byState.registered !== entries) throw new Error(`${byState.registered} of ${entries} are green`);
  return { drained: entries / seconds, grownMb: (most - before) / 1_048_576, keptMb };
}

export async function measureSending(entries = 10_000): Promise<SendingFigures> {
  const folder = await temporaryFolder();
  const endpoint = await startEndpointProcess(join(folder.path, 'endpoint'), 0);
  const now = Date.now();
  try {
    const sealer = createSealer([{ version: 1, bytes: new Uint8Array(32).fill(7) }], (length) =>
      randomBytes(length),
    );
    const opened = await openDatabase({ file: join(folder.path, 'desk.db'), sealer, now: Date.now });
    if (!opened.ok) throw new Error(opened.error.code);
    const database = opened.value;
    const commits = await measureCommits(database, numbered(1_000_001, COMMITS, now));
    const queued = numbered(1, entries, now);
    for (let at = 0; at < entries; at += QUEUED_PER_TRANSACTION) {
      await database.transaction(async (stores) => {
        for (const one of queued.slice(at, at + QUEUED_PER_TRANSACTION))
          await queueDeclaration(stores, one, () => 'gateway');
      });
    }
    const half = entries / 2;
    await postBare(endpoint.announcement, numbered(3_000_001, 10 * BATCH, now)); // both sides warm
    const first = await postBare(endpoint.announcement, numbered(4_000_001, half, now));
    const { drained, grownMb, keptMb } = await drain(database, endpoint.announcement, entries);
    const second = await postBare(endpoint.announcement, numbered(5_000_001, half, now));
    await database.close();
    return {
      entries,
      commitP50Ms: commits.p50,
      commitP99Ms: commits.p99,
      bare: entries / (half / first + half / second),
      drained,
      bareSpread: Math.abs(first - second) / Math.max(first, second),
      grownMb,
      keptMb,
    };
  } finally {
    await endpoint.kill();
    await folder.remove();
  }
}
