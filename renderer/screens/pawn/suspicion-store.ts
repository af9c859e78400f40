/** Whether the report of suspicion is open. Outside of React, so that any screen and any key can open it. */
import { useSyncExternalStore } from 'react';

/** The key that opens it on every screen; Enter in the dialog records it. */
export const SUSPICION_KEY = 'F10';

let isOpen = false;
const listeners = new Set<() => void>();

const put = (next: boolean) => {
  isOpen = next;
  for (const listener of listeners) listener();
};

export const openSuspicion = (): void => put(true);
export const closeSuspicion = (): void => put(false);

export const useSuspicionOpen = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isOpen,
  );
