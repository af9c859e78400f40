/** What the renderer sees of the guided tour. */
import { z } from 'zod';

const text = z.strictObject({ vi: z.string(), en: z.string() });
const instant = z.number().int();

export const situationId = z.enum([
  'ordinary-guest',
  'forged-card',
  'endpoint-down',
  'bus-of-thirty',
  'foreign-passport',
  'child',
  'without-papers',
  'damaged-chip',
  'expired-card',
  'in-house-already',
  'stolen-phone',
  'wrong-digits',
  'one-refused',
]);

/** What came of a situation: said kindly, with what to do next time, and why. */
export const tourResultView = z.strictObject({
  points: z.number().int(),
  goals: z.array(
    z.strictObject({
      text,
      met: z.boolean(),
      points: z.number().int(),
      why: text,
      source: z.string().optional(),
    }),
  ),
  mistakes: z.array(
    z.strictObject({ text, points: z.number().int(), nextTime: text, source: z.string().optional() }),
  ),
  seconds: z.number().int(),
  keys: z.number().int(),
  par: z.strictObject({ seconds: z.number().int(), keys: z.number().int() }),
  hints: z.number().int(),
  lost: z.strictObject({ hints: z.number().int(), time: z.number().int(), keys: z.number().int() }),
});

export const tourView = z.strictObject({
  situations: z.array(
    z.strictObject({
      id: situationId,
      title: text,
      story: text,
      /** One that this trade meets. */
      own: z.boolean(),
      /** A short form with fewer guests exists. */
      guests: z.strictObject({ full: z.number().int(), short: z.number().int() }).optional(),
      best: z.strictObject({ points: z.number().int(), at: instant, tries: z.number().int() }).optional(),
    }),
  ),
  /** The situation that the desk is in; absent: none. */
  running: z
    .strictObject({
      /** Changes with every world, so that the page asks for everything anew. */
      world: z.string(),
      id: situationId,
      title: text,
      story: text,
      task: text,
      /** The screen to begin at, as in the address. */
      begins: z.string(),
      papers: z.array(
        z.strictObject({
          title: text,
          lines: z.array(z.strictObject({ label: text, value: z.string() })),
        }),
      ),
      goalsMet: z.number().int(),
      goals: z.number().int(),
      /** Those that were asked for. */
      hints: z.array(text),
      hintsLeft: z.number().int(),
      hintCosts: z.number().int(),
      /** Active milliseconds when this was said. */
      elapsedMs: z.number().int(),
      paused: z.boolean(),
      /** Once it is over; the screens still show how things stand. */
      result: tourResultView.optional(),
    })
    .optional(),
});
