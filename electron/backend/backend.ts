/** What a host (Electron's shell, the loopback server, the terminal) sees of the backend. */
import type { EventName, EventPayload } from '../bridge/contract.ts';
import type { Handlers } from '../bridge/dispatch.ts';
import type { GuestDisplaySurface } from './guest-display/guest-display-desk.ts';

export interface Backend {
  readonly handlers: Handlers;
  /** All that the second window gets. Absent: there is none, as in tests of the hosts. */
  readonly guestDisplay?: GuestDisplaySurface;
  /** Whether the page may open the camera. Absent: never. */
  readonly cameraOn?: () => boolean;
  /** Every event of the contract, already parsed. Returns the function that ends the subscription. */
  subscribe(listener: <E extends EventName>(event: E, payload: EventPayload<E>) => void): () => void;
  /** Ends the watching and sending, flushes, closes the database. */
  stop(): Promise<void>;
}
