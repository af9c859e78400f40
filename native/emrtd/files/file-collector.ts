/** Keeps the files that are read, tells of progress, and opens a lost channel again to go on where it broke. */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import type { TransportFailure } from '../../pcsc/transceiver.ts';
import type { SessionFailure } from '../card-session.ts';
import type { FileName, FileStatistics, ReadEvent } from '../reading.ts';
import type { ChipSession } from '../secure-messaging/chip-session.ts';
import { createFileReader, type FileFailure } from './file-reader.ts';
import type { TransferPath } from './transfer-path.ts';

export interface FileCollector {
  /** Everything that was read whole, in the order of reading. */
  readonly files: ReadonlyMap<FileName, Uint8Array>;
  /** Reads a file and keeps it. Comes back with a failure of the session only when opening again did not help. */
  collect(name: FileName): Promise<Result<Uint8Array, FileFailure>>;
  /** As `collect`, but a lost channel is reported at once: for whoever wants to know about this very channel. */
  collectOnce(name: FileName): Promise<Result<Uint8Array, FileFailure>>;
  /** What each file cost, in the order of reading. */
  readonly statistics: readonly FileStatistics[];
  /** Opens the chip again if the channel or the card is gone. Fails when that does not work or was done too often. */
  recover(failure: SessionFailure): Promise<Result<void, SessionFailure>>;
}

/** SECURITY: a chip that keeps breaking the channel is let go. */
const MAX_RECOVERIES = 3;

export interface Recovery {
  /** Establishes a channel anew, the same way as the first. */
  readonly reopen: () => Promise<Result<unknown, SessionFailure>>;
  /** Waits for the card after a reset, a lift or an unplugged reader. Without it such a failure is final. */
  readonly reconnect?: ((failure: SessionFailure) => Promise<Result<void, SessionFailure>>) | undefined;
}

/**
 * @param files where to keep them
 * @param path what is known of the lengths that come through
 */
export function createFileCollector(
  session: ChipSession,
  files: Map<FileName, Uint8Array>,
  { reopen, reconnect }: Recovery,
  path: TransferPath,
  onEvent?: (event: ReadEvent) => void,
): FileCollector {
  const reader = createFileReader(session, path);
  const spent = new Map<FileName, FileStatistics>();
  let recoveries = 0;

  async function collectOnce(name: FileName): Promise<Result<Uint8Array, FileFailure>> {
    const before = session.statistics;
    const file = await reader.read(name, (bytes, total) =>
      onEvent?.({ kind: 'file', file: name, bytes, total }),
    );
    if (file.ok) files.set(name, file.value);
    const { apdus, transportMs } = session.statistics;
    spent.set(name, {
      file: name,
      bytes: file.ok ? file.value.length : 0,
      apdus: (spent.get(name)?.apdus ?? 0) + apdus - before.apdus,
      milliseconds: (spent.get(name)?.milliseconds ?? 0) + transportMs - before.transportMs,
    });
    return file;
  }

  async function recover(failure: SessionFailure): Promise<Result<void, SessionFailure>> {
    let last = failure;
    while (recoveries < MAX_RECOVERIES) {
      const interrupted = isInterruption(last);
      if (!isRecoverable(last) && !(interrupted && reconnect)) break;
      recoveries++;
      if (interrupted && reconnect) {
        const back = await reconnect(last);
        if (!back.ok) return back;
      }
      const reopened = await reopen();
      const same = reopened.ok && interrupted ? await isSameCard() : reopened;
      if (same.ok) return same.value === false ? err(failure) : ok(undefined);
      // A key that has worked once is not wrong now: what is reported is the broken channel, or the card that left.
      if (!isTransport(same.error)) return err(failure);
      last = same.error;
    }
    return err(last);
  }

  /**
   * SECURITY: a card that was laid down in place of the first, and that the same key opens, must not be mixed with it.
   * EF.SOD is another on every card. Before it was read there is nothing to compare, and nothing that is kept.
   */
  async function isSameCard(): Promise<Result<boolean, SessionFailure>> {
    const sod = files.get('EF.SOD');
    if (sod === undefined) {
      reader.startOver();
      return ok(true);
    }
    const begins = await reader.beginsLike('EF.SOD', sod);
    return begins.ok ? begins : err(begins.error.failure);
  }

  return {
    files,
    get statistics() {
      return [...spent.values()];
    },
    collectOnce,
    recover,
    async collect(name) {
      for (;;) {
        const file = await collectOnce(name);
        if (file.ok || file.error.reason !== 'session') return file;
        const recovered = await recover(file.error.failure);
        if (!recovered.ok) return err({ reason: 'session', failure: recovered.error });
      }
    },
  };
}

/** The chip is still there and only the channel, or one command, is lost. */
export const isRecoverable = ({ code }: SessionFailure): boolean =>
  code === 'secure-channel-lost' || code === 'transmit-failed';

/** The card was reset, lifted or fell silent, or its reader was unplugged: it may come back. */
export function isInterruption(failure: SessionFailure): failure is SessionFailure & TransportFailure {
  switch (failure.code) {
    case 'card-removed':
    case 'card-mute':
    case 'reader-unplugged':
    case 'reader-service-stopped':
      return true;
    default:
      return false;
  }
}

const isTransport = (failure: SessionFailure): boolean =>
  isInterruption(failure) || failure.code === 'card-in-use' || failure.code === 'cancelled';
