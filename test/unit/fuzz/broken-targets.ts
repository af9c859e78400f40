/** Targets that are wrong in every way that a run must notice, and one that is right. */
import type { FuzzTarget } from '../../fuzz/target.ts';

const MEGABYTE = 1024 * 1024;
const kept: Uint8Array[] = [];
const LIMITS = { share: 1, maxCpuMs: 1000, maxMegabytes: 48 } as const;

const cpuMs = (): number => process.threadCpuUsage().user / 1000;
const spinFor = (milliseconds: number): void => {
  const until = cpuMs() + milliseconds;
  while (cpuMs() < until) Math.sqrt(until);
};

export const TARGETS: readonly FuzzTarget[] = [
  { name: 'right', ...LIMITS, prepare: () => (draws) => draws.oneIn(2) },
  {
    name: 'throws',
    ...LIMITS,
    prepare: () => (draws) => {
      if (draws.oneIn(3)) throw new TypeError('not a Result');
      return true;
    },
  },
  {
    name: 'rejects',
    ...LIMITS,
    prepare: () => async () => {
      await Promise.resolve();
      throw new RangeError('later');
    },
  },
  {
    name: 'slow',
    ...LIMITS,
    maxCpuMs: 20,
    prepare: () => () => {
      spinFor(60);
      return true;
    },
  },
  {
    name: 'greedy',
    ...LIMITS,
    prepare: () => () => new Uint8Array(64 * MEGABYTE).fill(1).at(-1) === 1,
  },
  {
    name: 'hoarder',
    ...LIMITS,
    prepare: () => () => kept.push(new Uint8Array(16 * MEGABYTE).fill(1)) > 0,
  },
  {
    name: 'endless-memory',
    ...LIMITS,
    prepare: () => () => {
      const list: string[][] = [];
      for (;;) list.push(Array.from({ length: 1000 }, (_, i) => `${i} ${list.length}`));
    },
  },
  {
    name: 'hangs',
    ...LIMITS,
    prepare: () => () => {
      for (;;) spinFor(1000);
    },
  },
  { name: 'after-the-hang', ...LIMITS, prepare: () => () => true },
];
