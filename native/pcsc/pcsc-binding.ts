/**
 * What a PC/SC package must be able to do. Each package has one thin file that fits it to this shape;
 * everything a desk needs beyond that (`card-reader-driver.ts`) is written once, for all of them.
 * Methods reject with the package's own errors; `pcsc-error.ts` reads them.
 */

export interface PcscBinding {
  readonly name: 'pcsc-mini' | 'pcsclite';
  /**
   * Establishes a context and starts to watch. Throws when the service is not running.
   * A context that reported `failed` is dead; closing it is still allowed.
   */
  open(events: PcscEvents): PcscContext;
}

export interface PcscEvents {
  /** A reader appeared, or its state word (dwEventState) changed. `atr` only when it can be trusted. */
  slot(readerName: string, state: number, atr?: Uint8Array): void;
  unplugged(readerName: string): void;
  /** Watching has ended by itself: service gone, or an error inside the package. */
  failed(error: unknown): void;
}

export interface PcscContext {
  /** SCardConnect, shared, T=0 or T=1. May take as long as another program lets it: the caller bounds it. */
  connect(readerName: string): Promise<PcscCard>;
  /** Stops watching. Never fails. */
  close(): Promise<void>;
}

/** One connection. The caller never has two calls running on it. */
export interface PcscCard {
  /** SCardBeginTransaction, where the package has it. Waits while another program holds one. */
  beginTransaction?(): Promise<void>;
  /** SCardStatus, where the package has it: the keep-alive of a held transaction, and the true ATR. */
  status?(): Promise<{ readonly atr: Uint8Array }>;
  /** SCardTransmit. The response is a copy that stays valid. */
  transmit(command: Uint8Array): Promise<Uint8Array>;
  /** Ends the transaction, powers the card down, disconnects. */
  release(): Promise<void>;
}
