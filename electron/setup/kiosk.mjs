/** `npm run --silent kiosk -- …`: the terminal on Node 24, set up first when it has to be. */

import path from 'node:path';
import { exitCodeOf, follow } from './follow.mjs';
import { install, node24, PROJECT } from './install.mjs';
import { say } from './log.mjs';

try {
  install();
  const main = path.join(PROJECT, 'electron', 'cli', 'main.ts');
  process.exitCode = exitCodeOf(await follow(node24(), [main, ...process.argv.slice(2)]));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
