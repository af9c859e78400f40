/** The bridge over http://127.0.0.1: what preload puts on `window.desk`, imitated for a browser. */
import type { DeskBridge, EventName, EventPayload, Reply } from '../../electron/bridge/contract.ts';
import { HOST_BROKE, HOST_GONE } from './host-failure.ts';
import type { HostLink } from './host-link.ts';

/** A link that comes back within this long is not worth a banner. */
const PATIENCE_MS = 1_500;

type Listener = (payload: never) => void;

export function loopbackClient(link: HostLink): DeskBridge {
  const listeners = new Map<string, Set<Listener>>();
  let started = false;

  function startListening(): void {
    if (started) return;
    started = true;
    const source = new EventSource('/bridge/events');
    let patience: ReturnType<typeof setTimeout> | undefined;
    source.onopen = () => {
      clearTimeout(patience);
      patience = undefined;
      link.set('open');
    };
    source.onerror = () => {
      // A closed source does not try again: the host refused this page.
      if (source.readyState === EventSource.CLOSED) link.set('refused');
      else patience ??= setTimeout(() => link.set('gone'), PATIENCE_MS);
    };
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const { event, payload } = JSON.parse(data) as { event: EventName; payload: never };
      for (const listener of listeners.get(event) ?? []) listener(payload);
    };
  }

  return {
    call: async (method, input) => {
      let response: Response;
      try {
        response = await fetch(`/bridge/${method}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(input),
        });
      } catch {
        return { ok: false, failure: HOST_GONE };
      }
      if (response.status === 403) link.set('refused');
      if (!response.ok) return { ok: false, failure: response.status === 403 ? HOST_GONE : HOST_BROKE };
      return (await response.json()) as Reply<never>;
    },
    on: <E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void) => {
      const all = listeners.get(event) ?? new Set();
      listeners.set(event, all.add(listener as Listener));
      startListening();
      return () => all.delete(listener as Listener);
    },
  };
}
