/**
 * Taking records back: what was not sent is cancelled here; what may have arrived is cancelled by a record of its own. With
 * the last of a stay go the picture by the camera and the task to tell the police of somebody who is not here.
 */
import type { RecordId } from '../../core/declaration/record.ts';
import type { CancellationReason } from '../../core/declaration/stay-change.ts';
import type { OutboxEntry } from '../../core/outbox/entry.ts';
import { nextState } from '../../core/outbox/transitions.ts';
import type { Stores } from '../../core/ports/stores.ts';
import type { PoliceTaskKind } from '../../core/rules/police-task-rule.ts';
import type { StayPicture } from '../../core/stay/stay-picture.ts';
import type { EpochMs } from '../../core/time/vietnam-time.ts';
import { channelForStay, queueDeclaration } from '../filing.ts';
import { type ChangeDependencies, changeRecord } from './earlier-stay.ts';
import { refreshStay, stayIdOf } from './projection.ts';
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
  const stayId = await stayIdOf(stores, record);
  if (stayId !== undefined) await clearCancelled(stores, stayId, by);
  return true;
}

/** Opened with the stay; a task that somebody opened about the guest for another reason stays theirs to tell. */
const OPENED_WITH_STAY: readonly PoliceTaskKind[] = ['guest-without-papers', 'foreigner-without-passport'];

/** What a stay that was cancelled leaves no reason to keep, or to do. A stay that goes on keeps all of it. */
async function clearCancelled(
  stores: Stores,
  stayId: RecordId,
  { operatorId, now: at }: { readonly operatorId: string; readonly now: EpochMs },
): Promise<void> {
  if ((await stores.stays.byId(stayId))?.status !== 'cancelled') return;
  const cause = 'stay-cancelled';
  if (await stores.cameraPictures.remove(stayId))
    await stores.audit.append({
      type: 'camera-picture-removed',
      at,
      operatorId,
      subject: stayId,
      data: { cause },
    });
  for (const { id, kind, stayId: of } of await stores.policeTasks.open()) {
    if (of !== stayId || !OPENED_WITH_STAY.includes(kind)) continue;
    if (await stores.policeTasks.withdraw(id, { at, by: operatorId }))
      await stores.audit.append({
        type: 'police-task-withdrawn',
        at,
        operatorId,
        subject: id,
        data: { kind, cause },
      });
  }
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
    await clearCancelled(stores, picture.stayId, by);
  }
  return changed;
}
