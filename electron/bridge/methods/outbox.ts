/** What is on its way to the authorities. */
import { z } from 'zod';
import { channelIdView, outboxActionView, outboxDetailView, outboxEntryView } from '../views.ts';
import { byId } from './inputs.ts';

const ids = z.array(z.string().max(64)).min(1).max(1000);
const entries = z.strictObject({ entries: z.array(outboxEntryView) });

/** Length and emptiness are judged by the desk, with a sentence at the field. */
const reference = z.string().max(300);

export const outboxMethods = {
  'outbox.list': {
    input: z.strictObject({ show: z.enum(['open', 'problems', 'all']) }),
    output: entries,
  },
  'outbox.show': { input: byId, output: outboxDetailView },
  'outbox.act': {
    input: z.strictObject({ id: z.string().max(64), action: outboxActionView }),
    output: outboxEntryView,
  },
  /** The operator proves records that no receipt proves; all of them or none. */
  'outbox.confirm': {
    input: z.strictObject({
      ids,
      statement: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('typed-count'), typed: z.number().int().min(0), reference }),
        z.strictObject({ kind: z.literal('seen-in-list'), reference: reference.exactOptional() }),
        z.strictObject({
          kind: z.literal('filed-by-hand'),
          way: z.enum(['phone', 'portal', 'in-person', 'mailbox']),
          reference,
        }),
      ]),
      /** When the authority got it; absent: now. */
      registeredAt: z.number().int().optional(),
    }),
    output: entries,
  },
  /** The operator says that the authority never got them; they are sent again. */
  'outbox.disown': { input: z.strictObject({ ids }), output: entries },
  /** Moves records of which nothing can have arrived to another channel. */
  'outbox.move': { input: z.strictObject({ ids, channel: channelIdView }), output: entries },
  /** Moves all that waits at one channel and that another takes; what it has no place for stays where it is. */
  'outbox.moveWaiting': {
    input: z.strictObject({ from: channelIdView, to: channelIdView }),
    output: z.strictObject({ moved: z.number().int(), left: z.number().int() }),
  },
} as const;
