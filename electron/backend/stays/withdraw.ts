/** Taking records back: what was not sent is cancelled here; what may have arrived is cancelled by a record of its own. */
import type { CancellationReason } from '../../core/declaration/stay-change.ts';
import type { OutboxEntry } from '../../core/outbox/entry.ts';
import { nextState } from '../../core/outbox/transitions.ts';
import type { Stores } from '../../core/ports/stores.ts';
import type { StayPicture } from '../../core/stay/stay-picture.ts';
import type { EpochMs } from '../../core/time/vietnam-time.ts';
import { channelForStay, queueDeclaration } from '../filing.ts';
import { type ChangeDependencies, changeRecord } from './earlier-stay.ts';
import { refreshStay } from './projection.ts';
import { type ChainEntry, entriesOfChain } from './stay-rows.ts';

/** Cancels an entry of which nothing can have arrived; false when its state allows it no more. */
export async function withdraw(
  stores: Stores,
  { record, entry }: ChainEntry,
  by: { readonly operatorId: string; readonly now: EpochMs },
): Promise<boolean> {
  const to = nextState(entry.state, 'cancel');
  if (to === undefined) return false;
  const change = { state: to, updatedAt: by.now, lease: null };
  if (!(await stores.outbox.change(entry.id, entry.state, change))) return false;
  await stores.audit.append({
    type: 'entry-transition',
    at: by.now,
    operatorId: by.operatorId,
    subject: entry.id,
    data: { from: entry.state, to, cause: 'operator' },
  });
  await refreshStay(stores, record);
  return true;
}

const isOver = ({ state }: OutboxEntry): boolean => state === 'cancelled';

/**
 * Cancels a whole stay. Returns the ids that changed. What waits is withdrawn; when any record may be at the authority, a
 * cancellation follows it there.
 */
export async function cancelStay(
  stores: Stores,
  picture: StayPicture,
  why: { readonly reason: CancellationReason; readonly text?: string },
  operatorId: string,
  dependencies: ChangeDependencies,
): Promise<readonly string[]> {
  const changed: string[] = [];
  let arrived = false;
  const by = { operatorId, now: dependencies.environment.now() };
  for (const link of [...(await entriesOfChain(stores, picture.stayId))].reverse()) {
    if (isOver(link.entry)) continue;
    if (await withdraw(stores, link, by)) changed.push(link.entry.id);
    else arrived = true;
  }
  if (arrived) {
    const record = changeRecord(picture, { type: 'cancellation', ...why }, operatorId, dependencies);
    await queueDeclaration(stores, record, channelForStay(picture.head.stay, dependencies.channelFor));
    changed.push(record.id);
  }
  return changed;
}
