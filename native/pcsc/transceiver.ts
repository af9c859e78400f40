/**
 * The one port between everything that talks to a card and whatever carries the bytes:
 * a PC/SC driver, a chip in software, a recorded transcript.
 */
import type { Result } from '../../electron/core/result.ts';

/** What can go wrong between the desk and the card. All of it is caused by people, cables and services. */
export type TransportFailureCode =
  | 'card-removed' // lifted, or reset by the reader
  | 'card-mute' // present but does not answer
  | 'card-in-use' // another program holds it exclusively
  | 'reader-unplugged'
  | 'reader-service-stopped' // pcscd or the Windows "Smart Card" service is not running
  | 'transmit-failed'; // the reader refused this APDU (length, protocol); the card may still be usable

export interface TransportFailure {
  readonly code: TransportFailureCode;
  /** For the debug log only; never shown alone. */
  readonly detail: string;
}

export interface Transceiver {
  readonly readerName: string;
  /** Answer to reset, or the ATR that PC/SC makes up for a contactless card. */
  readonly atr: Uint8Array;
  /**
   * Sends one command APDU and returns the raw response, SW1 SW2 included.
   * No retry, no GET RESPONSE: that belongs to the protocol above.
   */
  transmit(command: Uint8Array): Promise<Result<Uint8Array, TransportFailure>>;
}
