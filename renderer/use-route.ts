import { useEffect, useSyncExternalStore } from 'react';
import { hashOf, hasScreen, parseRoute, type Route, screenOfKey, type Trade } from './router.ts';

const subscribe = (listener: () => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};
const hash = () => window.location.hash;

export const useRoute = (): Route => parseRoute(useSyncExternalStore(subscribe, hash));

export const navigate = (route: Route): void => {
  window.location.hash = hashOf(route);
};

/** The keys of the screens that this desk has open them from anywhere, instead of the browser's help and search. */
export function useScreenKeys(trades: readonly Trade[]): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const screen = screenOfKey(event);
      if (screen === undefined || !hasScreen(screen, trades)) return;
      event.preventDefault();
      navigate({ screen });
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [trades]);
}
