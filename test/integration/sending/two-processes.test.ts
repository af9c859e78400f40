/** Two programs on one outbox: each record goes out once, whichever of them takes it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../db/open-database.ts';
import { createSealer } from '../../../db/sealing/sealer.ts';
import { queueDeclaration } from '../../../electron/backend/filing.ts';
import { readBook } from '../../../electron/training/gateway-endpoint/book.ts';
import { startEndpointProcess } from '../../support/desk/endpoint-process.ts';
import { inventedNotice } from '../../support/desk/invented-declarations.ts';
import { temporaryFolder } from '../../support/desk/temporary-folder.ts';

const SENDER = fileURLToPath(new URL('./sender.ts', import.meta.url));
const RECORDS = 240;

async function startSender(file: string, announcement: object) {
  const child: ChildProcess = spawn(process.execPath, [SENDER, file, JSON.stringify(announcement)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe('ready');
  return {
    say: () => child.stdin!.write('\n'),
    end: async () => {
      child.stdin!.write('\n');
      return JSON.parse(String((await lines.next()).value)) as { readonly sent: number };
    },
  };
}

test('two processes share the work and never send the same record', async () => {
  const folder = await temporaryFolder();
  onTestFinished(() => folder.remove());
  const endpoint = await startEndpointProcess(join(folder.path, 'endpoint'), 0);
  onTestFinished(() => endpoint.kill());
  const sealer = createSealer([{ version: 1, bytes: new Uint8Array(32).fill(7) }], randomBytes);
  const file = join(folder.path, 'desk.db');
  const opened = await openDatabase({ file, sealer, now: Date.now });
  if (!opened.ok) throw new Error(opened.error.code);
  const database = opened.value;
  onTestFinished(() => database.close());
  await database.transaction(async (stores) => {
    for (let n = 1; n <= RECORDS; n++) {
      await queueDeclaration(
        stores,
        inventedNotice(n, { now: Date.now(), facilityId: 'facility-000' }),
        () => 'gateway',
      );
    }
  });

  const senders = await Promise.all([
    startSender(file, endpoint.announcement),
    startSender(file, endpoint.announcement),
  ]);
  for (const one of senders) one.say();
  await expect
    .poll(async () => (await database.outbox.health(Date.now())).byState.registered, { timeout: 90_000 })
    .toBe(RECORDS);
  const told = await Promise.all(senders.map((one) => one.end()));

  const counts = readBook(endpoint.announcement.book).counts();
  expect(counts).toMatchObject({ registered: RECORDS, repeats: 0, conflicts: 0 });
  expect(told.reduce((sum, { sent }) => sum + sent, 0)).toBe(RECORDS);
  for (const { sent } of told) expect(sent).toBeGreaterThan(0);
}, 120_000);
