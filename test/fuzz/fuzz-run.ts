/** One run: shares out the inputs, watches the process that tries them, and collects what went wrong. */
import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../support/desk/temporary-folder.ts';
import type { Assignment, Defect, FuzzMessage, FuzzOrder, TargetFigures } from './fuzz-messages.ts';
import type { FuzzTarget } from './target.ts';

export interface FuzzOptions {
  /** The targets, and the module they are exported by, because a process has to find them for itself. */
  readonly targets: readonly FuzzTarget[];
  readonly module: URL;
  readonly seed: number;
  readonly inputs: number;
  /** One input alone, by its index. */
  readonly only?: number;
  /** Heap of the process, MiB: a parser that needs more is stopped, and that is a defect. */
  readonly heapMegabytes?: number;
  /** Wall time without the next input, milliseconds: whatever the machine does besides, no input takes so long. */
  readonly hangMs?: number;
  readonly onFigures?: (figures: TargetFigures) => void;
}

export interface FuzzReport {
  readonly figures: readonly TargetFigures[];
  readonly defects: readonly Defect[];
}

const HEAP_MEGABYTES = 512;
const HANG_MS = 120_000;
const WATCH_EVERY_MS = 500;
const MOST_COMPLAINTS = 4000;
const HEAP_IS_FULL = /heap out of memory|Reached heap limit|Array buffer allocation failed/i;

/** Every target gets its share, rounded up, so that none is left out. */
export function assignmentsOf(targets: readonly FuzzTarget[], inputs: number): readonly Assignment[] {
  const whole = targets.reduce((sum, { share }) => sum + share, 0);
  return targets.map(({ name, share }) => ({
    target: name,
    from: 0,
    count: Math.ceil((inputs * share) / whole),
  }));
}

export async function runFuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { targets, seed, inputs, only } = options;
  const assignments =
    only === undefined
      ? assignmentsOf(targets, inputs)
      : targets.map(({ name }) => ({ target: name, from: only, count: 1 }));
  const figures: TargetFigures[] = [];
  const defects: Defect[] = [];
  let left = assignments;
  const folder = await temporaryFolder();
  const progressFile = join(folder.path, 'progress');
  try {
    // A process that hung or ran out of memory is replaced, and the run goes on with the next target.
    while (left.length > 0) {
      const order = { targets: options.module.href, seed, assignments: left, progressFile };
      const end = await runProcess(order, options, (message) => {
        if (message.kind === 'defect') return defects.push(message.defect);
        figures.push(message.figures);
        return options.onFigures?.(message.figures);
      });
      if (end === 'done') break;
      const reached = await reachedIn(progressFile);
      const stopped = left[reached.place];
      if (stopped === undefined) throw new Error('a process that is nowhere');
      defects.push({ ...end, target: stopped.target, index: reached.index });
      left = left.slice(reached.place + 1);
    }
  } finally {
    await folder.remove();
  }
  return { figures, defects };
}

const NOWHERE = { place: -1, index: -1 };

async function reachedIn(file: string): Promise<{ readonly place: number; readonly index: number }> {
  const record = await readFile(file).catch(() => undefined);
  if (!record || record.length < 8) return NOWHERE;
  const [place, index] = new Uint32Array(record.buffer, record.byteOffset, 2);
  return place === undefined || index === undefined ? NOWHERE : { place, index };
}

type End = 'done' | Pick<Defect, 'kind' | 'detail'>;

/** Rejects when the process ends in a way that says nothing about the code under test. */
function runProcess(
  order: FuzzOrder,
  { heapMegabytes = HEAP_MEGABYTES, hangMs = HANG_MS }: FuzzOptions,
  onMessage: (message: FuzzMessage) => void,
): Promise<End> {
  const child: ChildProcess = fork(fileURLToPath(new URL('fuzz-process.ts', import.meta.url)), [], {
    execArgv: ['--expose-gc', `--max-old-space-size=${heapMegabytes}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString()).slice(-MOST_COMPLAINTS);
  });
  child.send(order);
  return new Promise((resolve, reject) => {
    let last = NOWHERE;
    let since = performance.now();
    let hung = false;
    const watchdog = setInterval(async () => {
      const now = await reachedIn(order.progressFile);
      if (now.place !== last.place || now.index !== last.index) {
        last = now;
        since = performance.now();
      } else if (performance.now() - since > hangMs) {
        hung = true;
        child.kill('SIGKILL');
      }
    }, WATCH_EVERY_MS);
    child.on('message', (message: FuzzMessage) => onMessage(message));
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watchdog);
      if (hung) return resolve({ kind: 'hung', detail: `${hangMs} ms without an end` });
      if (code === 0) return resolve('done');
      if (HEAP_IS_FULL.test(complaints)) {
        return resolve({ kind: 'out-of-memory', detail: `more than ${heapMegabytes} MiB of heap` });
      }
      return reject(new Error(complaints));
    });
  });
}
