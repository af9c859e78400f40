/** Results of each operator, kept in the training database: the best, when it was, and how often it was tried. */
import { z } from 'zod';
import type { SettingStore } from '../../core/ports/stores.ts';
import type { EpochMs } from '../../core/time/vietnam-time.ts';
import { SITUATION_IDS, type SituationId } from './situation.ts';

const SETTING = 'tour-results';

const best = z.object({ points: z.number().int(), at: z.number().int(), tries: z.number().int() });
/** By operator, then by situation. A situation that this version does not know any more is passed over. */
const kept = z.record(z.string(), z.partialRecord(z.enum(SITUATION_IDS), best));

export type Best = z.infer<typeof best>;
type Kept = z.infer<typeof kept>;
export type Results = Readonly<Partial<Record<SituationId, Best>>>;

async function read(store: SettingStore): Promise<Kept> {
  const parsed = kept.safeParse(await store.get(SETTING));
  return parsed.success ? parsed.data : {};
}

export const resultsOf = async (store: SettingStore, operatorId: string): Promise<Results> =>
  (await read(store))[operatorId] ?? {};

/** Counts the try, and keeps the points when they are not fewer than before. */
export async function keepResult(
  store: SettingStore,
  operatorId: string,
  id: SituationId,
  result: { readonly points: number; readonly at: EpochMs },
): Promise<void> {
  const all = await read(store);
  const before = all[operatorId]?.[id];
  const better = before === undefined || result.points >= before.points ? result : before;
  const next: Best = { points: better.points, at: better.at, tries: (before?.tries ?? 0) + 1 };
  await store.set(SETTING, { ...all, [operatorId]: { ...all[operatorId], [id]: next } });
}
