import { expect, test } from 'vitest';
import { createGate } from '../../../db/gate.ts';

test('one at a time, in order of arrival, and a failure holds nobody up', async () => {
  const gate = createGate();
  const log: string[] = [];
  const work = (name: string, fails = false) =>
    gate.run(async () => {
      log.push(`${name} in`);
      await new Promise((resolve) => setImmediate(resolve));
      log.push(`${name} out`);
      if (fails) throw new Error(name);
      return name;
    });
  const results = await Promise.allSettled([work('a'), work('b', true), work('c')]);
  expect(log).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
