/** What the facility is like: remote or not, its rooms and departments, and which optional things are switched on. */
import { z } from 'zod';
import { roomView } from '../../bridge/views/stays.ts';
import type { SettingStore } from '../../core/ports/stores.ts';

const premises = z.object({
  /** Flagged remote by the police: foreign guests are due after 24 hours instead of 12. */
  remote: z.boolean(),
  rooms: z.array(roomView),
  departments: z.array(z.string()),
  /** Declare carers who sleep here: no text names them, so it is off until the facility has asked its police. */
  carersOn: z.boolean(),
  /** Keep the evidence of chip reads. */
  evidenceKept: z.boolean(),
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

export async function createPremisesDesk(
  store: SettingStore,
  onChange: (change: Partial<Premises>) => Promise<void>,
): Promise<PremisesDesk> {
  const stored = premises.safeParse(await store.get(KEY));
  let current = stored.success ? stored.data : PLAIN;
  return {
    current: () => current,
    async change(change) {
      const next = premises.parse({ ...current, ...change });
      await store.set(KEY, next);
      current = next;
      await onChange(change);
      return current;
    },
  };
}
