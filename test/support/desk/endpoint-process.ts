/** The reference endpoint as a program of its own, so that a test can kill it like a power cut does. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { EndpointAnnouncement } from '../../../electron/training/gateway-endpoint/program.ts';

const MAIN = path.join(import.meta.dirname, '../../../electron/training/gateway-endpoint/main.ts');

export interface EndpointProcess {
  readonly announcement: EndpointAnnouncement;
  /** SIGKILL, waited for. */
  kill(): Promise<void>;
}

/** @param port 0 for the first start; the same one afterwards, so that the desk finds it again */
export async function startEndpointProcess(folder: string, port: number): Promise<EndpointProcess> {
  const child: ChildProcess = spawn(process.execPath, [MAIN, '--data', folder, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout! });
  const [line] = (await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the endpoint ended with ${code}`);
    }),
  ])) as [string];
  return {
    announcement: JSON.parse(line) as EndpointAnnouncement,
    async kill() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
