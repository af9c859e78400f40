/** `npm run fuzz -- [--inputs 1000000] [--seed N] [--target NAME] [--only INDEX]`: exit code 1 on any defect. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { runFuzz } from './fuzz-run.ts';
import { reportText } from './report.ts';
import { TARGETS } from './targets/targets.ts';

const NAMES = TARGETS.map(({ name }) => name);

const options = z.object({
  inputs: z.coerce.number().int().min(1).default(1_000_000),
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .default(() => Date.now() % 1_000_000),
  target: z.enum(NAMES).exactOptional(),
  only: z.coerce.number().int().min(0).exactOptional(),
});

const { values } = parseArgs({
  options: {
    inputs: { type: 'string' },
    seed: { type: 'string' },
    target: { type: 'string' },
    only: { type: 'string' },
  },
});
const parsed = options.safeParse(values);
if (!parsed.success) {
  process.stderr.write(`fuzz: ${z.prettifyError(parsed.error)}\n`);
  process.exit(2);
}

const { inputs, seed, target, only } = parsed.data;
const began = performance.now();
console.log(`Fuzzing with ${inputs} inputs (--seed ${seed}).`);
const report = await runFuzz({
  targets: TARGETS.filter(({ name }) => target === undefined || name === target),
  module: new URL('targets/targets.ts', import.meta.url),
  seed,
  inputs,
  ...(only !== undefined && { only }),
  onFigures: (one) => console.log(`${one.target}: ${one.inputs} inputs, ${one.accepted} taken`),
});
console.log(reportText(report, seed, (performance.now() - began) / 1000));
if (report.defects.length > 0) process.exitCode = 1;
