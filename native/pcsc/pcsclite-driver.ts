/**
 * pcsclite: compiled on the machine, optional. The only importer of that package.
 *
 * What it offers: shared connect and a trustworthy ATR; no transactions and no SCardStatus. So another program may
 * speak to the card between two exchanges (the secure channel notices), and nothing needs to be kept alive, because
 * Windows resets only cards in an idle transaction. What to know about 1.0.1:
 * - status events and exchanges of one CardReader share a mutex that the event loop waits for: a card that does not
 *   answer would freeze the desk. Exchanges therefore get CardReader objects of their own, which never watch;
 * - closing a CardReader from inside one of its own events locks up the process: closing is put off;
 * - the destructor of a CardReader that never watched joins an uninitialised thread: such objects are never let go.
 */
import { err, ok, type Result } from '../../electron/core/result.ts';
import { createCardReaderDriver } from './card-reader-driver.ts';
import type { CardReaderDriver } from './card-reader-port.ts';
import type { DriverTiming } from './driver-timing.ts';
import type { PcscBinding, PcscCard, PcscContext, PcscEvents } from './pcsc-binding.ts';
import { pcscFailure } from './pcsc-error.ts';
import { SLOT_STATE } from './slot-book.ts';

/** A variable, so that neither the type checker nor a bundler insists on a package that may be absent. */
const PACKAGE: string = 'pcsclite';

const RESPONSE_LENGTH = 65_546;

type Callback<T> = (error: Error | null | undefined, value: T) => void;

interface PcscliteReader {
  readonly name: string;
  readonly constructor: new (name: string) => PcscliteReader;
  readonly SCARD_SHARE_SHARED: number;
  readonly SCARD_PROTOCOL_T0: number;
  readonly SCARD_PROTOCOL_T1: number;
  readonly SCARD_UNPOWER_CARD: number;
  on(
    event: 'status',
    listener: (status: { readonly state: number; readonly atr?: Uint8Array }) => void,
  ): void;
  on(event: 'end', listener: () => void): void;
  on(event: 'error', listener: (error: unknown) => void): void;
  connect(
    options: { readonly share_mode: number; readonly protocol: number },
    callback: Callback<number>,
  ): void;
  transmit(command: Uint8Array, length: number, protocol: number, callback: Callback<Uint8Array>): void;
  disconnect(disposition: number, callback: Callback<void>): void;
  close(): void;
}

interface PcscliteClient {
  on(event: 'reader', listener: (reader: PcscliteReader) => void): void;
  on(event: 'error', listener: (error: unknown) => void): void;
  close(): void;
}

type Pcsclite = () => PcscliteClient;

/** Gives the driver, or in plain words why the package cannot be used on this machine. */
export async function openPcscliteDriver(timing?: DriverTiming): Promise<Result<CardReaderDriver, string>> {
  try {
    const loaded: unknown = await import(PACKAGE);
    if (!isPcsclite(loaded)) return err('pcsclite: the package does not look as expected');
    return ok(createCardReaderDriver(pcscliteBinding(loaded.default), timing));
  } catch (error) {
    return err(`pcsclite: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const isPcsclite = (module: unknown): module is { readonly default: Pcsclite } =>
  typeof module === 'object' &&
  module !== null &&
  'default' in module &&
  typeof module.default === 'function';

function pcscliteBinding(pcsclite: Pcsclite): PcscBinding {
  return {
    name: 'pcsclite',
    open: (events) => {
      const client = pcsclite();
      const watching = new Map<string, PcscliteReader>();
      client.on('error', (error) => events.failed(error));
      client.on('reader', (reader) => watch(reader, watching, events));
      return context(client, watching);
    },
  };
}

function watch(reader: PcscliteReader, watching: Map<string, PcscliteReader>, events: PcscEvents): void {
  watching.set(reader.name, reader);
  reader.on('status', ({ state, atr }) => {
    // The last word of a reader that is being unplugged.
    if (state & (SLOT_STATE.UNKNOWN | SLOT_STATE.UNAVAILABLE)) events.unplugged(reader.name);
    else events.slot(reader.name, state, atr);
  });
  reader.on('end', () => {
    if (watching.get(reader.name) !== reader) return;
    watching.delete(reader.name);
    events.unplugged(reader.name);
  });
  // Every reader notices for itself that the service died, often before the client does.
  reader.on('error', (error) => {
    if (pcscFailure(error).contextLost) events.failed(error);
    else events.unplugged(reader.name);
  });
}

function context(client: PcscliteClient, watching: ReadonlyMap<string, PcscliteReader>): PcscContext {
  const spare = new Map<string, PcscliteReader>();
  return {
    connect: async (readerName) => {
      const watched = watching.get(readerName);
      if (!watched) throw new Error('SCARD_E_UNKNOWN_READER (0x80100009)');
      const reader = spare.get(readerName) ?? separateReader(watched);
      spare.delete(readerName);
      const protocol = await called<number>((callback) =>
        reader.connect(
          {
            share_mode: reader.SCARD_SHARE_SHARED,
            protocol: reader.SCARD_PROTOCOL_T0 | reader.SCARD_PROTOCOL_T1,
          },
          callback,
        ),
      );
      return heldCard(reader, protocol, () => spare.set(readerName, reader));
    },
    close: () =>
      new Promise((resolve) => {
        // Not now: this may be inside an event of a reader, whose mutex close() would wait for in vain.
        setImmediate(() => {
          for (const reader of watching.values()) reader.close();
          client.close();
          resolve();
        });
      }),
  };
}

const neverCollected: PcscliteReader[] = [];

function separateReader(watched: PcscliteReader): PcscliteReader {
  const reader = new watched.constructor(watched.name);
  neverCollected.push(reader);
  return reader;
}

function heldCard(reader: PcscliteReader, protocol: number, released: () => void): PcscCard {
  return {
    transmit: (command) =>
      called<Uint8Array>((callback) =>
        reader.transmit(Buffer.from(command), RESPONSE_LENGTH, protocol, callback),
      ).then((response) => Uint8Array.from(response)),
    release: async () => {
      await called<void>((callback) => reader.disconnect(reader.SCARD_UNPOWER_CARD, callback));
      released();
    },
  };
}

function called<T>(start: (callback: Callback<T>) => void): Promise<T> {
  return new Promise((resolve, reject) =>
    start((error, value) => {
      if (error) reject(error);
      else resolve(value);
    }),
  );
}
