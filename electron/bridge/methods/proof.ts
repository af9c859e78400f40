/** The proof archive: what was said to the authorities about whom, and the list for the day on which the net is down. */
import { z } from 'zod';
import { outboxDetailView, outboxEntryView, personView, textView } from '../views.ts';
import { byId } from './inputs.ts';

const ids = z.array(z.string().max(64)).min(1).max(200);
const instant = z.number();

/** One line of the list that is read out over the telephone or typed into a portal. */
export const manualLineView = z.strictObject({
  id: z.string(),
  kind: outboxEntryView.shape.kind,
  person: personView,
  phone: z.string().optional(),
  /** Of a stay. */
  room: z.string().optional(),
  arrival: instant.optional(),
  plannedDeparture: instant.optional(),
  /** In the words of the catalogue. */
  reason: textView.optional(),
  /** What happened, for a record that is no stay: a change, a pawn, a suspicion. */
  matter: textView.optional(),
  deadline: instant,
  late: z.boolean(),
  /** It may have arrived already: the words for the phone leave it out, and the police are asked before they are told. */
  mayHaveArrived: z.boolean(),
});

export const proofMethods = {
  /** By receipt, by person (document number or name) or by the day in Vietnam on which it was filed; latest first. */
  'proof.find': {
    input: z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('receipt'), receiptNumber: z.string().trim().min(1).max(64) }),
      z.strictObject({ by: z.literal('document'), number: z.string().trim().min(1).max(40) }),
      z.strictObject({ by: z.literal('name'), name: z.string().trim().min(1).max(200) }),
      z.strictObject({ by: z.literal('day'), day: z.iso.date() }),
    ]),
    output: z.strictObject({ entries: z.array(outboxEntryView) }),
  },
  /** Word for word what was sent and what came back, attempt by attempt, and the receipt as it was signed. */
  'proof.show': {
    input: byId,
    output: z.strictObject({
      ruleVersion: z.string(),
      attempts: z.array(
        outboxDetailView.shape.attempts.element.extend({ request: z.string(), reply: z.string() }),
      ),
      /** Of a signed receipt. */
      receipt: z.string().optional(),
    }),
  },
  /** The story of records without the persons in them, as JSON text to give to whoever helps. */
  'proof.supportCopy': { input: z.strictObject({ ids }), output: z.strictObject({ text: z.string() }) },
  /** All that the authorities have not taken yet, nearest deadline first, to be told by hand. */
  'proof.manualList': {
    input: z.strictObject({}),
    output: z.strictObject({ lines: z.array(manualLineView) }),
  },
} as const;
