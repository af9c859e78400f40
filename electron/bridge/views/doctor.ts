/** What the doctor found, and what to do about it. */
import { z } from 'zod';
import { textView } from '../views.ts';

/** What one press does about a check that is not well. */
export const doctorActionView = z.discriminatedUnion('kind', [
  /** Examine again, after what the remedy says has been done. */
  z.strictObject({ kind: z.literal('again') }),
  z.strictObject({ kind: z.literal('send-now') }),
  z.strictObject({ kind: z.literal('back-up') }),
  /** The place in the settings where it is mended. */
  z.strictObject({ kind: z.literal('open'), tab: z.enum(['reader', 'endpoint', 'trust']) }),
]);

export const doctorCheckView = z.strictObject({
  name: z.enum([
    'reader',
    'reader-service',
    'scanner',
    'database',
    'endpoint',
    'certificate',
    'clock',
    'trust',
    'audit',
    'backup',
    'codes',
  ]),
  status: z.enum(['ok', 'warning', 'failed']),
  title: textView,
  /** What was found. */
  finding: textView,
  /** What to do; absent when nothing needs doing. */
  remedy: textView.optional(),
  /** Absent where only a person can do something. */
  action: doctorActionView.optional(),
});
