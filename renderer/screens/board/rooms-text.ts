/** The list of rooms as a clerk types it: a room a line, `name, beds, floor`. Pure. */

export interface ListedRoom {
  readonly room: string;
  readonly beds: number;
  readonly floor?: string;
}

export type RoomsProblem =
  | { readonly kind: 'wrong'; readonly line: number }
  | { readonly kind: 'twice'; readonly room: string };

const MOST_BEDS = 200;

/** Rooms of the text, or the first line that is none. The number of beds may be left out: one. */
export function parseRooms(text: string): readonly ListedRoom[] | RoomsProblem {
  const rooms: ListedRoom[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [room = '', beds = '1', floor = ''] = line.split(/[,;\t]/).map((part) => part.trim());
    const count = Number(beds === '' ? '1' : beds);
    if (room === '' || room.length > 60 || !Number.isInteger(count) || count < 1 || count > MOST_BEDS)
      return { kind: 'wrong', line: at + 1 };
    if (rooms.some((one) => one.room === room)) return { kind: 'twice', room };
    rooms.push({ room, beds: count, ...(floor !== '' && { floor: floor.slice(0, 40) }) });
  }
  return rooms;
}

export const writeRooms = (rooms: readonly ListedRoom[]): string =>
  rooms.map(({ room, beds, floor }) => [room, beds, ...(floor ? [floor] : [])].join(', ')).join('\n');

export const isProblem = (parsed: ReturnType<typeof parseRooms>): parsed is RoomsProblem => 'kind' in parsed;
