import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { bytesToHex, hexToBytes } from '../../../../native/iso7816/bytes.ts';
import { createVpcdCard, type VpcdCard } from '../../../../native/virtual-chip/vpcd-card.ts';
import { sampleCard } from './sample-card.ts';

/** The reader's side of vpcd: accepts one card and asks it things. */
interface FakeReader {
  readonly port: number;
  card(): Promise<Socket>;
  ask(socket: Socket, frame: string): Promise<string>;
  tell(socket: Socket, frame: string): void;
}

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

function framed(hex: string): Uint8Array {
  const payload = hexToBytes(hex);
  return Uint8Array.of(payload.length >> 8, payload.length & 0xff, ...payload);
}

async function fakeReader(): Promise<FakeReader> {
  const arrived: Socket[] = [];
  const waiting: ((socket: Socket) => void)[] = [];
  const server: Server = createServer((socket) => {
    cleanUp.push(() => void socket.destroy());
    socket.on('error', () => socket.destroy());
    const next = waiting.shift();
    if (next) next(socket);
    else arrived.push(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUp.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    card: () => {
      const socket = arrived.shift();
      return socket ? Promise.resolve(socket) : new Promise((resolve) => waiting.push(resolve));
    },
    tell: (socket, frame) => void socket.write(framed(frame)),
    ask: (socket, frame) =>
      new Promise((resolve) => {
        let received = Buffer.alloc(0);
        const onData = (bytes: Buffer) => {
          received = Buffer.concat([received, bytes]);
          if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
          socket.off('data', onData);
          resolve(bytesToHex(received.subarray(2)));
        };
        socket.on('data', onData);
        socket.write(framed(frame));
      }),
  };
}

function card(port: number): VpcdCard {
  const created = createVpcdCard({ port, sleep: async () => {} });
  cleanUp.push(() => created.close());
  return created;
}

const gone = (socket: Socket) =>
  socket.closed ? Promise.resolve() : new Promise<void>((resolve) => socket.once('close', () => resolve()));

test('answers reset, commands and power cycles in the frames of vpcd', async () => {
  const reader = await fakeReader();
  const { chip } = sampleCard();
  const held = card(reader.port);
  held.insert(chip);
  await held.inserted();
  expect(held.state).toBe('inserted');
  const socket = await reader.card();
  reader.tell(socket, '01');
  expect(await reader.ask(socket, '04')).toBe(bytesToHex(chip.atr));
  expect(await reader.ask(socket, '00a4040c07a0000002471001')).toBe('9000');
  expect(await reader.ask(socket, '00b0810000')).toBe('6982');
  reader.tell(socket, '02');
  expect(await reader.ask(socket, '00b09c0000')).toMatch(/^3134.*9000$/);
});

test('a frame that arrives in pieces, and two in one piece, are both understood', async () => {
  const reader = await fakeReader();
  const held = card(reader.port);
  held.insert(sampleCard().chip);
  const socket = await reader.card();
  const bytes = framed('00b09c0001');
  const answers: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => answers.push(chunk));
  socket.write(bytes.subarray(0, 1));
  await new Promise((resolve) => setImmediate(resolve));
  socket.write(Buffer.concat([bytes.subarray(1), bytes]));
  await expect.poll(() => bytesToHex(Buffer.concat(answers))).toBe('0003319000'.repeat(2));
});

test('remove ends the connection; the same chip goes in again from reset', async () => {
  const reader = await fakeReader();
  const { chip } = sampleCard();
  const held = card(reader.port);
  held.insert(chip);
  const first = await reader.card();
  await reader.ask(first, '00a4040c07a0000002471001');
  held.remove();
  await gone(first);
  expect(held.state).toBe('removed');
  held.insert(chip);
  expect(await reader.ask(await reader.card(), '00b09c0000')).toMatch(/9000$/);
});

test('when the reader goes away and comes back, so does the card', async () => {
  const reader = await fakeReader();
  const held = card(reader.port);
  held.insert(sampleCard().chip);
  (await reader.card()).destroy();
  const again = await reader.card();
  expect(await reader.ask(again, '00b09c0001')).toBe('319000');
});

test('a card that tears itself out leaves the slot and stays out', async () => {
  const reader = await fakeReader();
  const held = card(reader.port);
  held.insert(sampleCard({ faults: [{ kind: 'tear-at-apdu', apdu: 2 }] }).chip);
  const socket = await reader.card();
  await reader.ask(socket, '00b09c0001');
  reader.tell(socket, '00b09c0001');
  await gone(socket);
  expect(held.state).toBe('removed');
});
