/** Every duration of the PC/SC drivers, in milliseconds. */
export interface DriverTiming {
  /** After an insertion the card bounces, and Windows itself looks at it: leave it alone that long. */
  readonly settle: number;
  /** Pause between two attempts to connect, and how long to go on while the failure may pass. */
  readonly connectPause: number;
  readonly connectPatience: number;
  /** Longest single SCardConnect, SCardStatus or SCardBeginTransaction. */
  readonly connect: number;
  readonly transaction: number;
  /** Longest exchange: a slow chip needs about 2 s for a key agreement, a long file a few. */
  readonly transmit: number;
  /** Windows resets a card whose transaction was idle for 5 s; AusweisApp asks every 4 s. */
  readonly keepAlive: number;
  /** After a failed exchange, how long to wait for the reader to notice that the card is gone. */
  readonly explain: number;
  readonly close: number;
  /** Between two attempts to reach a service that is not running. */
  readonly serviceRetry: number;
  /** How long a reader may take to show up after watching began. */
  readonly firstLook: number;
}

export const DRIVER_TIMING: DriverTiming = {
  settle: 250,
  connectPause: 100,
  connectPatience: 1_500,
  connect: 4_000,
  transaction: 2_000,
  transmit: 12_000,
  keepAlive: 4_000,
  explain: 1_500,
  close: 2_000,
  serviceRetry: 1_000,
  firstLook: 1_000,
};
