/** The reference endpoint of the Ministry's API as a program: announced, attached to, killed, started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createKbttChannel } from '../../../electron/police/kbtt/kbtt-channel.ts';
import { parseKbttConfig } from '../../../electron/police/kbtt/kbtt-config.ts';
import { readBook } from '../../../electron/training/kbtt-endpoint/book.ts';
import type { EndpointAnnouncement } from '../../../electron/training/kbtt-endpoint/program.ts';
import { citizen, neverAborted } from '../../unit/police/kbtt/attached-kbtt.ts';

const PROGRAM = join(import.meta.dirname, '../../../electron/training/kbtt-endpoint/main.ts');

let folder: string;
let running: ChildProcess | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kbtt-program-'));
});
afterEach(async () => {
  running?.kill('SIGKILL');
  running = undefined;
  await rm(folder, { recursive: true, force: true });
});

async function start(...more: readonly string[]) {
  const child = spawn(process.execPath, [PROGRAM, '--data', folder, '--control', ...more], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  running = child;
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const announcement: EndpointAnnouncement = JSON.parse((await lines.next()).value ?? '');
  const config = parseKbttConfig(JSON.parse(await readFile(announcement.desk, 'utf8')));
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  const channel = createKbttChannel(config.value, {
    now: Date.now,
    monotonic: () => performance.now(),
    log: () => undefined,
  });
  return {
    announcement,
    channel,
    tell: async (fault: object | null) => {
      child.stdin.write(`${JSON.stringify(fault)}\n`);
      return JSON.parse((await lines.next()).value ?? '');
    },
    kill: () =>
      new Promise((ended) => {
        child.once('exit', ended);
        child.kill('SIGKILL');
      }),
  };
}

const guestNow = (n: number) =>
  citizen(n, { stay: { arrival: Date.now() - 60_000, plannedDeparture: Date.now() + 86_400_000 } });

test('what it took is in its book after a kill, and the same account opens it again', async () => {
  const first = await start();
  expect(await first.tell({ kind: 'drop-after-commit', times: 1 })).toMatchObject({
    fault: { kind: 'drop-after-commit' },
  });
  expect(await first.channel.send([guestNow(1)], neverAborted())).toMatchObject({
    ok: false,
    error: { effect: 'unknown' },
  });
  await first.channel.close();
  await first.kill();
  expect(readBook(first.announcement.book).stays()).toHaveLength(1);

  const second = await start();
  expect(await second.tell(null)).toEqual({ fault: null, struck: 0 });
  expect(await second.tell({ kind: 'no such' })).toHaveProperty('refused');
  expect(await second.channel.send([guestNow(1)], neverAborted())).toMatchObject({
    ok: true,
    value: [{ outcome: 'unknown', failure: { code: 'probably-filed' } }],
  });
  expect(await second.channel.send([guestNow(2)], neverAborted())).toMatchObject({
    ok: true,
    value: [{ outcome: 'accepted' }],
  });
  await second.channel.close();
  expect(readBook(second.announcement.book).stays()).toHaveLength(2);
});

test('options that it does not know end it with a word', async () => {
  const child = spawn(process.execPath, [PROGRAM, '--sandbox'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => {
    words += chunk.toString('utf8');
  });
  expect(await new Promise((ended) => child.once('exit', ended))).toBe(2);
  expect(words).toContain('kbtt-endpoint:');
});
