/** `kiosk …` as a program of its own, the way a person or a script runs it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const MAIN = path.join(import.meta.dirname, '../../../electron/cli/main.ts');

export interface Run {
  readonly code: number;
  /** The one JSON document on stdout. */
  readonly json: Record<string, unknown>;
  readonly stderr: string;
}

const start = (parameters: readonly string[]) =>
  spawn(process.execPath, [MAIN, ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] });

/** Runs to the end. Throws when stdout is not exactly one JSON document. */
export async function kiosk(...parameters: readonly string[]): Promise<Run> {
  const child = start([...parameters, '--json']);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (bytes) => (stdout += bytes));
  child.stderr.on('data', (bytes) => (stderr += bytes));
  const [code] = (await once(child, 'close')) as [number];
  try {
    return { code, json: JSON.parse(stdout) as Record<string, unknown>, stderr };
  } catch {
    throw new Error(`kiosk ${parameters.join(' ')}: no JSON on stdout\n${stdout}\n${stderr}`);
  }
}

/** Runs to the end; the lines on stdout, as a person reads them. */
export async function kioskText(...parameters: readonly string[]): Promise<readonly string[]> {
  const child = start(parameters);
  let stdout = '';
  child.stdout.on('data', (bytes) => (stdout += bytes));
  child.stderr.resume();
  await once(child, 'close');
  return stdout.split(/\r?\n/);
}

export interface Holding {
  readonly ready: Record<string, unknown>;
  /** SIGTERM, waited for; resolves with the exit code. */
  stop(): Promise<number>;
}

/** Starts a command that runs until it is stopped, and waits for its line. */
export async function kioskHolding(...parameters: readonly string[]): Promise<Holding> {
  const child = start([...parameters, '--json']);
  let stderr = '';
  child.stderr.on('data', (bytes) => (stderr += bytes));
  const ended = once(child, 'exit').then(([code]) => code as number);
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([text]) => text as string),
    ended.then((code) => {
      throw new Error(`kiosk ${parameters.join(' ')} ended with ${code}\n${stderr}`);
    }),
  ]);
  return {
    ready: JSON.parse(line) as Record<string, unknown>,
    async stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
