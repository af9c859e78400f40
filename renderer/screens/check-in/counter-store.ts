/** Holds the page's half of the check-in while the clerk looks at other screens. */
import { useSyncExternalStore } from 'react';
import { type CounterState, EMPTY_COUNTER } from './counter-state.ts';

export interface CounterStore {
  readonly get: () => CounterState;
  readonly set: (change: Partial<CounterState>) => void;
  /** Everything of the last guest goes; what must not be read again stays known. */
  readonly clear: (change?: Partial<CounterState>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createCounterStore(): CounterStore {
  const listeners = new Set<() => void>();
  let state = EMPTY_COUNTER;
  const put = (next: CounterState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    get: () => state,
    set: (change) => put({ ...state, ...change }),
    clear: (change) => put({ ...EMPTY_COUNTER, tried: state.tried, done: state.done, ...change }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const counterStore = createCounterStore();

export const useCounter = (): CounterState => useSyncExternalStore(counterStore.subscribe, counterStore.get);
