/**
 * The shell as it is built for Electron, started on plain Node with the real backend in training mode. What a bundle
 * can break shows here: a file that is not found, a package that is bundled wrongly, code that runs twice. Electron's
 * binary is replaced by the fake one.
 */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { createBuilder } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { guestDisplayView } from '../../../electron/bridge/guest-display.ts';
import { good, payload, pinned, sent } from '../../unit/police/gateway/receipt-flaws.ts';

const PROJECT = path.join(import.meta.dirname, '..', '..', '..');
const HOOK = path.join(PROJECT, 'test', 'support', 'electron-stub', 'hook.mjs');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'built-shell-'));
  await mkdir(path.join(folder, 'dist'));
  // As in a package: the built files, their package.json and the production packages.
  await writeFile(path.join(folder, 'package.json'), '{"type":"module"}');
  await symlink(path.join(PROJECT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  const builder = await createBuilder({
    root: PROJECT,
    configFile: path.join(PROJECT, 'vite.shell.config.ts'),
    logLevel: 'error',
    build: { outDir: path.join(folder, 'dist', 'shell') },
  });
  await builder.buildApp();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const report = z.object({
  status: z.object({ ok: z.literal(true), value: z.object({ mode: z.string(), host: z.string() }) }),
  training: z.object({ ok: z.literal(true), value: z.object({ people: z.array(z.unknown()) }) }),
  events: z.array(z.string()),
  display: z.object({
    opened: z.object({ ok: z.literal(true), value: z.strictObject({}) }),
    preload: z.string(),
    loaded: z.string(),
    view: guestDisplayView,
    desk: z.literal('refused'),
  }),
  loaded: z.array(z.string()),
  boxes: z.array(z.unknown()),
});

test('starts, opens its page, answers the bridge, opens the guest’s window, tells its state and stops', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      '--import',
      pathToFileURL(HOOK).href,
      path.join(folder, 'dist', 'shell', 'main.js'),
      '--mode=training',
      `--data=${path.join(folder, 'data')}`,
    ],
    { timeout: 60_000 },
  );
  const seen = report.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
  expect(seen.status.value).toMatchObject({ mode: 'training', host: 'electron' });
  expect(seen.training.value.people.length).toBeGreaterThan(0);
  expect([...new Set(seen.events)].sort()).toEqual(['checkIn', 'status', 'training']);
  expect(seen.display.loaded).toBe('load app://desk/#/guest-display');
  expect(seen.display.view).toMatchObject({ stage: 'idle', training: true });
  expect(existsSync(seen.display.preload)).toBe(true);
  expect(seen.loaded).toEqual(['load app://desk/']);
  expect(seen.boxes).toEqual([]);
});

test('the thread for receipts is beside the program that starts it, and verifies', async () => {
  const worker = new Worker(path.join(folder, 'dist', 'shell', 'receipt-worker.js'), {
    workerData: { receiptKeys: { keys: [pinned] } },
  });
  try {
    worker.postMessage(
      JSON.stringify({
        question: 7,
        receipts: [
          { jws: good, sent },
          { jws: '', sent },
        ],
      }),
    );
    const [answer] = await once(worker, 'message');
    expect(JSON.parse(z.string().parse(answer))).toEqual({
      question: 7,
      verified: [
        { ok: true, value: { ...payload, keyId: 'k1' } },
        { ok: false, error: 'missing' },
      ],
    });
  } finally {
    await worker.terminate();
  }
});
