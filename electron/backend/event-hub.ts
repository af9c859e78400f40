/** Events of the contract on their way to the hosts; each is parsed before it leaves. */
import type { EventName, EventPayload } from '../bridge/contract.ts';
import { parseEvent } from '../bridge/dispatch.ts';

export type EventListener = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

export interface EventHub {
  publish<E extends EventName>(event: E, payload: EventPayload<E>): void;
  subscribe(listener: EventListener): () => void;
}

export function createEventHub(): EventHub {
  const listeners = new Set<EventListener>();
  return {
    publish(event, payload) {
      const parsed = parseEvent(event, payload);
      for (const listener of listeners) listener(event, parsed);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
