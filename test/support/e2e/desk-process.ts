/** The desk as a program of its own: the loopback host with a data folder, as `npm start` runs it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const MAIN = path.join(import.meta.dirname, '../../../electron/loopback/main.ts');

export interface DeskProcess {
  /** Opens the desk once, in one browser. */
  readonly url: string;
  stop(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

/** @param parameters more options of the loopback host, e.g. `--reader pcsc` */
export async function startDeskProcess(
  dataFolder: string,
  ...parameters: readonly string[]
): Promise<DeskProcess> {
  const child = spawn(process.execPath, [MAIN, '--data', dataFolder, '--no-browser', ...parameters], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (bytes) => (stderr += bytes));
  const ended = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /https?:\/\/127\.0\.0\.1:\S+/.exec(line);
      if (found) resolve(found[0]);
    });
    ended.then(([code]) => reject(new Error(`the desk ended with ${code}\n${stderr}`)), reject);
  });
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
