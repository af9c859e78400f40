/** Runs inputs in a process of its own, so that a hang or a full memory is survived and told from outside. */
import { openSync, writeSync } from 'node:fs';
import { getHeapStatistics } from 'node:v8';
import { drawsFor } from './draws.ts';
import type { Assignment, Defect, FuzzMessage, FuzzOrder, TargetFigures } from './fuzz-messages.ts';
import type { FuzzTarget, TryInput } from './target.ts';

const MEGABYTE = 1024 * 1024;
/** What a target may keep for all inputs together: tables of curves and the like, never something for each input. */
const MOST_KEPT_MEGABYTES = 48;
/** One bug must not hide the others, nor fill the screen. */
const MOST_DEFECTS_OF_A_TARGET = 5;

/** Array buffers are given back a little after the collection that found them free. */
async function collect(): Promise<void> {
  for (let round = 0; round < 2; round++) {
    if (!globalThis.gc) throw new Error('start with --expose-gc');
    globalThis.gc();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Heap and array buffers in use, in octets. */
function memoryInUse(): number {
  const { used_heap_size: heap, external_memory: external } = getHeapStatistics();
  return heap + external;
}

const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

const tell = (message: FuzzMessage): void => {
  process.send?.(message);
};

/** Where the run is, in a file: whoever watches must see it also when this process answers no more. */
const progress = { file: -1, record: new Uint32Array(2) };
function reach(place: number, index: number): void {
  progress.record.set([place, index]);
  writeSync(progress.file, progress.record, 0, progress.record.byteLength, 0);
}

/** A stack without the folders of this machine. */
const describe = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const where = (error.stack ?? '')
    .split('\n')
    .slice(1, 4)
    .map((line) => line.replace(/\(?(?:file:\/\/)?\/.*\/(?=[^/]+:\d)/, '').trim());
  return `${error.name}: ${error.message} ${where.join(' < ')}`;
};

async function runTarget(
  target: FuzzTarget,
  { from, count }: Assignment,
  { seed, place }: { readonly seed: number; readonly place: number },
): Promise<TargetFigures> {
  const tryInput: TryInput = await target.prepare();
  await collect();
  const memoryBefore = memoryInUse();
  let defects = 0;
  let [accepted, total, slowest, most, fingerprint] = [0, 0, 0, 0, 0x811c9dc5];
  const report = (kind: Defect['kind'], index: number, detail: string) => {
    if (++defects <= MOST_DEFECTS_OF_A_TARGET)
      tell({ kind: 'defect', defect: { kind, target: target.name, index, detail } });
  };
  for (let index = from; index < from + count; index++) {
    reach(place, index);
    const draws = drawsFor(seed, target.name, index);
    const memory = memoryInUse();
    const began = cpuMs();
    let valid = false;
    try {
      const outcome = tryInput(draws);
      valid = typeof outcome === 'boolean' ? outcome : await outcome;
    } catch (error) {
      report('threw', index, describe(error));
    }
    const took = cpuMs() - began;
    const claimed = (memoryInUse() - memory) / MEGABYTE;
    if (took > target.maxCpuMs) report('too-slow', index, `${Math.round(took)} ms of CPU`);
    if (claimed > target.maxMegabytes) report('too-much-memory', index, `${Math.round(claimed)} MiB`);
    accepted += Number(valid);
    total += took;
    slowest = Math.max(slowest, took);
    most = Math.max(most, claimed);
    fingerprint = Math.imul(fingerprint ^ Number(valid), 0x01000193) >>> 0;
  }
  await collect();
  const kept = (memoryInUse() - memoryBefore) / MEGABYTE;
  if (kept > MOST_KEPT_MEGABYTES)
    report('kept-memory', from + count - 1, `${Math.round(kept)} MiB after all inputs`);
  return {
    target: target.name,
    inputs: count,
    accepted,
    cpuMs: total,
    slowestMs: slowest,
    mostMegabytes: most,
    keptMegabytes: kept,
    fingerprint,
  };
}

async function runAll({ targets, seed, assignments, progressFile }: FuzzOrder): Promise<void> {
  progress.file = openSync(progressFile, 'w');
  const { TARGETS }: { readonly TARGETS: readonly FuzzTarget[] } = await import(targets);
  for (const [place, assignment] of assignments.entries()) {
    reach(place, assignment.from);
    const target = TARGETS.find(({ name }) => name === assignment.target);
    if (!target) throw new Error(`no target ${assignment.target}`);
    tell({ kind: 'figures', figures: await runTarget(target, assignment, { seed, place }) });
  }
  process.disconnect();
}

process.once('message', (order: FuzzOrder) => void runAll(order));
