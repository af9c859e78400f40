/** How the page hangs on its host: one value that the banner shows. */

/** `refused`: the host no longer knows this page (it was started again) and only a fresh address helps. */
export type LinkState = 'open' | 'gone' | 'refused';

export interface HostLink {
  readonly state: () => LinkState;
  readonly set: (state: LinkState) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createHostLink(): HostLink {
  const listeners = new Set<() => void>();
  let state: LinkState = 'open';
  return {
    state: () => state,
    set: (next) => {
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
