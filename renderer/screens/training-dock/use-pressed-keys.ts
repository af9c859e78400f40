import { useEffect } from 'react';
import { useDeskContext } from '../../bridge/desk-provider.tsx';

const TOLD_EVERY_MS = 500;

/** Counts the keys that are pressed while a situation runs, and tells the desk; a key that is held down counts once. */
export function usePressedKeys(on: boolean): void {
  const { client } = useDeskContext();
  useEffect(() => {
    if (!on) return;
    let pressed = 0;
    const count = (event: KeyboardEvent) => {
      if (!event.repeat) pressed += 1;
    };
    const tell = () => {
      if (pressed === 0) return;
      void client.call('tour.keys', { pressed });
      pressed = 0;
    };
    window.addEventListener('keydown', count, { capture: true });
    const timer = setInterval(tell, TOLD_EVERY_MS);
    return () => {
      window.removeEventListener('keydown', count, { capture: true });
      clearInterval(timer);
      tell();
    };
  }, [client, on]);
}
