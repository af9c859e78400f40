/**
 * How near the next deadline is: what the screens warn of before 23:00, before 08:00 and before the twelfth hour. The
 * marks themselves are in the deadline of each record, by the rule it was filed under; here is only how long before.
 */
import type { LateWindow } from '../ports/channel.ts';
import { addDays, type EpochMs, HOUR_MS, instantAt, localDateOf, MINUTE_MS } from '../time/vietnam-time.ts';

export type AlarmLevel = 'calm' | 'soon' | 'urgent' | 'late';

export interface Alarm {
  readonly level: AlarmLevel;
  /** By when something must be done; absent when nothing is owed. */
  readonly actBy?: EpochMs;
  /** After this the channel takes the earliest of the waiting records no more, not even as late. */
  readonly closesAt?: EpochMs;
}

/** What one channel still owes. */
export interface Owed {
  /** Nearest of those that are still ahead. */
  readonly nextDeadline?: EpochMs;
  /** Some deadline has passed. */
  readonly late: boolean;
  /** Of the records that have not been taken. */
  readonly earliestArrival?: EpochMs;
}

/** Enough to telephone, to type into a portal, or to drive to the ward. */
export const SOON_MS = 2 * HOUR_MS;
export const URGENT_MS = 30 * MINUTE_MS;
/** A window that closes is worse than a deadline, which can still be met late: it is told of earlier. */
export const CLOSING_SOON_MS = 12 * HOUR_MS;
export const CLOSING_URGENT_MS = 4 * HOUR_MS;

/** From when on a channel takes an arrival no more: the end of the last day of its window. */
export const closingOf = (arrival: EpochMs, { daysAfterArrival }: LateWindow): EpochMs =>
  instantAt(addDays(localDateOf(arrival), daysAfterArrival + 1), '00:00');

const GRAVITY: readonly AlarmLevel[] = ['calm', 'soon', 'urgent', 'late'];
export const graver = (a: AlarmLevel, b: AlarmLevel): AlarmLevel =>
  GRAVITY.indexOf(a) >= GRAVITY.indexOf(b) ? a : b;

const levelBefore = (left: number, soon: number, urgent: number): AlarmLevel =>
  left <= 0 ? 'late' : left <= urgent ? 'urgent' : left <= soon ? 'soon' : 'calm';

/** The alarm of one channel. @param window absent: the channel takes records however late they are */
export function alarmOf(now: EpochMs, owed: Owed, window?: LateWindow): Alarm {
  const { nextDeadline, earliestArrival } = owed;
  const closesAt = window && earliestArrival !== undefined ? closingOf(earliestArrival, window) : undefined;
  const levels: readonly AlarmLevel[] = [
    owed.late ? 'late' : 'calm',
    nextDeadline === undefined ? 'calm' : levelBefore(nextDeadline - now, SOON_MS, URGENT_MS),
    closesAt === undefined ? 'calm' : levelBefore(closesAt - now, CLOSING_SOON_MS, CLOSING_URGENT_MS),
  ];
  const actBy = [nextDeadline, closesAt].filter((at) => at !== undefined && at > now);
  return {
    level: levels.reduce(graver),
    ...(actBy.length > 0 && { actBy: Math.min(...(actBy as number[])) }),
    ...(closesAt !== undefined && { closesAt }),
  };
}

/** The alarm of the whole desk: the gravest, and the nearest thing to do. */
export function gravest(alarms: readonly Alarm[]): Alarm {
  const actBy = alarms.flatMap((alarm) => (alarm.actBy === undefined ? [] : [alarm.actBy]));
  const closesAt = alarms.flatMap((alarm) => (alarm.closesAt === undefined ? [] : [alarm.closesAt]));
  return {
    level: alarms.map(({ level }) => level).reduce(graver, 'calm'),
    ...(actBy.length > 0 && { actBy: Math.min(...actBy) }),
    ...(closesAt.length > 0 && { closesAt: Math.min(...closesAt) }),
  };
}
