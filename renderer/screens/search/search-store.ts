/** Whether the search is open; any screen may open it. */
import { useSyncExternalStore } from 'react';

let open = false;
/** The address that the search was opened over. */
let openedOver = '';
const listeners = new Set<() => void>();

function set(next: boolean): void {
  open = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function openSearch(): void {
  openedOver = window.location.href;
  set(true);
}

export const closeSearch = (): void => set(false);

/** Another screen came up under the search. The news of a screen that was opened just before comes late, and is none. */
export function leaveSearch(): void {
  if (window.location.href !== openedOver) set(false);
}

export const useSearchOpen = (): boolean => useSyncExternalStore(subscribe, () => open);
