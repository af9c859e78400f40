/**
 * The training endpoint of one data folder. It runs in whichever process came first: a window and a terminal that
 * practise on the same folder send to the same endpoint and the same book.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { EndpointSettings } from '../backend/desk-settings.ts';
import { gatewayConfig } from '../police/gateway/gateway-config.ts';
import { type AuthorityFiles, openTestAuthority, TRAINING_ISSUER } from './gateway-endpoint/authority.ts';
import { type GatewayEndpoint, startGatewayEndpoint } from './gateway-endpoint/endpoint.ts';
import type { Fault } from './gateway-endpoint/fault.ts';

export const TRAINING_FACILITY_CODE = 'training-facility';

export interface KeptEndpoint {
  readonly url: string;
  readonly settings: EndpointSettings;
  /** Paths of what a desk needs to be attached by hand. */
  readonly files: AuthorityFiles & { readonly book: string };
  /** False when another process runs it; then it cannot be taken down from here. */
  readonly own: boolean;
  isUp(): boolean;
  set(up: boolean): Promise<void>;
}

export interface KeptEndpointOptions {
  readonly home: string;
  /** 0: one that is free. It stays the same while this process lives. */
  readonly port: number;
  readonly now: () => number;
  readonly processLives: (pid: number) => boolean;
  readonly fault?: Fault;
}

const runningFile = z.object({ pid: z.int().positive(), url: z.url() });

async function runningElsewhere(
  file: string,
  processLives: (pid: number) => boolean,
): Promise<string | undefined> {
  try {
    const { pid, url } = runningFile.parse(JSON.parse(await readFile(file, 'utf8')));
    return pid !== process.pid && processLives(pid) ? url : undefined;
  } catch {
    return undefined; // none, or one that a crash left half written
  }
}

/** Opens the endpoint of the folder, or finds the one that runs. Throws when the port is taken. */
export async function openKeptEndpoint(options: KeptEndpointOptions): Promise<KeptEndpoint> {
  const { home, now } = options;
  const authority = await openTestAuthority(home, { now });
  const book = join(home, 'book.jsonl');
  const announcement = join(home, 'running.json');
  const start = (port: number): Promise<GatewayEndpoint> =>
    startGatewayEndpoint({
      port,
      authority,
      bookFile: book,
      now,
      ...(options.fault && { fault: options.fault }),
    });

  const elsewhere = await runningElsewhere(announcement, options.processLives);
  let running: GatewayEndpoint | undefined;
  if (elsewhere === undefined) {
    running = await start(options.port);
    await writeFile(announcement, JSON.stringify({ pid: process.pid, url: running.url }), { mode: 0o600 });
  }
  const url = running?.url ?? elsewhere ?? '';
  const port = running?.port ?? 0;
  return {
    url,
    files: { ...authority.files, book },
    own: elsewhere === undefined,
    settings: {
      facilityCode: TRAINING_FACILITY_CODE,
      gateway: gatewayConfig.parse({
        baseUrl: url,
        ca: authority.ca,
        clientCertificate: authority.client.certificate,
        clientKey: authority.client.key,
        receiptKeys: JSON.parse(await readFile(authority.files.receiptKeys, 'utf8')),
        receiptIssuer: TRAINING_ISSUER,
      }),
    },
    isUp: () => elsewhere !== undefined || running !== undefined,
    async set(up) {
      if (elsewhere !== undefined) return;
      if (up && !running) {
        running = await start(port);
        await writeFile(announcement, JSON.stringify({ pid: process.pid, url }), { mode: 0o600 });
      } else if (!up && running) {
        const stopping = running;
        running = undefined;
        await rm(announcement, { force: true });
        await stopping.stop();
      }
    },
  };
}
