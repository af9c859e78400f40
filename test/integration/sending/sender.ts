/**
 * One desk that sends from a shared outbox until it is told to stop. Says how many records it claimed.
 *
 * Usage: node sender.ts DATABASE-FILE ANNOUNCEMENT-JSON; a line on standard input starts it, the next one stops it
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { openDatabase } from '../../../db/open-database.ts';
import { createSealer } from '../../../db/sealing/sealer.ts';
import { createDispatcher } from '../../../electron/backend/sending/dispatcher.ts';
import { processLives } from '../../../electron/backend/sending/holder.ts';
import { systemEnvironment } from '../../../electron/backend/system-environment.ts';
import { createGatewayChannel } from '../../../electron/police/gateway/gateway-channel.ts';
import { gatewayConfig } from '../../../electron/police/gateway/gateway-config.ts';
import type { EndpointAnnouncement } from '../../../electron/training/gateway-endpoint/program.ts';

const [file, announcement] = process.argv.slice(2);
if (file === undefined || announcement === undefined) throw new Error('usage: sender FILE ANNOUNCEMENT');
const announced = JSON.parse(announcement) as EndpointAnnouncement;
const read = (path: string) => readFileSync(path, 'utf8');

const sealer = createSealer([{ version: 1, bytes: new Uint8Array(32).fill(7) }], randomBytes);
const opened = await openDatabase({ file, sealer, now: Date.now, lockWaitMs: 30_000 });
if (!opened.ok) throw new Error(opened.error.code);
const database = opened.value;
const gateway = createGatewayChannel(
  gatewayConfig.parse({
    baseUrl: announced.url,
    ca: read(announced.ca),
    clientCertificate: read(announced.clientCertificate),
    clientKey: read(announced.clientKey),
    receiptKeys: JSON.parse(read(announced.receiptKeys)),
    maxBatch: 5,
  }),
  { ...systemEnvironment, log: () => {} },
);
let sent = 0;
const counting = {
  ...gateway,
  send: (...input: Parameters<typeof gateway.send>) => {
    sent += input[0].length;
    return gateway.send(...input);
  },
};
const dispatcher = createDispatcher({
  database,
  channel: (id) => (id === 'gateway' ? counting : undefined),
  environment: systemEnvironment,
  holder: `this-host/${process.pid}/${randomBytes(4).toString('hex')}`,
  processLives,
  operatorId: () => 'operator-1',
  onChange: () => {},
  onError: (error) => console.error(error),
});

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
console.log('ready');
await lines.next();
dispatcher.start();
await lines.next();
await dispatcher.stop();
await gateway.close();
await database.close();
console.log(JSON.stringify({ sent }));
process.exit(0);
