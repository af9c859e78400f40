/** The rooms now, the register of any days, and the search over everything. */

import type { z } from 'zod';
import type { MethodOutput, methods } from '../../bridge/contract.ts';
import { parseSearch, type SearchText } from '../../core/search/search-text.ts';
import type { StayPicture } from '../../core/stay/stay-picture.ts';
import { addDays, DAY_MS, instantAt, localDateOf } from '../../core/time/vietnam-time.ts';
import type { StayContext } from './stay-context.ts';
import { chainRecords, chainsOf, type StayRow, stayRow, stayRows } from './stay-rows.ts';

type Board = MethodOutput<'board.view'>;
type Room = Board['rooms'][number];
type RegisterInput = z.output<(typeof methods)['register.list']['input']>;

/** More people than this are in no house that one desk serves. */
const MOST_IN_HOUSE = 5_000;

const byRoomName = (a: { readonly room: string }, b: { readonly room: string }): number =>
  a.room.localeCompare(b.room, 'vi', { numeric: true });

function stateOf(beds: number, guests: readonly StayRow[], endOfToday: number): Room['state'] {
  if (guests.length === 0) return 'free';
  if (guests.length > beds) return 'over-full';
  return guests.some(({ plannedDeparture }) => plannedDeparture < endOfToday) ? 'due-out' : 'occupied';
}

export async function boardView({ database, environment, premises }: StayContext): Promise<Board> {
  const now = environment.now();
  const endOfToday = instantAt(addDays(localDateOf(now), 1), '00:00');
  const pictures = (await database.stays.open(MOST_IN_HOUSE)).filter(({ arrival }) => arrival <= now);
  const guests = await stayRows(database, pictures, now);
  const visitors = await database.visitors.inside();
  const listed = premises.current().rooms;
  const names = new Set(listed.map(({ room }) => room));
  const unlisted = [...new Set(guests.map(({ room }) => room))]
    .filter((room) => !names.has(room))
    .map((room) => ({ room, beds: 0 }));
  const rooms: Room[] = [...listed, ...unlisted].map((one: (typeof listed)[number]) => {
    const inside = guests.filter(({ room }) => room === one.room);
    const known = names.has(one.room);
    const beds = known ? one.beds : inside.length;
    return {
      room: one.room,
      beds,
      ...(one.floor !== undefined && { floor: one.floor }),
      listed: known,
      state: stateOf(beds, inside, endOfToday),
      guests: inside,
      visitors: visitors.filter(({ room }) => room === one.room).length,
    };
  });
  return {
    counts: {
      rooms: rooms.length,
      occupied: rooms.filter(({ guests: inside }) => inside.length > 0).length,
      beds: rooms.reduce((sum, { beds }) => sum + beds, 0),
      guests: guests.length,
      dueOut: guests.filter(({ plannedDeparture }) => plannedDeparture < endOfToday).length,
      overstayed: guests.filter(({ overstayed }) => overstayed).length,
    },
    rooms: rooms.sort(byRoomName),
  };
}

/** Every stay that touches the days, with its whole chain. */
export async function registerView(
  { database, environment }: StayContext,
  { from, until, guestClass, limit, after }: RegisterInput,
): Promise<MethodOutput<'register.list'>> {
  const now = environment.now();
  const found = await database.stays.between({
    from: instantAt(from, '00:00'),
    until: instantAt(addDays(until, 1), '00:00'),
    ...(guestClass && { guestClass }),
    // One more than wanted says whether there are more.
    limit: limit + 1,
    ...(after && { after }),
  });
  const shown = found.slice(0, limit);
  const chains = await chainsOf(database, shown);
  const rows = shown.flatMap((picture) => {
    const chain = chains.get(picture.stayId) ?? [];
    const entries = chain.map(({ entry }) => entry);
    return entries.length > 0
      ? [{ stay: stayRow(picture, entries, now), chain: [...chainRecords(chain, now)] }]
      : [];
  });
  const lasting = rows.filter(({ stay }) => stay.status !== 'cancelled');
  return {
    from,
    until,
    counts: {
      stays: lasting.length,
      citizens: lasting.filter(({ stay }) => stay.kind === 'stay-notice').length,
      foreigners: lasting.filter(({ stay }) => stay.kind === 'foreign-stay').length,
      notProven: lasting.filter(({ stay }) => stay.state !== 'registered').length,
      late: lasting.filter(({ stay }) => stay.late).length,
    },
    rows,
    more: found.length > limit,
  };
}

type Hit = MethodOutput<'search.find'>['hits'][number];

/** With a day to compare, more are looked at than are shown. */
const LOOKED_AT_WITH_DAY = 2_000;

interface Period {
  readonly from: number;
  readonly until: number;
}

/** When the record of a stay that touches a day was filed: a notice covers 30 days, and some are filed late. */
const filedAround = ({ from, until }: Period): Period => ({
  from: from - 31 * DAY_MS,
  until: until + 7 * DAY_MS,
});

async function foundByWords(
  { database }: StayContext,
  { name, numbers, rooms }: SearchText,
  limit: number,
  filed?: Period,
): Promise<readonly string[]> {
  const wanted = { name, numbers, rooms, ...(filed && { filed }) };
  return database.declarations.firstOf(await database.declarations.find(wanted, limit));
}

/** A receipt number leads to its record; only where nothing else was typed. */
async function foundByReceipt(
  { database }: StayContext,
  { numbers, name, rooms }: SearchText,
): Promise<readonly string[]> {
  const [number] = numbers;
  if (number === undefined || numbers.length > 1 || name !== '' || rooms.length > 0) return [];
  return database.declarations.firstOf(await database.outbox.byReceipt(number));
}

/** By name without diacritics, number, room, receipt and day; all that was typed must fit. */
export async function searchHits(context: StayContext, text: string, limit: number): Promise<readonly Hit[]> {
  const { database, environment } = context;
  const now = environment.now();
  const wanted = parseSearch(text, localDateOf(now));
  const { day } = wanted;
  const hits = async (pictures: readonly StayPicture[], by: Hit['by']): Promise<readonly Hit[]> =>
    (await stayRows(database, pictures, now)).map((stay) => ({ stay, by }));

  const onDay =
    day === undefined
      ? undefined
      : { from: instantAt(day, '00:00'), until: instantAt(addDays(day, 1), '00:00') };
  if (wanted.name === '' && wanted.numbers.length + wanted.rooms.length === 0)
    return onDay ? hits(await database.stays.between({ ...onDay, limit }), 'date') : [];

  const shown = async (ids: readonly string[]) => {
    const fitting = onDay ? await database.stays.touching(ids, onDay.from, onDay.until) : ids;
    return database.stays.byIds(fitting.slice(0, limit));
  };
  const found = await shown(
    await foundByWords(context, wanted, onDay ? LOOKED_AT_WITH_DAY : limit, onDay && filedAround(onDay)),
  );
  if (found.length > 0) {
    const by = wanted.name !== '' ? 'name' : wanted.numbers.length > 0 ? 'number' : 'room';
    return hits(found, by);
  }
  return hits(await shown(await foundByReceipt(context, wanted)), 'receipt');
}
