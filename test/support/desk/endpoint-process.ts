/** The reference endpoint as a program of its own, so that a test can kill it like a power cut does. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { FaultInput } from '../../../electron/training/gateway-endpoint/fault.ts';
import type { EndpointAnnouncement } from '../../../electron/training/gateway-endpoint/program.ts';

const MAIN = path.join(import.meta.dirname, '../../../electron/training/gateway-endpoint/main.ts');

export interface EndpointProcess {
  readonly announcement: EndpointAnnouncement;
  /** Resolves when the fault holds; undefined: none. */
  setFault(fault: FaultInput | undefined): Promise<void>;
  /** SIGKILL, waited for. */
  kill(): Promise<void>;
}

/** @param port 0 for the first start; the same one afterwards, so that the desk finds it again */
export async function startEndpointProcess(folder: string, port: number): Promise<EndpointProcess> {
  const child = spawn(process.execPath, [MAIN, '--control', '--data', folder, '--port', String(port)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  const ended = once(child, 'exit').then(([code, signal]): never => {
    process.off('exit', end);
    throw new Error(`the endpoint ended with ${String(code ?? signal)}`);
  });
  ended.catch(() => {}); // an end that nobody waits for is no failure
  child.stdin.on('error', () => {});
  const lines = createInterface({ input: child.stdout });
  const nextLine = async (): Promise<string> => {
    const [line] = (await Promise.race([once(lines, 'line'), ended])) as [string];
    return line;
  };
  return {
    announcement: JSON.parse(await nextLine()) as EndpointAnnouncement,
    async setFault(fault) {
      const answer = nextLine();
      child.stdin.write(`${JSON.stringify(fault ?? null)}\n`);
      const told = await answer;
      if ('refused' in (JSON.parse(told) as object)) throw new Error(`the endpoint refused: ${told}`);
    },
    async kill() {
      end();
      await ended.catch(() => {});
    },
  };
}
