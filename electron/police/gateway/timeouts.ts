/** Limits of the conversation with a gateway. All are named here; none can be switched off. */
export interface GatewayTimeouts {
  /** Name look-up, TCP and TLS together. */
  readonly connectMs: number;
  /** From the first byte of a request to the last byte of its answer, for operations that file or cancel. */
  readonly filingMs: number;
  /** The same for questions. */
  readonly askingMs: number;
}

export const GATEWAY_TIMEOUTS: GatewayTimeouts = {
  connectMs: 10_000,
  // A gateway may take long over a full batch; giving up early only makes records unknown.
  filingMs: 60_000,
  askingMs: 20_000,
};

/** Records per request while the gateway has not said its own limit. */
export const DEFAULT_MAX_BATCH = 50;

/** Never more than this, whatever a gateway allows: so many are unknown at once when an answer is lost. */
export const LARGEST_BATCH = 200;

/** First contact: how long a connection on which nothing is said is listened to. A refusal comes within a round trip. */
export const SILENT_LISTEN_MS = 1_500;

/** So many silent connections must be ended by the gateway, with a pause between, before that counts as a refusal of our certificate. */
export const SILENT_REFUSALS = 2;
export const SILENT_PAUSE_MS = 250;
