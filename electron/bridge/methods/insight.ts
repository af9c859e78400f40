/** The figures of the house. */
import { z } from 'zod';
import { localDate } from '../views/stays.ts';
import { channelIdView, textView } from '../views.ts';

const many = z.number().int().nonnegative();
const milliseconds = z.number().nonnegative();

const counts = {
  citizens: many,
  foreigners: many,
  /** Of the records whose deadline lies in these days. */
  onTime: many,
  late: many,
  waiting: many,
};

export const insightMethods = {
  /** The last 7, 30 or 90 days, today included. */
  'insight.view': {
    input: z.strictObject({ days: z.union([z.literal(7), z.literal(30), z.literal(90)]) }),
    output: z.strictObject({
      from: localDate,
      until: localDate,
      days: z.array(z.strictObject({ day: localDate, ...counts })),
      total: z.strictObject(counts),
      /** ICAO codes; empty where nobody knows it. Most guests first. */
      nationalities: z.array(
        z.strictObject({ nationality: z.string().max(3), name: textView.optional(), guests: many }),
      ),
      channels: z.array(
        z.strictObject({
          channel: channelIdView,
          name: textView,
          records: many,
          /** From Enter to the stored proof; half of the records, nine of ten. */
          proof: z.strictObject({ half: milliseconds, nineOfTen: milliseconds }).optional(),
          answers: z.array(z.strictObject({ day: localDate, half: milliseconds, nineOfTen: milliseconds })),
        }),
      ),
    }),
  },
} as const;
