/** Verified copies of the data. Going back to one is done in the terminal, with the desk closed. */
import { z } from 'zod';
import { nothing } from './inputs.ts';

const backupView = z.strictObject({
  folder: z.string(),
  /** False while it is the program's own proposal, on the disk of the data. */
  chosen: z.boolean(),
  lastAt: z.number().optional(),
});

export const backupMethods = {
  'backup.view': { input: nothing, output: backupView },
  'backup.choose': {
    input: z.strictObject({ folder: z.string().trim().min(1).max(500) }),
    output: backupView,
  },
  'backup.make': { input: nothing, output: backupView },
} as const;
