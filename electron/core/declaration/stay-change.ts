/** What happens to a stay after it was declared: each change is a record of its own that names the stay. */
import type { EpochMs } from '../time/vietnam-time.ts';
import type { DeclarationRecord, RecordId } from './record.ts';
import type { Ward } from './stay-notice.ts';

export type CancellationReason = 'filed-by-mistake' | 'guest-did-not-stay' | 'replaced-by-correction';

export type StayChangeDetails =
  | { readonly type: 'extension'; readonly plannedDeparture: EpochMs }
  | { readonly type: 'early-departure'; readonly plannedDeparture: EpochMs }
  | { readonly type: 'room-change'; readonly room: string; readonly at: EpochMs; readonly ward?: Ward }
  | { readonly type: 'check-out'; readonly at: EpochMs }
  | { readonly type: 'cancellation'; readonly reason: CancellationReason; readonly text?: string };

export type StayChangeType = StayChangeDetails['type'];

export interface StayChange extends DeclarationRecord {
  readonly kind: 'stay-change';
  /** The first record of the stay: a stay notice or a foreign stay. */
  readonly concerns: RecordId;
  readonly change: StayChangeDetails;
}
