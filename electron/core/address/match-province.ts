/** A printed address and the exact table of provinces: the same letters, or nothing. Pure. */

export interface ProvinceTable {
  readonly version: string;
  readonly provinces: readonly { readonly code: string; readonly names: readonly string[] }[];
}

/** What stands before the name of a province on cards. */
const PREFIX = /^(?:tỉnh|thành phố|tp\.?)\s+/u;

/** Composed letters, lower case, single blanks: spellings of the same letters, and no diacritic is dropped. */
const sameLetters = (text: string): string =>
  text.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/g, ' ').trim().replace(PREFIX, '');

/**
 * The province that the last part of an address names. Undefined when no line of the table has exactly these letters:
 * "Hà Tỉnh" is not "Hà Tĩnh", and nobody is moved to a place because it looks like theirs.
 */
export function matchProvince(printed: string, table: ProvinceTable): string | undefined {
  const last = printed.split(',').at(-1);
  if (last === undefined) return undefined;
  const wanted = sameLetters(last);
  if (wanted === '') return undefined;
  return table.provinces.find(({ names }) => names.some((name) => sameLetters(name) === wanted))?.code;
}
