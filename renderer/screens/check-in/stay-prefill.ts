/** The stay of one who has just come in, for a guest whom no document fills it for: as the backend prefills it. Pure. */

import type { Settings } from '../../bridge/view-types.ts';
import { formatDate, parseDateTime } from '../../messages/format.ts';
import type { StayDraft } from './counter-state.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** An hourly stay that begins after check-out time still ends after it begins. */
const HOURLY_MS = 3 * HOUR_MS;

export function freshStay(now: number, defaults: Settings['defaults'] | undefined): StayDraft {
  const { nights, checkoutTime, reason } = defaults ?? { nights: 1, checkoutTime: '12:00', reason: '' };
  const planned = parseDateTime(`${formatDate(now + nights * DAY_MS)} ${checkoutTime}`) ?? now;
  return { room: '', arrival: now, plannedDeparture: planned > now ? planned : now + HOURLY_MS, reason };
}
