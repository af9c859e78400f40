/** What the page gets as `window.desk`: two functions. Built in the preload, from the little of Electron it needs. */
import type { EventName, EventPayload, MethodInput, MethodName } from '../bridge/contract.ts';
import { CHANNELS } from './channels.ts';
import { exposedEvents, exposedMethods } from './exposed-names.ts';

export interface PageIpc {
  invoke(channel: string, ...values: unknown[]): Promise<unknown>;
  send(channel: string): void;
  on(channel: string, listener: (event: unknown, ...values: unknown[]) => void): unknown;
}

export interface PageBridge {
  readonly call: (method: MethodName, input: MethodInput<MethodName>) => Promise<unknown>;
  readonly on: (event: EventName, listener: (payload: EventPayload<EventName>) => void) => () => void;
}

/**
 * SECURITY: the page names methods and events, never channels, and gets payloads, never Electron's event object,
 * whose sender would reach further than the contract.
 */
export function pageBridge(ipc: PageIpc): PageBridge {
  const listeners = new Map<unknown, Set<(payload: EventPayload<EventName>) => void>>();
  let listening = false;

  const startListening = (): void => {
    if (listening) return;
    listening = true;
    ipc.on(CHANNELS.event, (_event, name, payload) => {
      for (const listener of listeners.get(name) ?? []) listener(payload as EventPayload<EventName>);
    });
    // After the caller's own listener is in place, so that it misses nothing.
    queueMicrotask(() => ipc.send(CHANNELS.listen));
  };

  return {
    call: async (method, input) => {
      if (!exposedMethods.has(method)) throw new Error('unknown method');
      return ipc.invoke(CHANNELS.call, method, input);
    },
    on: (event, listener) => {
      if (!exposedEvents.has(event) || typeof listener !== 'function') throw new Error('unknown event');
      const own = (payload: EventPayload<EventName>) => listener(payload);
      const all = listeners.get(event) ?? new Set();
      listeners.set(event, all.add(own));
      startListening();
      return () => {
        all.delete(own);
      };
    },
  };
}
