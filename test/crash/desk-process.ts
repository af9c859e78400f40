/** A life of the desk seen from outside: what it said, when it is killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { type LifePlan, lifeWord } from './life-plan.ts';

const MAIN = path.join(import.meta.dirname, 'desk-life.ts');
const NEVER_MS = 60_000;

/** When a life ends: so long after it began, or after it has filed so many. */
export type Moment =
  | { readonly kind: 'opening'; readonly delayMs: number }
  | { readonly kind: 'filed'; readonly count: number; readonly delayMs: number };

export interface LifeStory {
  /** Ids that the desk said were filed. */
  readonly filed: readonly string[];
  /** What it printed as errors; empty when nothing unexpected happened. */
  readonly complaints: string;
  /** It ended by itself or did nothing any more, instead of living until it was killed. */
  readonly failed?: string;
}

export interface DeskProcess {
  /** Begins to live; resolves when it has been killed (SIGKILL) at the moment. */
  live(plan: LifePlan, until: Moment): Promise<LifeStory>;
  /** Ends one that was never used. */
  discard(): Promise<void>;
}

/** Loads the program; it waits for its plan. */
export function startDeskProcess(dataFolder: string, environment: NodeJS.ProcessEnv): DeskProcess {
  const child = spawn(process.execPath, [MAIN, dataFolder], { stdio: 'pipe', env: environment });
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  const ended = once(child, 'close').then(([code, signal]) => {
    process.off('exit', end);
    return `ended by itself: ${String(code ?? signal)}`;
  });
  const filed: string[] = [];
  let complaints = '';
  let onWord: () => void = () => {};
  let loaded = false;
  child.stderr.on('data', (bytes) => (complaints += bytes));
  child.stdin.on('error', () => {}); // it was killed while it was written to
  createInterface({ input: child.stdout }).on('line', (line) => {
    const word = lifeWord.parse(JSON.parse(line));
    if (word.word === 'filed') filed.push(word.id);
    if (word.word === 'loaded') loaded = true;
    onWord();
  });

  const until = (reached: () => boolean) =>
    new Promise<void>((resolve) => {
      onWord = () => {
        if (reached()) resolve();
      };
      onWord();
    });

  async function moment(when: Moment): Promise<undefined> {
    if (when.kind === 'filed') await until(() => filed.length >= when.count);
    await pause(when.delayMs);
    return undefined;
  }

  return {
    async live(plan, when) {
      const patience = new AbortController();
      const tooLong = pause(NEVER_MS, 'did nothing any more', { signal: patience.signal }).catch(
        () => undefined,
      );
      let failed = await Promise.race([until(() => loaded), ended, tooLong]);
      if (failed === undefined) {
        child.stdin.write(`${JSON.stringify(plan)}\n`);
        failed = await Promise.race([moment(when), ended, tooLong]);
      }
      patience.abort();
      child.kill('SIGKILL');
      await ended; // its last lines are read by then
      return { filed, complaints, ...(failed !== undefined && { failed }) };
    },
    async discard() {
      end();
      await ended;
    },
  };
}
