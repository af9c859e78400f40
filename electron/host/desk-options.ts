/** The options of a start that both hosts know: where the data are, which mode, which readers. */
import { parseArgs } from 'node:util';
import { z } from 'zod';

/** For `parseArgs`. */
export const DESK_FLAGS = {
  data: { type: 'string' },
  mode: { type: 'string' },
  reader: { type: 'string' },
  'mrz-reader': { type: 'string' },
} as const;

export const deskOptions = z.object({
  data: z.string().min(1).optional(),
  mode: z.enum(['training', 'live']).optional(),
  reader: z.enum(['simulated', 'pcsc']).optional(),
  /** The serial port of an MRZ reader, e.g. `COM3` or `COM3,19200`. */
  'mrz-reader': z
    .string()
    .regex(/^[^,\s]+(,\d{2,7})?$/)
    .optional(),
});

export type DeskOptions = z.output<typeof deskOptions>;

/**
 * Ours among a command line that holds other switches too, as Electron's does.
 * Undefined for a value that is none of ours: a mistyped mode must not open the live desk.
 */
export function parseDeskOptions(parameters: readonly string[]): DeskOptions | undefined {
  const { values } = parseArgs({
    args: [...parameters],
    options: DESK_FLAGS,
    strict: false,
    allowPositionals: true,
  });
  const parsed = deskOptions.safeParse(values);
  return parsed.success ? parsed.data : undefined;
}
