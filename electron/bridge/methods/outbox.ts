/** What is on its way to the authorities. */
import { z } from 'zod';
import { outboxActionView, outboxDetailView, outboxEntryView } from '../views.ts';
import { byId } from './inputs.ts';

export const outboxMethods = {
  'outbox.list': {
    input: z.strictObject({ show: z.enum(['open', 'problems', 'all']) }),
    output: z.strictObject({ entries: z.array(outboxEntryView) }),
  },
  'outbox.show': { input: byId, output: outboxDetailView },
  'outbox.act': {
    input: z.strictObject({ id: z.string().max(64), action: outboxActionView }),
    output: outboxEntryView,
  },
} as const;
