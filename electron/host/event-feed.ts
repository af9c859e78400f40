/** What a page hears from the moment it listens: the present state first, then every change. */
import type { Backend } from '../backend/backend.ts';
import type { EventName, EventPayload } from '../bridge/contract.ts';

export type SendEvent = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

/**
 * Feeds one page until the returned function is called.
 * A state that changed while its present value was being fetched is sent once, in its newer form.
 */
export function feedEvents(backend: Backend, send: SendEvent, log: (line: string) => void): () => void {
  const changed = new Set<EventName>();
  let open = true;
  const unsubscribe = backend.subscribe((event, payload) => {
    changed.add(event);
    if (open) send(event, payload);
  });

  async function sendPresent<E extends EventName>(
    event: E,
    present: Promise<{ readonly ok: true; readonly value: EventPayload<E> } | { readonly ok: false }>,
  ): Promise<void> {
    try {
      const reply = await present;
      // A refusal is an answer too: outside training there is no training state to tell.
      if (open && reply.ok && !changed.has(event)) send(event, reply.value);
    } catch (error) {
      log(`present ${event} not sent: ${error instanceof Error ? error.name : 'unknown error'}`);
    }
  }
  void sendPresent('status', backend.handlers['desk.status']({}));
  void sendPresent('checkIn', backend.handlers['checkIn.view']({}));
  void sendPresent('training', backend.handlers['training.view']({}));

  return () => {
    open = false;
    unsubscribe();
  };
}
