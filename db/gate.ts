/** Lets one piece of work through at a time, in order of arrival. */
export interface Gate {
  run<T>(work: () => Promise<T>): Promise<T>;
}

export function createGate(): Gate {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(work) {
      const mine = last.then(work, work);
      last = mine.catch(() => undefined); // the next one does not care how this one ended
      return mine;
    },
  };
}
