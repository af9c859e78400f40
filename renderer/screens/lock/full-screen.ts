/** The whole screen in a browser, as far as a browser gives it: only in answer to a press, and left with Esc at any time. */
import { useSyncExternalStore } from 'react';

export const goFullScreen = async (): Promise<void> => {
  await document.documentElement.requestFullscreen?.().catch(() => undefined); // refused: the strip says so
};

export const leaveFullScreen = async (): Promise<void> => {
  if (document.fullscreenElement !== null) await document.exitFullscreen().catch(() => undefined);
};

const subscribe = (listener: () => void) => {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
};

export const useFullScreen = (): boolean =>
  useSyncExternalStore(subscribe, () => document.fullscreenElement !== null);
