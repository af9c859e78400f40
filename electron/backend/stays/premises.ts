/** What the facility is like: remote or not, its rooms and departments, and which optional things are switched on. */
import { z } from 'zod';
import { roomView } from '../../bridge/views/stays.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { Database } from '../../core/ports/stores.ts';

const premises = z.object({
  /** Flagged remote by the police: foreign guests are due after 24 hours instead of 12. */
  remote: z.boolean(),
  rooms: z.array(roomView),
  departments: z.array(z.string()),
  /** Declare carers who sleep here: no text names them, so it is off until the facility has asked its police. */
  carersOn: z.boolean(),
  /** Keep the evidence of chip reads. */
  evidenceKept: z.boolean(),
  /** Take a picture of guests who agree, beside the portrait of the chip; absent: off. */
  cameraOn: z.boolean().optional(),
  /** How long ended pledges are kept; absent: as the rule has it. */
  pawnsKeptMonths: z.number().int().positive().optional(),
});

export type Premises = z.infer<typeof premises>;

const KEY = 'premises';
const PLAIN: Premises = { remote: false, rooms: [], departments: [], carersOn: false, evidenceKept: false };

export interface PremisesDesk {
  current(): Premises;
  change(change: Partial<Premises>): Promise<Premises>;
}

/** Reads what is stored; every change is noted in the audit by the names of what it changed. */
export async function createPremisesDesk(parts: {
  readonly database: Pick<Database, 'settings' | 'audit'>;
  readonly environment: Pick<Environment, 'now'>;
  readonly operatorId: () => string;
}): Promise<PremisesDesk> {
  const { settings, audit } = parts.database;
  const stored = premises.safeParse(await settings.get(KEY));
  let current = stored.success ? stored.data : PLAIN;
  return {
    current: () => current,
    async change(change) {
      const next = premises.parse({ ...current, ...change });
      await settings.set(KEY, next);
      current = next;
      await audit.append({
        type: 'settings-changed',
        at: parts.environment.now(),
        operatorId: parts.operatorId(),
        data: { setting: KEY, changed: Object.keys(change).join(' ') },
      });
      return current;
    },
  };
}
