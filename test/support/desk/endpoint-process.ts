/** The reference endpoints as programs of their own, so that a test can kill them like a power cut does. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { FaultInput } from '../../../electron/training/gateway-endpoint/fault.ts';
import type { EndpointAnnouncement } from '../../../electron/training/gateway-endpoint/program.ts';
import type { FaultInput as KbttFaultInput } from '../../../electron/training/kbtt-endpoint/fault.ts';
import type { EndpointAnnouncement as KbttAnnouncement } from '../../../electron/training/kbtt-endpoint/program.ts';

const TRAINING = path.join(import.meta.dirname, '../../../electron/training');

export interface EndpointProcess<Announcement = EndpointAnnouncement, Fault = FaultInput> {
  readonly announcement: Announcement;
  /** Resolves when the fault holds, with how often the one before it struck; undefined: none. */
  setFault(fault: Fault | undefined): Promise<number>;
  /** SIGKILL, waited for. */
  kill(): Promise<void>;
}

async function startProgram<Announcement, Fault>(
  endpoint: 'gateway-endpoint' | 'kbtt-endpoint',
  folder: string,
  port: number,
): Promise<EndpointProcess<Announcement, Fault>> {
  const main = path.join(TRAINING, endpoint, 'main.ts');
  const child = spawn(process.execPath, [main, '--control', '--data', folder, '--port', String(port)], {
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
    announcement: JSON.parse(await nextLine()) as Announcement,
    async setFault(fault) {
      const answer = nextLine();
      child.stdin.write(`${JSON.stringify(fault ?? null)}\n`);
      const told = JSON.parse(await answer) as { readonly refused?: string; readonly struck?: number };
      if (told.refused !== undefined) throw new Error(`the endpoint refused: ${told.refused}`);
      return told.struck ?? 0;
    },
    async kill() {
      end();
      await ended.catch(() => {});
    },
  };
}

/** @param port 0 for the first start; the same one afterwards, so that the desk finds it again */
export const startEndpointProcess = (folder: string, port: number): Promise<EndpointProcess> =>
  startProgram('gateway-endpoint', folder, port);

/** The Ministry's, in the same manner. */
export const startKbttProcess = (
  folder: string,
  port: number,
): Promise<EndpointProcess<KbttAnnouncement, KbttFaultInput>> => startProgram('kbtt-endpoint', folder, port);
