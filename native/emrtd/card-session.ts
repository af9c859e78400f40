/**
 * A conversation with one chip: commands go in plain or under secure messaging, whichever the session is in.
 * Everything above (PACE, chip authentication, file reading) speaks through this and never sees raw bytes.
 */
import type { Result } from '../../electron/core/result.ts';
import type { CommandApdu, ResponseApdu } from '../iso7816/apdu.ts';
import type { SessionKeys } from '../iso7816/secure-messaging-cipher.ts';
import type { ReadFailureCode } from './reading.ts';

export interface SessionFailure {
  readonly code: Extract<ReadFailureCode, string>;
  readonly detail: string;
  readonly sw?: number;
}

export interface CardSession {
  /**
   * Sends a logical command and gives the logical response: secure messaging wrapped and unwrapped,
   * 61xx followed up. A status word other than 9000 is a response, not a failure.
   */
  send(command: CommandApdu): Promise<Result<ResponseApdu, SessionFailure>>;
  /** From the next command on: secure messaging under these keys. */
  secure(keys: SessionKeys): void;
  /** Whether secure messaging is on. */
  readonly secured: boolean;
}
