/** A memory bridge: `window.desk` that answers from a script. Runs inside the page, so it uses nothing from outside. */
import type {
  DeskBridge,
  EventName,
  EventPayload,
  MethodName,
  MethodOutput,
  Reply,
} from '../../../electron/bridge/contract.ts';
import type { GuestDisplayBridge, GuestDisplayView } from '../../../electron/bridge/guest-display.ts';

/** What each method answers; a method that is not named never answers, like a host that hangs. */
export type Answers = { readonly [M in MethodName]?: Reply<MethodOutput<M>> };

type AnyEvent = {
  readonly [E in EventName]: { readonly event: E; readonly payload: EventPayload<E> };
}[EventName];

export interface Script {
  readonly answers: Answers;
  /** Events that a call brings about, in order, after its answer. */
  readonly after?: Partial<Record<MethodName, readonly AnyEvent[]>>;
  /** For the window that is turned to the guest: what it shows. */
  readonly guestDisplay?: GuestDisplayView;
  /** Answers from the second call on. */
  readonly later?: Answers;
}

/** The calls the page made, in order, under `window.calls`. */
export function installScriptedDesk(script: Script): void {
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const counts = new Map<string, number>();
  const calls: { method: string; input: unknown }[] = [];
  const emit = (event: string, payload: unknown) => {
    for (const listener of listeners.get(event) ?? []) listener(payload as never);
  };
  const desk: DeskBridge = {
    call: (method, input) => {
      const count = (counts.get(method) ?? 0) + 1;
      counts.set(method, count);
      calls.push({ method, input });
      const answer = (count > 1 ? script.later?.[method] : undefined) ?? script.answers[method];
      if (answer === undefined) return new Promise(() => {});
      setTimeout(() => {
        for (const { event, payload } of script.after?.[method] ?? []) emit(event, payload);
      }, 20);
      return Promise.resolve(answer as never);
    },
    on: (event, listener) => {
      const all = listeners.get(event) ?? new Set();
      listeners.set(event, all.add(listener as (payload: never) => void));
      return () => all.delete(listener as (payload: never) => void);
    },
  };
  const { guestDisplay: shown } = script;
  const guestDisplay: GuestDisplayBridge | undefined = shown && {
    call: async () => shown,
    onView: (listener) => {
      listener(shown);
      return () => {};
    },
  };
  Object.assign(globalThis, { desk, calls, emit, ...(guestDisplay && { guestDisplay }) });
}
