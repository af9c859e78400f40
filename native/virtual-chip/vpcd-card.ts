/**
 * A virtual chip in the vpcd virtual reader of a running pcscd (vsmartcard): the reader listens, the card
 * connects. Frames are a two-byte big-endian length and that many bytes; one-byte frames are control codes.
 */
import { connect, type Socket } from 'node:net';
import { exchange, type VirtualChip } from './chip.ts';
import { realSleep, type Sleep } from './simulated-transceiver.ts';

const CONTROL = { POWER_OFF: 0, POWER_ON: 1, RESET: 2, ANSWER_TO_RESET: 4 } as const;

export const VPCD_PORT = 35_963;
const VPCD_HOST = '127.0.0.1';
const RECONNECT_MS = 500;
const LENGTH_OCTETS = 2;

export interface VpcdCardOptions {
  readonly host?: string;
  /** 35963 is the first slot of the reader, 35964 the second. */
  readonly port?: number;
  readonly sleep?: Sleep;
}

export type VpcdState = 'removed' | 'connecting' | 'inserted';

export interface VpcdCard {
  readonly state: VpcdState;
  /** Puts the chip into the slot and keeps it there: when pcscd restarts, the card comes back. */
  insert(chip: VirtualChip): void;
  /** Resolves once the reader has taken the connection; at once when nothing is inserted. */
  inserted(): Promise<void>;
  remove(): void;
  /** Removes the card for good and resolves when the connection is closed. */
  close(): Promise<void>;
}

export function createVpcdCard(options: VpcdCardOptions = {}): VpcdCard {
  const { host = VPCD_HOST, port = VPCD_PORT, sleep = realSleep } = options;
  let chip: VirtualChip | undefined;
  let socket: Socket | undefined;
  let state: VpcdState = 'removed';
  let waiting: (() => void)[] = [];

  function settle(next: VpcdState): void {
    state = next;
    if (next === 'connecting') return;
    const callbacks = waiting;
    waiting = [];
    for (const callback of callbacks) callback();
  }

  function open(card: VirtualChip): void {
    settle('connecting');
    const connection = connect({ host, port, noDelay: true });
    socket = connection;
    connection.on('connect', () => {
      if (socket === connection) settle('inserted');
    });
    connection.on('error', () => connection.destroy()); // reported by 'close'
    connection.on('close', () => {
      if (socket !== connection) return;
      socket = undefined;
      state = 'connecting';
      void sleep(RECONNECT_MS).then(() => {
        if (chip === card && socket === undefined) open(card);
      });
    });
    serve(connection, card, () => {
      if (socket === connection) remove();
    });
  }

  /** Answers frames one after the other; `onTorn` when the chip leaves the field by itself. */
  function serve(connection: Socket, card: VirtualChip, onTorn: () => void): void {
    let received: Buffer = Buffer.alloc(0);
    let queue = Promise.resolve();
    connection.on('data', (bytes: Buffer) => {
      received = Buffer.concat([received, bytes]);
      while (received.length >= LENGTH_OCTETS) {
        const end = LENGTH_OCTETS + received.readUInt16BE(0);
        if (received.length < end) return;
        const frame = Uint8Array.from(received.subarray(LENGTH_OCTETS, end));
        received = received.subarray(end);
        queue = queue.then(() => handle(frame));
      }
    });

    async function handle(frame: Uint8Array): Promise<void> {
      const [control] = frame;
      if (control === undefined) return;
      if (frame.length > 1) {
        const response = exchange(card, frame);
        if (card.carrierFaults.extraLatencyMs > 0) await sleep(card.carrierFaults.extraLatencyMs);
        if (response === 'torn') onTorn();
        else send(response);
        return;
      }
      if (control === CONTROL.ANSWER_TO_RESET) send(card.atr);
      else if (control === CONTROL.POWER_OFF || control === CONTROL.POWER_ON || control === CONTROL.RESET) {
        card.reset();
      }
    }

    function send(payload: Uint8Array): void {
      if (connection.destroyed) return;
      // One write for length and payload: two would meet Nagle and delayed ACK, 40 ms for every APDU.
      const frame = Buffer.alloc(LENGTH_OCTETS + payload.length);
      frame.writeUInt16BE(payload.length, 0);
      frame.set(payload, LENGTH_OCTETS);
      connection.write(frame);
    }
  }

  function remove(): void {
    chip = undefined;
    const connection = socket;
    socket = undefined;
    connection?.destroy();
    settle('removed');
  }

  return {
    get state() {
      return state;
    },
    insert(next) {
      remove();
      chip = next;
      next.reset();
      open(next);
    },
    inserted() {
      return state === 'connecting' ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve();
    },
    remove,
    async close() {
      const connection = socket;
      const closed =
        connection === undefined || connection.closed
          ? Promise.resolve()
          : new Promise<void>((resolve) => connection.once('close', () => resolve()));
      remove();
      await closed;
    },
  };
}
