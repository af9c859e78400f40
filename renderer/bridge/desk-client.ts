/** The bridge joined to the query cache: events write states, answers write states, changed entries refetch lists. */
import type { QueryClient } from '@tanstack/react-query';
import type {
  DeskBridge,
  EventName,
  FailureView,
  MethodInput,
  MethodName,
  MethodOutput,
  Reply,
} from '../../electron/bridge/contract.ts';
import {
  createEventCounter,
  isPushedState,
  keyOf,
  LISTS_OF_ENTRIES,
  STATE_OF_EVENT,
  STATE_OF_METHOD,
  VIEWS_OF_BOOKS,
  VIEWS_OF_METHOD,
} from './live-view.ts';

/** On a desk where something changes with every breath a list is shown a moment old rather than never. */
const MOST_ASKED = 5;

/** A refusal as TanStack Query wants it: thrown. Carries what people are told. */
export class DeskRefusal extends Error {
  readonly failure: FailureView;

  constructor(failure: FailureView) {
    super(failure.code);
    this.failure = failure;
  }
}

export interface DeskClient {
  readonly bridge: DeskBridge;
  /** Calls the host; a state in the answer goes into the cache unless a newer event overtook it. */
  readonly call: <M extends MethodName>(method: M, input: MethodInput<M>) => Promise<Reply<MethodOutput<M>>>;
  /** For queries: an answer that no event overtook, or the state that the event carried. Throws `DeskRefusal`. */
  readonly fetch: <M extends MethodName>(
    method: M,
    input: MethodInput<M>,
    key: readonly unknown[],
  ) => Promise<MethodOutput<M>>;
  /** Everything again, after the host was away. */
  readonly refresh: () => void;
  readonly stop: () => void;
}

export function createDeskClient(bridge: DeskBridge, cache: QueryClient): DeskClient {
  const counter = createEventCounter();

  const listen = <E extends keyof typeof STATE_OF_EVENT>(event: E) =>
    bridge.on(event as EventName, (payload) => {
      const state = STATE_OF_EVENT[event];
      counter.note(state);
      cache.setQueryData(keyOf(state), payload);
    });
  const refetch = (lists: Iterable<MethodName>) => {
    for (const list of lists) {
      counter.note(list);
      void cache.invalidateQueries({ queryKey: [list] });
    }
  };
  // Another world of the tour, or the desk itself again: nothing that was known of the last one holds.
  let world: string | undefined;
  const moveTo = (next: string | undefined) => {
    if (next === world) return;
    world = next;
    void cache.invalidateQueries();
  };
  const refetchLists = () => refetch(LISTS_OF_ENTRIES);
  const subscriptions = [
    listen('status'),
    listen('checkIn'),
    listen('training'),
    listen('tour'),
    bridge.on('tour', ({ running }) => moveTo(running?.world)),
    bridge.on('outbox', refetchLists),
    bridge.on('books', ({ changed }) => refetch(new Set(changed.flatMap((book) => VIEWS_OF_BOOKS[book])))),
  ];

  return {
    bridge,
    call: async (method, input) => {
      const state = STATE_OF_METHOD[method];
      const overtaken = state && counter.watch(state);
      const reply = await bridge.call(method, input);
      if (reply.ok && state !== undefined && !overtaken?.()) cache.setQueryData(keyOf(state), reply.value);
      if (reply.ok) refetch(VIEWS_OF_METHOD[method] ?? []);
      if (method === 'stay.file' || method === 'outbox.act') refetchLists();
      return reply;
    },
    fetch: async <M extends MethodName>(method: M, input: MethodInput<M>, key: readonly unknown[]) => {
      // The cache drops an event that comes while a view is fetched for the first time; so the view is asked for again.
      for (let asked = 1; ; asked += 1) {
        const overtaken = counter.watch(method);
        const reply = await bridge.call(method, input);
        if (!reply.ok) throw new DeskRefusal(reply.failure);
        if (!overtaken()) return reply.value;
        if (isPushedState(method)) return cache.getQueryData<MethodOutput<M>>(key) ?? reply.value;
        if (asked === MOST_ASKED) return reply.value;
      }
    },
    refresh: () => void cache.invalidateQueries(),
    stop: () => {
      for (const end of subscriptions) end();
    },
  };
}
