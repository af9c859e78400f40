import { useEffect } from 'react';
import { useFirstRun } from '../../bridge/hooks.ts';

/** A desk that nobody has set up opens with its set-up, unless an address asked for something else. */
export function useFirstRunDoor(): void {
  const { data } = useFirstRun();
  const opens = data?.opens === true;
  useEffect(() => {
    if (opens && window.location.hash === '') window.location.replace('#/start');
  }, [opens]);
}
