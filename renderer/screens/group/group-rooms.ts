/** Rooms and beds in one line, as a clerk says them: `401x2, 402x2, 403x3`. Pure. */
import type { GroupShared } from './group-types.ts';

export type DealtRoom = GroupShared['rooms'][number];

export type RoomsProblem =
  | { readonly kind: 'wrong'; readonly part: string }
  | { readonly kind: 'twice'; readonly room: string };

const MOST_BEDS = 50;
const LONGEST_NAME = 60;
/** `401x2`, `401 x 2`, `401×2`; a room alone has one bed. */
const ROOM_AND_BEDS = /^(.+?)\s*[x×*]\s*(\d+)$/i;
/** `402x`: the beds were forgotten. */
const BEDS_FORGOTTEN = /\d\s*[x×*]$/i;

function roomOf(part: string): DealtRoom | undefined {
  const [, room = part, beds = '1'] = ROOM_AND_BEDS.exec(part) ?? [];
  const count = Number(beds);
  if (BEDS_FORGOTTEN.test(part)) return undefined;
  return room.length <= LONGEST_NAME && count >= 1 && count <= MOST_BEDS ? { room, beds: count } : undefined;
}

/** The rooms in the order in which they are dealt, or the first part that is none. Empty text is no room. */
export function parseGroupRooms(text: string): readonly DealtRoom[] | RoomsProblem {
  const rooms: DealtRoom[] = [];
  for (const part of text.split(/[,;\n]/).map((one) => one.trim())) {
    if (part === '') continue;
    const dealt = roomOf(part);
    if (dealt === undefined) return { kind: 'wrong', part };
    if (rooms.some(({ room }) => room === dealt.room)) return { kind: 'twice', room: dealt.room };
    rooms.push(dealt);
  }
  return rooms;
}

export const isRoomsProblem = (parsed: ReturnType<typeof parseGroupRooms>): parsed is RoomsProblem =>
  'kind' in parsed;

export const writeGroupRooms = (rooms: readonly DealtRoom[]): string =>
  rooms.map(({ room, beds }) => `${room}x${beds}`).join(', ');
