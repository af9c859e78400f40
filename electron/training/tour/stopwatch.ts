/** Counts active time; a pause stops it. The clock on the wall of a practice world goes by it as well. */
export interface Stopwatch {
  /** Active milliseconds so far. */
  elapsed(): number;
  readonly paused: () => boolean;
  pause(): void;
  resume(): void;
}

/** @param monotonic milliseconds that never go back */
export function startStopwatch(monotonic: () => number): Stopwatch {
  let counted = 0;
  let since: number | undefined = monotonic();
  const elapsed = () => counted + (since === undefined ? 0 : monotonic() - since);
  return {
    elapsed,
    paused: () => since === undefined,
    pause() {
      counted = elapsed();
      since = undefined;
    },
    resume() {
      since ??= monotonic();
    },
  };
}
