/** What the book says against a change of a stay: it must concern a stay of the same facility that still goes on. */
import { DAY_MS } from '../../core/time/vietnam-time.ts';
import type { BookEntry } from './book.ts';
import type { FiledStayChange } from './record-form.ts';
import { RECORD_FORMS } from './record-form.ts';
import { LONGEST_STAY_DAYS, type RecordError, recordError } from './record-rules.ts';

const stayOf = (record: unknown) =>
  RECORD_FORMS['stay-notice'].safeParse(record).data ?? RECORD_FORMS['foreign-stay'].safeParse(record).data;

/** Check-out and cancellation end a stay: nothing can change it any more. */
export const endsStay = ({ change }: FiledStayChange): boolean =>
  change.type === 'check-out' || change.type === 'cancellation';

export function changeErrors(
  record: FiledStayChange,
  find: (id: string) => BookEntry | undefined,
): readonly RecordError[] {
  const { change, concerns } = record;
  const entry = find(concerns);
  const held = entry?.status === 'refused' ? undefined : entry?.held;
  if (!entry || held?.facilityId !== record.facilityId) return [recordError('concerns', 'concerns-absent')];
  const stay = stayOf(held.record)?.stay;
  if (!stay) return [recordError('concerns', 'concerns-no-stay')];
  if (entry.status === 'cancelled' || entry.endedBy !== undefined) {
    return [recordError('concerns', 'stay-ended')];
  }
  const arrival = Date.parse(stay.arrival);
  switch (change.type) {
    case 'extension':
    case 'early-departure': {
      const length = Date.parse(change.plannedDeparture) - arrival;
      if (length <= 0) return [recordError('change.plannedDeparture', 'departure-before-arrival')];
      return length > LONGEST_STAY_DAYS * DAY_MS
        ? [recordError('change.plannedDeparture', 'stay-too-long')]
        : [];
    }
    case 'room-change':
    case 'check-out':
      return Date.parse(change.at) < arrival ? [recordError('change.at', 'departure-before-arrival')] : [];
    case 'cancellation':
      return [];
  }
}
