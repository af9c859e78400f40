/** Rooms dealt out to a group, bed after bed. Pure. */

/**
 * The room of the next guest: the first that has a bed left. Rooms that were given beyond the list take no bed of it.
 * Undefined: every bed is taken.
 */
export function dealRoom(
  rooms: readonly { readonly room: string; readonly beds: number }[],
  given: readonly { readonly room: string }[],
): string | undefined {
  const taken = (room: string): number => given.filter((one) => one.room === room).length;
  return rooms.find(({ room, beds }) => taken(room) < beds)?.room;
}
