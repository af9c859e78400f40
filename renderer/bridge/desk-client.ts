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
  keyOf,
  LISTS_OF_ENTRIES,
  STATE_OF_EVENT,
  STATE_OF_METHOD,
  VIEWS_OF_BOOKS,
} from './live-view.ts';

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
  /** For queries: the answer, or the newer event that overtook it. Throws `DeskRefusal`. */
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
  const refetchLists = () => {
    for (const list of LISTS_OF_ENTRIES) void cache.invalidateQueries({ queryKey: [list] });
  };
  const subscriptions = [
    listen('status'),
    listen('checkIn'),
    listen('training'),
    bridge.on('outbox', refetchLists),
    bridge.on('books', ({ changed }) => {
      const stale = new Set(changed.flatMap((book) => VIEWS_OF_BOOKS[book]));
      for (const view of stale) void cache.invalidateQueries({ queryKey: [view] });
    }),
  ];

  return {
    bridge,
    call: async (method, input) => {
      const state = STATE_OF_METHOD[method];
      const overtaken = state && counter.watch(state);
      const reply = await bridge.call(method, input);
      if (reply.ok && state !== undefined && !overtaken?.()) cache.setQueryData(keyOf(state), reply.value);
      if (method === 'stay.file' || method === 'outbox.act') refetchLists();
      return reply;
    },
    fetch: async <M extends MethodName>(method: M, input: MethodInput<M>, key: readonly unknown[]) => {
      const overtaken = counter.watch(method);
      const reply = await bridge.call(method, input);
      if (!reply.ok) throw new DeskRefusal(reply.failure);
      const newer = overtaken() ? cache.getQueryData<MethodOutput<M>>(key) : undefined;
      return newer ?? reply.value;
    },
    refresh: () => void cache.invalidateQueries(),
    stop: () => {
      for (const end of subscriptions) end();
    },
  };
}
