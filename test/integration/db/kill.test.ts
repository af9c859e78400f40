/** Kills a desk in the middle of its commits, again and again, and compares what was promised with what is there. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { type DeskDatabase, openDatabase } from '../../../db/open-database.ts';
import { createSealer } from '../../../db/sealing/sealer.ts';

const KILLS = 30;
const EVERYTHING = 1_000_000;
const SCRIPT = fileURLToPath(new URL('./filing-loop.ts', import.meta.url));

/** Starts the loop, lets it file `survive` declarations, kills it `delayMs` later; gives the ids it had promised. */
function fileUntilKilled(
  file: string,
  run: number,
  survive: number,
  delayMs: number,
): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [SCRIPT, file, String(run)], { stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    let complaints = '';
    let dying = false;
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (dying || printed.split('\n').length <= survive) return;
      dying = true;
      setTimeout(() => child.kill('SIGKILL'), delayMs);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaints += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (_, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`ended by itself: ${complaints}`));
      resolve(printed.split('\n').slice(0, -1)); // the last line has no end when the kill cut it
    });
  });
}

async function reopen(file: string): Promise<DeskDatabase> {
  const sealer = createSealer([{ version: 1, bytes: new Uint8Array(32).fill(7) }], randomBytes);
  const opened = await openDatabase({ file, sealer, now: Date.now });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

test(`after each of ${KILLS} kills every declaration has its entry and its audit event`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-kill-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'desk.sqlite');
  const promised: string[] = [];

  for (let run = 0; run < KILLS; run += 1) {
    // Odd numbers, so that the kills fall on different moments of begin, insert, commit and checkpoint.
    promised.push(...(await fileUntilKilled(file, run, (run * 7) % 23, (run * 3) % 11)));

    const database = await reopen(file);
    expect((await database.inspect()).integrity).toBe('ok');
    expect(await database.audit.firstBroken()).toBeUndefined();
    const entries = (await database.outbox.list({ limit: EVERYTHING })).map((entry) => entry.id);
    const events = (await database.audit.latest(EVERYTHING)).map((event) => event.subject);
    const declarations = await database.declarations.staysBetween(0, Number.MAX_SAFE_INTEGER, EVERYTHING);
    await database.close();

    const filed = declarations.map((declaration) => declaration.id).sort();
    expect([...entries].sort()).toEqual(filed);
    expect([...events].sort()).toEqual(filed);
    // What the desk had said was filed is filed. One more may be: its commit was done, its line not yet written.
    const known = new Set(filed);
    expect(promised.filter((id) => !known.has(id))).toEqual([]);
    expect(filed.length - promised.length).toBeLessThanOrEqual(run + 1);
  }
  expect(promised.length).toBeGreaterThan(KILLS);
}, 300_000);
