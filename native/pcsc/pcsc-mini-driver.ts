/**
 * pcsc-mini: Node-API, prebuilt for Windows, macOS and Linux. The only importer of that package.
 *
 * What it offers: shared connect, transactions, SCardStatus. What to know about 0.1.3:
 * - the ATR of a change event is read from memory that is no longer valid, so it is not used here;
 * - an output buffer passed to `transmit` is never let go, so buffers are kept and used again;
 * - it watches four readers at most, and has four places for connections, some of which leak on failure:
 *   when they are used up, or the service went away, the whole client is replaced;
 * - stopping a client at the wrong moment locks up the process (see `quiet`);
 * - a client whose service died must not be garbage collected (see `neverCollected`).
 */
import type { Card, Client, Reader, Transaction } from 'pcsc-mini';
import { err, ok, type Result } from '../../electron/core/result.ts';
import { pause } from './bounded.ts';
import { createCardReaderDriver } from './card-reader-driver.ts';
import type { CardReaderDriver } from './card-reader-port.ts';
import type { DriverTiming } from './driver-timing.ts';
import type { PcscBinding, PcscCard, PcscContext, PcscEvents } from './pcsc-binding.ts';

type PcscMini = typeof import('pcsc-mini');

/** Longest response: 65 536 bytes of data, the status word, and room for what a reader may prepend. */
const RESPONSE_BUFFER_LENGTH = 65_546;

/** Gives the driver, or in plain words why the package cannot be used on this machine. */
export async function openPcscMiniDriver(timing?: DriverTiming): Promise<Result<CardReaderDriver, string>> {
  try {
    return ok(createCardReaderDriver(pcscMiniBinding(await import('pcsc-mini')), timing));
  } catch (error) {
    // No prebuilt binary for this system, or the PC/SC library itself (libpcsclite) is not installed.
    return err(`pcsc-mini: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function pcscMiniBinding(pcsc: PcscMini): PcscBinding {
  const buffers = bufferShelf();
  return {
    name: 'pcsc-mini',
    open: (events) => {
      const client = new pcsc.Client();
      const readers = new Map<string, Reader>();
      const activity = { lastAt: performance.now() };
      client.on('reader', (reader) => watch(reader, readers, events, activity));
      client.on('error', (error) => events.failed(error));
      client.start();
      return context(pcsc, client, readers, buffers, events, activity);
    },
  };
}

/** When the watching thread last reported something, on the monotonic clock. */
interface Activity {
  lastAt: number;
}

function watch(reader: Reader, readers: Map<string, Reader>, events: PcscEvents, activity: Activity): void {
  const name = reader.name();
  readers.set(name, reader);
  reader.on('change', (status) => {
    activity.lastAt = performance.now();
    events.slot(name, status.raw);
  });
  reader.on('disconnect', () => {
    activity.lastAt = performance.now();
    readers.delete(name);
    events.unplugged(name);
  });
}

function context(
  pcsc: PcscMini,
  client: Client,
  readers: ReadonlyMap<string, Reader>,
  buffers: BufferShelf,
  events: PcscEvents,
  activity: Activity,
): PcscContext {
  return {
    connect: async (readerName) => {
      const reader = readers.get(readerName);
      if (!reader) throw new Error('SCARD_E_UNKNOWN_READER (0x80100009)');
      try {
        return heldCard(pcsc, await reader.connect(pcsc.CardMode.SHARED), buffers);
      } catch (error) {
        if (isOutOfPlaces(error)) events.failed(error);
        throw error;
      }
    },
    close: async () => {
      await quiet(activity);
      try {
        client.stop();
      } catch {
        // The service is gone, and its watching thread with it: there is nothing left to stop.
        neverCollected.push(client);
      }
    },
  };
}

const QUIET_MS = 250;
const LONGEST_WAIT_MS = 2_000;

/**
 * `stop()` wakes the watching thread once and then waits for its end, on the event loop, without limit. The wake-up is
 * lost while the thread is busy with a change, so that it would wait for ever: stop only when nothing has
 * changed for a while.
 */
async function quiet(activity: Activity): Promise<void> {
  const start = performance.now();
  for (;;) {
    const now = performance.now();
    const left = Math.max(start, activity.lastAt) + QUIET_MS - now;
    if (left <= 0 || now - start > LONGEST_WAIT_MS) return;
    await pause(left);
  }
}

/**
 * Clients whose service died under them. Their finalizer tries to release the dead context and throws out of the
 * garbage collector, which ends the process; so they are never let go. A few kilobytes for each crash of the service.
 */
const neverCollected: Client[] = [];

/** The client has four places for connections, and one whose disconnect failed never gets its place back. */
const isOutOfPlaces = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^TooMany/.test(String(error.code));

function heldCard(pcsc: PcscMini, card: Card, buffers: BufferShelf): PcscCard {
  let transaction: Transaction | undefined;
  let buffer: ArrayBuffer | undefined;
  return {
    beginTransaction: async () => {
      transaction = await card.transaction();
    },
    status: async () => ({ atr: (await card.state()).atr.slice() }),
    transmit: async (command) => {
      buffer ??= buffers.take();
      const sent = command.slice(); // native code keeps only the address: ours to keep alive until it is done
      const response = await card.transmit(sent, buffer);
      return sent.length > 0 ? response.slice() : response;
    },
    release: async () => {
      // Both steps are tried: a transaction on a lifted card cannot end, but the connection must be given back.
      await transaction?.end(pcsc.CardDisposition.LEAVE).catch(() => {});
      try {
        await card.disconnect(pcsc.CardDisposition.UNPOWER);
      } finally {
        if (buffer) buffers.giveBack(buffer);
        buffer = undefined;
      }
    },
  };
}

/** Output buffers between connections. `release` runs only when no native call can still write to one. */
interface BufferShelf {
  take(): ArrayBuffer;
  giveBack(buffer: ArrayBuffer): void;
}

function bufferShelf(): BufferShelf {
  const free: ArrayBuffer[] = [];
  return {
    take: () => free.pop() ?? new ArrayBuffer(RESPONSE_BUFFER_LENGTH),
    giveBack: (buffer) => free.push(buffer),
  };
}
