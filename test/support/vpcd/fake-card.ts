/**
 * A card with no brain in a vpcd slot: enough to try the PC/SC drivers against a real pcscd.
 * Wire format of vpcd, card side: TCP client, two bytes of big-endian length, then the message;
 * one-byte messages are control (off, on, reset, ATR), anything longer is a command APDU.
 */
import { connect, type Socket } from 'node:net';
import { concatBytes, hexToBytes } from '../../../native/iso7816/bytes.ts';

/** The two slots of Debian's vpcd. */
export const VPCD_PORTS = [0x8c7b, 0x8c7c] as const;

export const PLAIN_ATR = hexToBytes('3b 80 80 01 01');

/**
 * Longer than the 33 bytes that ISO/IEC 7816-3 allows: vpcd reports a card, power-up fails, and pcscd
 * calls the slot mute, as it does for a card put in upside down.
 */
export const MUTE_ATR = new Uint8Array(40).fill(0x3b);

const CONTROL = { OFF: 0, ON: 1, RESET: 2, ATR: 4 } as const;

/** Gives the response APDU, or `undefined` to stay silent. */
export type Answer = (command: Uint8Array) => Uint8Array | undefined;

export interface FakeCard {
  /** Command APDUs in the order received. */
  readonly commands: readonly Uint8Array[];
  /** How often the reader powered the card down, powered it up or reset it. */
  readonly power: { off: number; on: number; reset: number };
  /** Takes the card out; resolves when the connection is closed. */
  remove(): Promise<void>;
}

/** A card that answers every command with 9000 and nothing else. */
export const agreeable: Answer = () => Uint8Array.of(0x90, 0x00);

export async function insertFakeCard(
  options: { readonly port?: number; readonly atr?: Uint8Array; readonly answer?: Answer } = {},
): Promise<FakeCard> {
  const { port = VPCD_PORTS[0], atr = PLAIN_ATR, answer = agreeable } = options;
  const commands: Uint8Array[] = [];
  const power = { off: 0, on: 0, reset: 0 };
  const socket = await connected(port);

  const reply = (message: Uint8Array) => {
    if (!socket.destroyed) socket.write(frame(message));
  };
  const handle = (message: Uint8Array) => {
    if (message.length !== 1) {
      commands.push(message);
      const response = answer(message);
      if (response) reply(response);
    } else if (message[0] === CONTROL.ATR) reply(atr);
    else if (message[0] === CONTROL.OFF) power.off++;
    else if (message[0] === CONTROL.ON) power.on++;
    else if (message[0] === CONTROL.RESET) power.reset++;
  };

  let buffered: Uint8Array = new Uint8Array();
  socket.on('data', (chunk) => {
    buffered = concatBytes(buffered, chunk);
    for (;;) {
      const length = buffered.length < 2 ? undefined : (buffered[0]! << 8) | buffered[1]!;
      if (length === undefined || buffered.length < 2 + length) return;
      const message = buffered.slice(2, 2 + length);
      buffered = buffered.slice(2 + length);
      handle(message);
    }
  });

  return {
    commands,
    power,
    remove: () =>
      new Promise((resolve) => {
        if (socket.destroyed) return resolve();
        socket.once('close', () => resolve());
        socket.destroy();
      }),
  };
}

function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      socket.on('error', () => socket.destroy()); // pcscd went away: the same as being taken out
      resolve(socket);
    });
  });
}

const frame = (message: Uint8Array): Uint8Array =>
  concatBytes(Uint8Array.of(message.length >> 8, message.length & 0xff), message);
