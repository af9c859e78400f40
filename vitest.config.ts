import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Not 0: a group of that number runs last on a machine where one worker is all there is. */
const QUICK = { groupOrder: 1 };

/** Units that try every combination: they take half the time of all, so `npm run check` leaves them to `npm test`. */
const EXHAUSTIVE = 'test/unit/**/*.exhaustive.test.ts';

/**
 * Projects by what they need, so that a developer runs the quick ones alone (`npm run check`)
 * and `npm test` runs all of them.
 */
export default defineConfig({
  plugins: [react()],
  test: {
    env: { TZ: 'America/St_Johns' }, // an odd zone, so that a rule that forgets Asia/Ho_Chi_Minh fails here
    // For what hangs, not for what is slow: a machine that does other things as well takes many times longer.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: '100%',
    // Of the scenes of one file, each in a page of its own.
    maxConcurrency: 3,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          sequence: QUICK,
          include: ['test/unit/**/*.test.{ts,tsx}'],
          exclude: [EXHAUSTIVE],
        },
      },
      {
        extends: true,
        test: { name: 'exhaustive', sequence: QUICK, include: [EXHAUSTIVE] },
      },
      {
        extends: true,
        test: {
          // The chip protocols with no more of node:crypto than Electron is known to have.
          name: 'restricted-crypto',
          sequence: QUICK,
          setupFiles: ['test/restricted-crypto/setup.ts'],
          include: [
            'test/restricted-crypto/**/*.test.ts',
            'test/unit/native/{emrtd,iso7816,virtual-chip}/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: { name: 'contract', sequence: QUICK, include: ['test/contract/**/*.test.ts'] },
      },
      {
        extends: true,
        test: { name: 'security', sequence: QUICK, include: ['test/security/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          // After the quick ones and before the screens: both use the one pcscd of the machine.
          sequence: { groupOrder: 2 },
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          sequence: { groupOrder: 3 },
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
