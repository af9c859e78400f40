/** The filter box: name without accents, room, or digits. Pure. */
import { plain } from '../../messages/plain.ts';

interface Findable {
  readonly fullName: string;
  readonly room: string;
  readonly documentNumberMasked: string;
}

/** Every word typed must be found somewhere in the row. */
export function filterGuests<R extends Findable>(rows: readonly R[], typed: string): readonly R[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = plain(`${row.fullName} ${row.room} ${row.documentNumberMasked}`);
    return words.every((word) => text.includes(word));
  });
}
