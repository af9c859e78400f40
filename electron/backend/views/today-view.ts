/** Who is in, what is owed, what is late: one glance. */
import type { z } from 'zod';
import type { guestRowView, todayView } from '../../bridge/views.ts';
import type { Database, OutboxHealth } from '../../core/ports/stores.ts';
import { addDays, type EpochMs, instantAt, localDateOf } from '../../core/time/vietnam-time.ts';
import { type StayRow, stayRows } from '../stays/stay-rows.ts';

export type TodayView = z.output<typeof todayView>;
type GuestRow = z.output<typeof guestRowView>;

/** A guesthouse desk shows at most this many rows; the register holds the rest. */
const MOST_ROWS = 500;

const isOwed = (row: GuestRow): boolean => row.state !== 'registered' && row.state !== 'cancelled';

/** Owed and late first, because that is what the clerk must act on; then the latest arrival. */
const byUrgency = (a: GuestRow, b: GuestRow): number =>
  Number(isOwed(b) && b.late) - Number(isOwed(a) && a.late) ||
  Number(isOwed(b)) - Number(isOwed(a)) ||
  b.arrival - a.arrival;

const guestRow = (row: StayRow): GuestRow => ({
  id: row.id,
  fullName: row.fullName,
  documentNumberMasked: row.documentNumberMasked,
  nationality: row.nationality,
  room: row.room,
  arrival: row.arrival,
  plannedDeparture: row.departedAt ?? row.plannedDeparture,
  verdictLevel: row.verdictLevel,
  state: row.state,
  sentence: row.sentence,
  deadline: row.deadline,
  late: row.late,
});

export const owedIn = ({ byState }: OutboxHealth): number =>
  byState.ready + byState.sending + byState.unknown + byState.accepted + byState.paused + byState.rejected;

export async function buildToday(database: Database, now: EpochMs): Promise<TodayView> {
  const date = localDateOf(now);
  const dayStart = instantAt(date, '00:00');
  const dayEnd = instantAt(addDays(date, 1), '00:00');
  // As they stand after all their changes. One that nobody checked out is not carried on for ever: the board has those.
  const pictures = await database.stays.between({
    from: dayStart,
    until: dayEnd,
    limit: MOST_ROWS,
  });
  const standing = pictures.filter(({ status }) => status !== 'cancelled');
  const guests = (await stayRows(database, standing, now)).map(guestRow).sort(byUrgency);
  const health = await database.outbox.health(now);
  return {
    date,
    counts: {
      inHouse: guests.filter((row) => row.arrival <= now && row.plannedDeparture > now).length,
      arrivals: guests.filter((row) => row.arrival >= dayStart && row.arrival < dayEnd).length,
      departures: guests.filter((row) => row.plannedDeparture >= dayStart && row.plannedDeparture < dayEnd)
        .length,
      owed: owedIn(health),
      late: health.late,
    },
    guests,
  };
}
