/** The guided tour of training; in live mode each answers `not-in-training`. */
import { z } from 'zod';
import { situationId, tourView } from '../views/tour.ts';
import { nothing } from './inputs.ts';

export const tourMethods = {
  'tour.view': { input: nothing, output: tourView },
  /** Opens the world of a situation; one that runs is left first. */
  'tour.start': {
    input: z.strictObject({ id: situationId, short: z.boolean().optional() }),
    output: tourView,
  },
  'tour.hint': { input: nothing, output: tourView },
  'tour.pause': { input: z.strictObject({ on: z.boolean() }), output: tourView },
  /** Keys that were pressed on the page since it last said so. */
  'tour.keys': { input: z.strictObject({ pressed: z.number().int().min(0).max(10_000) }), output: nothing },
  /** Ends the situation and shows what came of it, as it stands. */
  'tour.finish': { input: nothing, output: tourView },
  /** Back to the training desk; a situation that was not finished leaves no result. */
  'tour.leave': { input: nothing, output: tourView },
} as const;
