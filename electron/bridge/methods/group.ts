/** The bus at the door: card after card with shared arrival, reason and departure, rooms dealt out. */
import { z } from 'zod';
import { groupSharedView, groupView, instant, localDate, withoutPapersView } from '../views/stays.ts';
import { nothing } from './inputs.ts';

const room = z.string().max(60);
const filed = z.strictObject({ id: z.string(), room: z.string(), deadline: instant, late: z.boolean() });

export const groupMethods = {
  'group.view': { input: nothing, output: groupView },
  /** One group is at the door at a time; starting another ends the first, whose stays stay filed. */
  'group.start': { input: groupSharedView, output: groupView },
  /** Changes what the next guests share; those already filed stay as they are. */
  'group.change': { input: groupSharedView, output: groupView },
  /**
   * Files the check-in on the counter with what the group shares, in the next free bed, and clears the counter for the next card.
   * Fails like `stay.file`; then nothing is filed and the counter stays.
   */
  'group.confirm': {
    input: z.strictObject({
      checkInId: z.string().max(64),
      /** Another room than the one dealt. */
      room: room.optional(),
      /** Of a foreign guest, when it is not the shared one. */
      permittedStayUntil: localDate.optional(),
      despiteForged: z.boolean().optional(),
      earlierStay: z.enum(['ends-now']).optional(),
    }),
    output: z.strictObject({ group: groupView, filed }),
  },
  /**
   * One of the group has no papers: filed with what the group shares, in the next free bed, with a task "inform the police now"
   * as of `stay.withoutPapers`. What the shared stay does not allow, or a bed that is missing, is refused as `fields-invalid`.
   */
  'group.withoutPapers': {
    input: withoutPapersView.extend({ room: room.optional() }),
    output: z.strictObject({
      group: groupView,
      filed: filed.extend({ arrival: instant, policeTask: z.string() }),
    }),
  },
  /** Takes the last one back: cancelled here when nothing was sent, by a cancellation record otherwise. The bed is free again, and nobody is to be told of it. */
  'group.undoLast': { input: nothing, output: groupView },
  'group.end': { input: nothing, output: groupView },
} as const;
