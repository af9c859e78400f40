/** What a chain of records comes to: who is where, until when. Pure; kept in the database as a projection. */
import type { Declaration, StayDeclaration } from '../declaration/declaration.ts';
import { isStay } from '../declaration/declaration.ts';
import type { RecordId } from '../declaration/record.ts';
import type { StayChangeDetails } from '../declaration/stay-change.ts';
import type { GuestClass, Ward } from '../declaration/stay-notice.ts';
import type { LocalDate } from '../identity/person.ts';
import { unreachable } from '../result.ts';
import type { EpochMs } from '../time/vietnam-time.ts';

export type StayStatus = 'open' | 'departed' | 'cancelled';

export interface StayPicture {
  /** Id of the first record. */
  readonly stayId: RecordId;
  /** The record that says who it is: the first one or its latest correction. */
  readonly head: StayDeclaration;
  readonly guestClass: GuestClass;
  readonly room: string;
  readonly ward?: Ward;
  readonly arrival: EpochMs;
  readonly plannedDeparture: EpochMs;
  readonly departedAt?: EpochMs;
  readonly status: StayStatus;
  readonly permittedStayUntil?: LocalDate;
  /** Records after the first, withdrawn ones included: nothing disappears from a chain. */
  readonly changes: number;
}

/** One record, and whether it was withdrawn at the desk before it was sent. */
export interface Link {
  readonly record: Declaration;
  readonly withdrawn: boolean;
}

/**
 * Folds a chain, earliest record first. A withdrawn record never happened; when nothing that begins the stay is left,
 * the stay is cancelled. A correction states the whole stay anew, and later changes come on top of it.
 * Undefined: no record of the chain begins a stay.
 */
export function foldStay(chain: readonly Link[]): StayPicture | undefined {
  const stays = chain.filter(({ record }) => isStay(record));
  const first = stays[0]?.record;
  if (first === undefined || !isStay(first)) return undefined;
  const changes = chain.length - 1;
  const lives = stays.some(({ withdrawn }) => !withdrawn);
  let picture = begun(first.id, first, changes);
  for (const { record, withdrawn } of chain) {
    if (withdrawn) continue;
    if (isStay(record)) picture = corrected(picture, record);
    else if (record.kind === 'stay-change') picture = changed(picture, record.change);
  }
  return lives ? picture : { ...picture, status: 'cancelled' };
}

const begun = (stayId: RecordId, head: StayDeclaration, changes: number): StayPicture => ({
  stayId,
  head,
  guestClass: head.stay.guestClass ?? 'guest',
  room: head.stay.room,
  ...(head.stay.ward && { ward: head.stay.ward }),
  arrival: head.stay.arrival,
  plannedDeparture: head.stay.plannedDeparture,
  status: 'open',
  ...(head.kind === 'foreign-stay' &&
    head.permittedStayUntil !== '' && { permittedStayUntil: head.permittedStayUntil }),
  changes,
});

/** A guest who has left stays left, whatever is corrected afterwards. */
const corrected = (
  { stayId, status, departedAt, changes }: StayPicture,
  head: StayDeclaration,
): StayPicture => ({
  ...begun(stayId, head, changes),
  status,
  ...(departedAt !== undefined && { departedAt }),
});

function changed(picture: StayPicture, change: StayChangeDetails): StayPicture {
  switch (change.type) {
    case 'extension':
    case 'early-departure':
      return { ...picture, plannedDeparture: change.plannedDeparture };
    case 'room-change': {
      const { ward, ...rest } = picture;
      return { ...rest, room: change.room, ...(change.ward && { ward: change.ward }) };
    }
    case 'check-out':
      return { ...picture, status: 'departed', departedAt: change.at };
    case 'cancellation':
      return change.reason === 'replaced-by-correction' ? picture : { ...picture, status: 'cancelled' };
    default:
      return unreachable(change, 'stay change');
  }
}

/**
 * Whether a new stay meets an earlier one as declared. Half-open: one who leaves at noon and one who comes at noon do not
 * meet. An earlier stay that nobody checked out ends, for this question, when it was declared to end: the guest has left
 * and come back.
 */
export const overlaps = (
  earlier: Pick<StayPicture, 'status' | 'arrival' | 'departedAt' | 'plannedDeparture'>,
  stay: { readonly arrival: EpochMs; readonly plannedDeparture: EpochMs },
): boolean =>
  earlier.status !== 'cancelled' &&
  earlier.arrival < stay.plannedDeparture &&
  (earlier.departedAt ?? earlier.plannedDeparture) > stay.arrival;
