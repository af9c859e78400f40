/** The real clock, randomness and ids; tests bring their own. */
import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Environment } from '../core/ports/environment.ts';

export const systemEnvironment: Environment = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  random: (length) => new Uint8Array(randomBytes(length)),
  newId: () => uuidv7(),
};
