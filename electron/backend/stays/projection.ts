/** Chains of records, and the row that each comes to; written in the transaction that changes the chain. */
import { type Declaration, isStay } from '../../core/declaration/declaration.ts';
import type { RecordId } from '../../core/declaration/record.ts';
import type { Database, Stores } from '../../core/ports/stores.ts';
import { foldStay, type Link, type StayPicture } from '../../core/stay/stay-picture.ts';

/** The first record of the stay that a record belongs to; undefined when it belongs to none. */
export async function stayIdOf(stores: Stores, record: Declaration): Promise<RecordId | undefined> {
  if (record.kind === 'stay-change') return record.concerns;
  let first: Declaration = record;
  while (isStay(first) && first.corrects !== undefined) {
    const earlier = await stores.declarations.byId(first.corrects);
    if (earlier === undefined) return undefined;
    first = earlier;
  }
  return isStay(first) ? first.id : undefined;
}

/** All records of a stay in the order of filing: the first, its corrections and theirs, and every change. */
export const chainOf = async (stores: Stores, stayId: RecordId): Promise<readonly Declaration[]> =>
  (await chainsOfStays(stores, [stayId])).get(stayId) ?? [];

/** The same for many stays: all of one generation in one question, then what names those. */
export async function chainsOfStays(
  stores: Stores,
  stayIds: readonly RecordId[],
): Promise<ReadonlyMap<RecordId, readonly Declaration[]>> {
  const chains = new Map<RecordId, Declaration[]>();
  const stayOf = new Map<RecordId, RecordId>();
  for (const first of await stores.declarations.byIds(stayIds)) {
    chains.set(first.id, [first]);
    stayOf.set(first.id, first.id);
  }
  // Corrections of corrections are found too.
  for (let generation = [...stayOf.keys()]; generation.length > 0; ) {
    const next: RecordId[] = [];
    for (const record of await stores.declarations.concerning(generation)) {
      const named =
        record.kind === 'stay-change' ? record.concerns : isStay(record) ? record.corrects : undefined;
      const stayId = named === undefined ? undefined : stayOf.get(named);
      if (stayId === undefined || stayOf.has(record.id)) continue;
      stayOf.set(record.id, stayId);
      chains.get(stayId)?.push(record);
      next.push(record.id);
    }
    generation = next;
  }
  for (const chain of chains.values())
    chain.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  return chains;
}

export async function linksOf(stores: Stores, stayId: RecordId): Promise<readonly Link[]> {
  const chain = await chainOf(stores, stayId);
  const entries = await stores.outbox.byIds(chain.map(({ id }) => id));
  const withdrawn = new Set(entries.filter(({ state }) => state === 'cancelled').map(({ id }) => id));
  return chain.map((record) => ({ record, withdrawn: withdrawn.has(record.id) }));
}

/** Writes anew what the chain comes to. */
async function project(stores: Stores, stayId: RecordId): Promise<StayPicture | undefined> {
  const picture = foldStay(await linksOf(stores, stayId));
  if (picture) await stores.stays.put(picture);
  return picture;
}

/** After a record was filed or withdrawn; records that belong to no stay pass. Inside the transaction that did it. */
export async function refreshStay(stores: Stores, record: Declaration): Promise<void> {
  const stayId = await stayIdOf(stores, record);
  if (stayId !== undefined) await project(stores, stayId);
}

const PORTION = 200;
const DONE = 'stays-projected';

/** Once in the life of a database: rows for stays that were filed before there were rows. */
export async function projectMissing(database: Database): Promise<void> {
  if ((await database.settings.get(DONE)) === true) return;
  for (;;) {
    const ids = await database.stays.missing(PORTION);
    if (ids.length === 0) break;
    await database.transaction(async (stores) => {
      for (const id of ids) await project(stores, id);
    });
  }
  await database.settings.set(DONE, true);
}
