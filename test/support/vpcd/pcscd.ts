/**
 * A pcscd with the vpcd virtual reader, for tests. It uses the one that is running, or starts its own;
 * it stops only what it started.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { VPCD_PORTS } from './fake-card.ts';

const PCSCD = '/usr/sbin/pcscd';
const SERVICE_SOCKET = '/run/pcscd/pcscd.comm';
const VPCD_CONFIGURATION = '/etc/reader.conf.d/vpcd';
const START_MS = 10_000;

export type Availability = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Whether the virtual reader can be used here, and if not, what is missing. */
export function available(): Availability {
  if (process.platform !== 'linux') return { ok: false, reason: 'the vpcd virtual reader needs Linux' };
  if (!existsSync(PCSCD)) return { ok: false, reason: 'package pcscd is not installed' };
  if (!existsSync(VPCD_CONFIGURATION)) {
    return { ok: false, reason: 'package vsmartcard-vpcd is not installed' };
  }
  if (process.getuid?.() !== 0 && !existsSync(SERVICE_SOCKET)) {
    return { ok: false, reason: 'pcscd is not running and only root may start it' };
  }
  return { ok: true };
}

export interface Pcscd {
  /** True when this process started it, and may therefore stop it. */
  readonly own: boolean;
  running(): boolean;
  /** Stops it the polite way (SIGTERM), or as a crash would (SIGKILL). Nothing happens to one that is not ours. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Has it look for readers that came (`pcscd --hotplug`). Nothing happens to one that is not ours. */
  hotplug(): void;
}

/** The virtual box at the usual ports, under a name of the test's own; its slots are `${name} 00 00` and `${name} 00 01`. */
const configurationOf = (name: string): string =>
  readFileSync(VPCD_CONFIGURATION, 'utf8').replace(/^FRIENDLYNAME.*$/m, `FRIENDLYNAME "${name}"`);

/**
 * Resolves when both the service and the first virtual slot accept connections. Throws after 10 s.
 *
 * @param readerName name of the virtual reader, in place of the one it has on this machine; needs a service of our own
 */
export const startPcscd = (readerName?: string): Promise<Pcscd> =>
  startPcscdWith(readerName === undefined ? undefined : configurationOf(readerName));

/**
 * As `startPcscd`, with a configuration of readers in place of that of the machine.
 * @param environment more variables, for a driver that reads some
 */
export async function startPcscdWith(
  configuration: string | undefined,
  environment: Readonly<Record<string, string>> = {},
): Promise<Pcscd> {
  if (await reachable({ path: SERVICE_SOCKET })) {
    if (configuration !== undefined) throw new Error('a pcscd that is not ours is running');
    await waitUntil(vpcdReachable, 'pcscd is running without the vpcd reader');
    return {
      own: false,
      running: () => true,
      stop: async () => {},
      hotplug: () => {},
    };
  }
  const folder = configuration && mkdtempSync(path.join(tmpdir(), 'pcscd-'));
  if (folder) writeFileSync(path.join(folder, 'vpcd'), configuration);
  const config = folder ? ['--config', folder] : [];
  // Dies with this process, however that ends: a failing test run must not leave a service behind.
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', PCSCD, '--foreground', ...config], {
    stdio: 'ignore',
    env: { ...process.env, ...environment },
  });
  try {
    await waitUntil(async () => {
      if (child.exitCode !== null) throw new Error(`pcscd ended at once with status ${child.exitCode}`);
      return (await reachable({ path: SERVICE_SOCKET })) && (await vpcdReachable());
    }, 'pcscd did not come up');
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return {
    own: true,
    running: () => child.exitCode === null && child.signalCode === null,
    stop: async (signal = 'SIGTERM') => {
      await ended(child, signal);
      if (folder) rmSync(folder, { recursive: true, force: true });
    },
    hotplug: () => void child.kill('SIGUSR1'),
  };
}

/**
 * vpcd reads each answer in two parts, and delayed ACK then costs about 48 ms per APDU. As root this takes
 * the delay away on loopback; gives the function that puts it back, or nothing where it may not.
 */
export function withoutDelayedAck(): (() => void) | undefined {
  const route = (...more: string[]) =>
    execFileSync(
      'ip',
      `route replace local 127.0.0.1 dev lo table local proto kernel scope host src 127.0.0.1`
        .split(' ')
        .concat(more),
      { stdio: 'ignore' },
    );
  try {
    route('quickack', '1');
    return () => route();
  } catch {
    return undefined;
  }
}

/**
 * Asks whether vpcd listens without connecting to it: a connection would look like a card being put in.
 * Listening sockets are state 0A in /proc/net/tcp.
 */
async function vpcdReachable(): Promise<boolean> {
  const { readFile } = await import('node:fs/promises');
  const port = VPCD_PORTS[0].toString(16).toUpperCase();
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((file) => readFile(file, 'utf8').catch(() => '')),
  );
  return tables.some((table) => new RegExp(`:${port} [0-9A-F]+:0000 0A`).test(table));
}

function reachable(where: { readonly path: string }): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(where);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function waitUntil(condition: () => Promise<boolean>, otherwise: string): Promise<void> {
  const deadline = performance.now() + START_MS;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(otherwise);
    await sleep(50);
  }
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}
