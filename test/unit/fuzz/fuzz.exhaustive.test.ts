/** The short form of `npm run fuzz`: every parser and the whole read, one seed, 20 000 inputs. */
import { expect, test } from 'vitest';
import { runFuzz } from '../../fuzz/fuzz-run.ts';
import { reportText } from '../../fuzz/report.ts';
import { TARGETS } from '../../fuzz/targets/targets.ts';

const SEED = 1;
const INPUTS = 20_000;

/** Answers without sense open no chip. */
const TAKES_NOTHING = ['chip-made-up'];

test(`${INPUTS} inputs`, { timeout: 600_000 }, async () => {
  const report = await runFuzz({
    targets: TARGETS,
    module: new URL('../../fuzz/targets/targets.ts', import.meta.url),
    seed: SEED,
    inputs: INPUTS,
  });
  expect(report.defects, reportText(report, SEED, 0)).toEqual([]);
  expect(report.figures.reduce((sum, { inputs }) => sum + inputs, 0)).toBeGreaterThanOrEqual(INPUTS);
  // What gets nothing past the first length field would find nothing.
  const idle = report.figures.filter(({ accepted }) => accepted === 0).map(({ target }) => target);
  expect(idle).toEqual(TAKES_NOTHING);
});
