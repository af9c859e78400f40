/** Keeps the files that are read, tells of progress, and opens a lost channel again to go on where it broke. */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import type { SessionFailure } from '../card-session.ts';
import type { FileName, ReadEvent } from '../reading.ts';
import type { ChipSession } from '../secure-messaging/chip-session.ts';
import { createFileReader, type FileFailure } from './file-reader.ts';

export interface FileCollector {
  /** Everything that was read whole, in the order of reading. */
  readonly files: ReadonlyMap<FileName, Uint8Array>;
  /** Reads a file and keeps it. Comes back with a failure of the session only when opening again did not help. */
  collect(name: FileName): Promise<Result<Uint8Array, FileFailure>>;
  /** As `collect`, but a lost channel is reported at once: for whoever wants to know about this very channel. */
  collectOnce(name: FileName): Promise<Result<Uint8Array, FileFailure>>;
  /** Opens the chip again if the channel is gone. Fails when that does not work or was done too often. */
  recover(failure: SessionFailure): Promise<Result<void, SessionFailure>>;
}

/** SECURITY: a chip that keeps breaking the channel is let go. */
const MAX_RECOVERIES = 3;

/**
 * @param files where to keep them
 * @param reopen establishes a channel anew, the same way as the first
 */
export function createFileCollector(
  session: ChipSession,
  files: Map<FileName, Uint8Array>,
  reopen: () => Promise<Result<unknown, SessionFailure>>,
  onEvent?: (event: ReadEvent) => void,
): FileCollector {
  const reader = createFileReader(session);
  let recoveries = 0;

  async function collectOnce(name: FileName): Promise<Result<Uint8Array, FileFailure>> {
    const file = await reader.read(name, (bytes, total) =>
      onEvent?.({ kind: 'file', file: name, bytes, total }),
    );
    if (file.ok) files.set(name, file.value);
    return file;
  }

  async function recover(failure: SessionFailure): Promise<Result<void, SessionFailure>> {
    if (!isRecoverable(failure) || recoveries >= MAX_RECOVERIES) return err(failure);
    recoveries++;
    const reopened = await reopen();
    if (reopened.ok) return ok(undefined);
    // A key that has worked once is not wrong now: what is reported is the broken channel.
    return err(isTransport(reopened.error) ? reopened.error : failure);
  }

  return {
    files,
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

function isTransport({ code }: SessionFailure): boolean {
  switch (code) {
    case 'card-removed':
    case 'card-mute':
    case 'card-in-use':
    case 'reader-unplugged':
    case 'reader-service-stopped':
    case 'cancelled':
      return true;
    default:
      return false;
  }
}
