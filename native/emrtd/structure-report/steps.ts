/** Sizes and counts in steps, see `SIZE_STEPS`. */
import { COUNT_STEPS, SIZE_STEPS } from './structure-report-schema.ts';

const SIZE_LIMITS = [0, 16, 64, 256, 1024, 4096, 16_384, 65_536];
const COUNT_LIMITS = [1, 4, 16, 64, 256];

const stepOf = <T>(value: number, limits: readonly number[], steps: readonly T[]): T => {
  const at = limits.findIndex((limit) => value <= limit);
  return steps[at < 0 ? steps.length - 1 : at]!;
};

export const sizeStep = (octets: number): (typeof SIZE_STEPS)[number] =>
  stepOf(octets, SIZE_LIMITS, SIZE_STEPS);
export const countStep = (count: number): (typeof COUNT_STEPS)[number] =>
  stepOf(count, COUNT_LIMITS, COUNT_STEPS);
