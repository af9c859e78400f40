/** What may be changed of a stay that was declared, and what is wrong with a change. */
import type { BilingualText, FieldError } from '../failure/failure.ts';
import { unreachable } from '../result.ts';
import type { StayPicture } from '../stay/stay-picture.ts';
import { type EpochMs, HOUR_MS } from '../time/vietnam-time.ts';
import type { StayChangeDetails } from './stay-change.ts';
import { departureError } from './stay-draft.ts';
import { wardErrors } from './stay-fields.ts';

/** Clocks of two desks differ a little; a check-out further ahead is a slip. */
const AHEAD_MS = HOUR_MS;

const error = (path: string, vi: string, en: string): FieldError => ({ path, message: { vi, en } });

const departure = (message: BilingualText | undefined): readonly FieldError[] =>
  message ? [{ path: 'plannedDeparture', message }] : [];

/**
 * All errors of a change at once. An extension beyond the longest notice is refused and points to CT01 (TT 116/2026
 * đ.14: at most 30 days). `longestStayDays` absent: no text limits it.
 */
export function checkChange(
  picture: StayPicture,
  change: StayChangeDetails,
  context: { readonly now: EpochMs; readonly longestStayDays?: number },
): readonly FieldError[] {
  switch (change.type) {
    case 'extension':
      if (change.plannedDeparture <= picture.plannedDeparture)
        return departure({
          vi: 'Ngày đi mới phải sau ngày đi đã khai báo.',
          en: 'The new departure must be after the declared one.',
        });
      return departure(departureError(picture.arrival, change.plannedDeparture, context.longestStayDays));
    case 'early-departure':
      if (change.plannedDeparture >= picture.plannedDeparture)
        return departure({
          vi: 'Ngày đi mới phải trước ngày đi đã khai báo.',
          en: 'The new departure must be before the declared one.',
        });
      return departure(departureError(picture.arrival, change.plannedDeparture, undefined));
    case 'room-change':
      return roomErrors(picture, change);
    case 'check-out':
      if (change.at < picture.arrival)
        return [error('at', 'Giờ đi phải sau giờ đến.', 'The departure must be after the arrival.')];
      return change.at > context.now + AHEAD_MS
        ? [error('at', 'Giờ đi còn ở phía trước.', 'The departure is still ahead.')]
        : [];
    case 'cancellation':
      return [];
    default:
      return unreachable(change, 'stay change');
  }
}

function roomErrors(
  picture: StayPicture,
  change: Extract<StayChangeDetails, { type: 'room-change' }>,
): readonly FieldError[] {
  if (change.room.trim() === '') return [error('room', 'Nhập số phòng.', 'Enter the room.')];
  if (change.room === picture.room)
    return [error('room', 'Khách đang ở phòng này.', 'The guest is in this room already.')];
  if (picture.guestClass !== 'patient') return [];
  const { ward: _before, ...stay } = picture.head.stay;
  return wardErrors({ ...stay, room: change.room, ...(change.ward && { ward: change.ward }) });
}
