/** Whether this facility declares its pawns, a local arrangement: off until somebody switches it on. */
import { z } from 'zod';
import type { SettingStore } from '../../core/ports/stores.ts';

const KEY = 'pawnDeclarations';

const schema = z.object({ on: z.boolean(), dueHours: z.number().int().min(1).max(720) });
export type PawnDeclarations = z.infer<typeof schema>;

const OFF: PawnDeclarations = { on: false, dueHours: 24 };

export async function readPawnDeclarations(store: SettingStore): Promise<PawnDeclarations> {
  const parsed = schema.safeParse(await store.get(KEY));
  return parsed.success ? parsed.data : OFF;
}

export const writePawnDeclarations = (store: SettingStore, value: PawnDeclarations): Promise<void> =>
  store.set(KEY, schema.parse(value));
