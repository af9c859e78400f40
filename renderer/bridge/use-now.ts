/** The desk's clock on the page. The PC's own clock is never shown: its zone and its time may be wrong. */
import { useEffect, useMemo, useState } from 'react';
import { useDeskStatus } from './hooks.ts';

/** Milliseconds since the epoch by the desk's clock, ticking every `every` milliseconds. */
export function useNow(every = 1_000): number {
  const { now } = useDeskStatus();
  // `performance.now` only runs forward, whatever is done to the system clock in between.
  const heard = useMemo(() => ({ now, at: performance.now() }), [now]);
  const [shown, setShown] = useState(now);
  useEffect(() => {
    const tick = () => setShown(heard.now + (performance.now() - heard.at));
    tick();
    const timer = setInterval(tick, every);
    return () => clearInterval(timer);
  }, [heard, every]);
  return Math.max(shown, now);
}
