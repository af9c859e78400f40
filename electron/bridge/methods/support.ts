/** Help from afar. */
import { z } from 'zod';
import { nothing } from './inputs.ts';

export const supportMethods = {
  /** One file about the desk for whoever helps, without personal data and without secrets. */
  'support.bundle': {
    input: nothing,
    output: z.strictObject({ name: z.string(), mime: z.string(), base64: z.string() }),
  },
} as const;
