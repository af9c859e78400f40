/** Native calls have no time limit of their own; nothing above this file may wait for ever. */

export type Bounded<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'too-late' };

/**
 * Waits at most `ms` milliseconds. When the work ends after that, well or badly, `onLate` puts away what it left.
 */
export function bounded<T>(
  work: Promise<T>,
  ms: number,
  onLate: (outcome: Exclude<Bounded<T>, { kind: 'too-late' }>) => void = () => {},
): Promise<Bounded<T>> {
  return new Promise((resolve) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      resolve({ kind: 'too-late' });
    }, ms);
    const end = (outcome: Exclude<Bounded<T>, { kind: 'too-late' }>) => {
      clearTimeout(timer);
      if (late) onLate(outcome);
      else resolve(outcome);
    };
    work.then(
      (value) => end({ kind: 'done', value }),
      (error: unknown) => end({ kind: 'failed', error }),
    );
  });
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
