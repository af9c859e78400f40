/** `npm run crash -- [--channel gateway|kbtt] [--kills 500] [--seed N] [--guests-per-life 4] [--cap-minutes 60]`: exit code 1 on any violation. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { temporaryFolder } from '../support/desk/temporary-folder.ts';
import { runCrashTest } from './crash-run.ts';
import { gatewayWay } from './gateway-way.ts';
import { kbttWay } from './kbtt-way.ts';
import { reportText } from './report.ts';

const PROGRESS_EVERY = 25;

const WAYS = [gatewayWay, kbttWay];

const options = z.object({
  /** Absent: one after the other. */
  channel: z.enum(['gateway', 'kbtt']).optional(),
  kills: z.coerce.number().int().min(1).default(500),
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .default(() => Date.now() % 1_000_000),
  'guests-per-life': z.coerce.number().int().min(1).max(50).default(4),
  'cap-minutes': z.coerce.number().positive().default(60),
});

const { values } = parseArgs({
  options: {
    channel: { type: 'string' },
    kills: { type: 'string' },
    seed: { type: 'string' },
    'guests-per-life': { type: 'string' },
    'cap-minutes': { type: 'string' },
  },
});
const parsed = options.safeParse(values);
if (!parsed.success) {
  process.stderr.write(`crash: ${z.prettifyError(parsed.error)}\n`);
  process.exit(2);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const { kills, seed, channel } = parsed.data;
for (const way of WAYS.filter(({ id }) => channel === undefined || id === channel)) {
  const folder = await temporaryFolder();
  const began = performance.now();
  let lives = 0;
  console.log(`Killing a desk ${kills} times while it sends by ${way.id} (--seed ${seed}).`);
  try {
    const report = await runCrashTest({
      way,
      kills,
      seed,
      guestsPerLife: parsed.data['guests-per-life'],
      capMs: parsed.data['cap-minutes'] * 60_000,
      folder: folder.path,
      onProgress: (line) => {
        lives += 1;
        if (lives % PROGRESS_EVERY === 0) console.log(line);
      },
    });
    console.log(reportText(report, { wantedKills: kills, seconds: (performance.now() - began) / 1000 }));
    if (report.violations.length + report.troubles.length > 0) process.exitCode = 1;
  } finally {
    await folder.remove();
  }
}
