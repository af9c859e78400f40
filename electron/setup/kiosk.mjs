/** `npm run --silent kiosk -- …`: the terminal on Node 24, set up first when it has to be. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { install, node24, PROJECT } from './install.mjs';
import { say } from './log.mjs';

try {
  install();
  const main = path.join(PROJECT, 'electron', 'cli', 'main.ts');
  const kiosk = spawn(node24(), [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => kiosk.kill(signal));
  kiosk.on('exit', (code, signal) =>
    process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)),
  );
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
