/** Who is in, what is owed, what is late: one glance. */
import type { z } from 'zod';
import type { guestRowView, todayView } from '../../bridge/views.ts';
import type { StayDeclaration } from '../../core/declaration/declaration.ts';
import type { OutboxEntry } from '../../core/outbox/entry.ts';
import type { Database, OutboxHealth } from '../../core/ports/stores.ts';
import { addDays, type EpochMs, instantAt, localDateOf } from '../../core/time/vietnam-time.ts';
import { isLate, sentenceOf } from './entry-view.ts';
import { maskNumber } from './person-view.ts';

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

const guestRow = (declaration: StayDeclaration, entry: OutboxEntry, now: EpochMs): GuestRow => ({
  id: declaration.id,
  fullName: declaration.person.fullName,
  documentNumberMasked: maskNumber(declaration.person.document.number),
  nationality: declaration.person.nationality,
  room: declaration.stay.room,
  arrival: declaration.stay.arrival,
  plannedDeparture: declaration.stay.plannedDeparture,
  verdictLevel: declaration.verdict.level,
  state: entry.state,
  sentence: sentenceOf(entry),
  deadline: entry.deadline,
  late: isLate(entry, now),
});

export const owedIn = ({ byState }: OutboxHealth): number =>
  byState.ready + byState.sending + byState.unknown + byState.accepted + byState.paused + byState.rejected;

export async function buildToday(database: Database, now: EpochMs): Promise<TodayView> {
  const date = localDateOf(now);
  const dayStart = instantAt(date, '00:00');
  const dayEnd = instantAt(addDays(date, 1), '00:00');
  const declarations = await database.declarations.staysBetween(dayStart, dayEnd, MOST_ROWS);
  const entries = new Map(
    (await database.outbox.byIds(declarations.map(({ id }) => id))).map((entry) => [entry.id, entry]),
  );
  const guests = declarations
    .flatMap((declaration) => {
      const entry = entries.get(declaration.id);
      return entry && entry.state !== 'cancelled' ? [guestRow(declaration, entry, now)] : [];
    })
    .sort(byUrgency);
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
