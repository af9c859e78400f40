/** `npm run conformance -- [--people 500] [--channel gateway]`: exit code 1 when a field differs or somebody is missing. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { CHANNELS_UNDER_TEST } from './channels.ts';
import { runConformance } from './conformance-run.ts';

const MOST_SHOWN = 20;

const { values } = parseArgs({ options: { people: { type: 'string' }, channel: { type: 'string' } } });
const parsed = z
  .object({ people: z.coerce.number().int().min(1).max(10_000).default(500), channel: z.string().optional() })
  .safeParse(values);
if (!parsed.success) {
  process.stderr.write(`conformance: ${z.prettifyError(parsed.error)}\n`);
  process.exit(2);
}
const { people, channel } = parsed.data;
const chosen = CHANNELS_UNDER_TEST.filter(({ id }) => channel === undefined || id === channel);
if (chosen.length === 0) {
  process.stderr.write(
    `conformance: no such channel; there are ${CHANNELS_UNDER_TEST.map(({ id }) => id).join(', ')}\n`,
  );
  process.exit(2);
}

console.log('| channel | sent | arrived | fields compared | not carried | differences | seconds |');
console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: |');
for (const under of chosen) {
  const report = await runConformance(under, people);
  const { sent, arrived, fields, notCarried, differences, seconds } = report;
  console.log(
    `| ${report.channel} | ${sent} | ${arrived} | ${fields} | ${notCarried} | ${differences.length} | ${seconds.toFixed(1)} |`,
  );
  for (const one of differences.slice(0, MOST_SHOWN)) console.log(`  ${one}`);
  if (differences.length > 0) process.exitCode = 1;
}
