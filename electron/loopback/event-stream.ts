/** One open event stream (Server-Sent Events): `data: {"event":…,"payload":…}` for each event. */
import type { ServerResponse } from 'node:http';
import type { EventName, EventPayload } from '../bridge/contract.ts';
import type { GuestDisplayView } from '../bridge/guest-display.ts';
import { withSecurityHeaders } from '../host/security-headers.ts';

/** A comment this often shows a broken connection to both ends. */
export const HEARTBEAT_MS = 15_000;
/** The browser reconnects after this long. */
const RECONNECT_MS = 1_000;
/** A page that reads this far behind is cut off; it reconnects and gets the present state. */
const MAX_UNSENT_BYTES = 4 * 1024 * 1024;

export interface EventStream {
  send<E extends EventName>(event: E, payload: EventPayload<E>): void;
  /** To the guest display: its view and nothing else. */
  sendDisplay(view: GuestDisplayView): void;
  close(): void;
}

/** Opens the stream on a raw response; `onClose` runs once, whichever end closed it. */
export function openEventStream(
  response: ServerResponse,
  onClose: () => void,
  heartbeatMs: number,
): EventStream {
  response.writeHead(
    200,
    withSecurityHeaders({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
    }),
  );
  const write = (text: string): void => {
    if (response.writableEnded || response.destroyed) return;
    if (response.writableLength > MAX_UNSENT_BYTES) response.destroy();
    else response.write(text);
  };
  write(`retry: ${RECONNECT_MS}\n\n`);
  const heartbeat = setInterval(() => write(': here\n\n'), heartbeatMs);
  heartbeat.unref();
  response.once('close', () => {
    clearInterval(heartbeat);
    onClose();
  });
  return {
    // JSON has no raw line break, so one event is always one data line.
    send: (event, payload) => write(`data: ${JSON.stringify({ event, payload })}\n\n`),
    sendDisplay: (view) => write(`data: ${JSON.stringify(view)}\n\n`),
    close: () => response.end(),
  };
}
