/** A live desk with a simulated reader, attached to an endpoint that runs elsewhere. */

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyFileSource } from '../../../db/sealing/key-file.ts';
import type { ScannerSources } from '../../../electron/backend/scanner-desk.ts';
import { type RunningDesk, startDesk } from '../../../electron/backend/start-backend.ts';
import { parseKbttConfig } from '../../../electron/police/kbtt/kbtt-config.ts';
import type { EndpointAnnouncement } from '../../../electron/training/gateway-endpoint/program.ts';
import type { EndpointAnnouncement as KbttAnnouncement } from '../../../electron/training/kbtt-endpoint/program.ts';
import type { CardReaderDriver } from '../../../native/pcsc/card-reader-port.ts';

export interface LiveDeskOptions {
  readonly dataFolder: string;
  readonly driver: CardReaderDriver;
  readonly trust: readonly Uint8Array[];
  readonly scanners?: ScannerSources;
}

export async function openLiveDesk(options: LiveDeskOptions): Promise<RunningDesk> {
  const started = await startDesk({
    mode: 'live',
    host: 'loopback',
    dataFolder: options.dataFolder,
    driver: options.driver,
    trust: options.trust,
    ...(options.scanners && { scanners: options.scanners }),
    masterKey: keyFileSource({
      file: join(options.dataFolder, 'desk.key'),
      createIfMissing: true,
      random: (length) => new Uint8Array(randomBytes(length)),
    }),
    log: { info: () => {}, warn: () => {}, error: (what, error) => console.error(what, error) },
  });
  if (!started.ok) throw new Error(`the desk did not open: ${started.error.code}`);
  return started.value;
}

/** Gives the desk the endpoint's address and papers, the way a manager does in the settings. */
export async function attach(
  { desk }: RunningDesk,
  endpoint: EndpointAnnouncement,
  facilityCode = 'facility-000',
): Promise<void> {
  const read = (file: string) => readFile(file, 'utf8');
  const saved = await desk.settings.endpoint({
    url: endpoint.url,
    facilityCode,
    caPem: await read(endpoint.ca),
    certificatePem: await read(endpoint.clientCertificate),
    keyPem: await read(endpoint.clientKey),
    receiptKeys: await read(endpoint.receiptKeys),
  });
  if (!saved.ok) throw new Error(`not attached: ${saved.error.code} ${JSON.stringify(saved.error.fields)}`);
}

/** The Ministry's API in the same manner. @param maxBatch records in one request */
export async function attachKbtt(
  { desk }: RunningDesk,
  endpoint: KbttAnnouncement,
  maxBatch: number,
): Promise<void> {
  const config = parseKbttConfig({
    ...(JSON.parse(await readFile(endpoint.desk, 'utf8')) as object),
    maxBatch,
  });
  if (!config.ok) throw new Error(`not attached: ${config.error.code}`);
  await desk.settings.saveLive('kbtt', config.value);
}
