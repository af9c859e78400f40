import { useEffect, useSyncExternalStore } from 'react';
import { hashOf, parseRoute, type Route, screenOfKey } from './router.ts';

const subscribe = (listener: () => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};
const hash = () => window.location.hash;

export const useRoute = (): Route => parseRoute(useSyncExternalStore(subscribe, hash));

export const navigate = (route: Route): void => {
  window.location.hash = hashOf(route);
};

/** F1 to F4 open their screens from anywhere, instead of the browser's help and search. */
export function useScreenKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const screen = screenOfKey(event);
      if (screen === undefined) return;
      event.preventDefault();
      navigate({ screen });
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
