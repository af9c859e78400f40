/** The training table; in live mode each answers `not-in-training`. */
import { z } from 'zod';
import { trainingView } from '../views.ts';
import { byId, nothing } from './inputs.ts';

export const trainingMethods = {
  'training.view': { input: nothing, output: trainingView },
  'training.layCard': { input: byId, output: trainingView },
  'training.liftCard': { input: nothing, output: trainingView },
  'training.endpoint': { input: z.strictObject({ up: z.boolean() }), output: trainingView },
} as const;
