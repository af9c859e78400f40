/**
 * The API refuses by text: `Bản khai báo 1: …, Bản khai báo 1: …, Bản khai báo 2: …` in one message (KBTT guide v1.4 §5.5,
 * §6.5; `Bản ghi N:` in §14.5). It is taken apart here, and each part goes to the record that it names.
 */

export interface RefusalText {
  /** What was said of each record, by its place in the request, counted from 1 as the authority counts. */
  readonly byPlace: ReadonlyMap<number, readonly string[]>;
  /** What names no record. */
  readonly general: string;
}

/** Vietnamese letters may come composed or decomposed; places of the text are counted in its composed form. */
const PLACE = /Bản\s+(?:khai\s+báo|ghi)\s+(\d{1,4})\s*:/giu;

const trimmed = (text: string): string => text.replace(/^[\s,;]+|[\s,;]+$/gu, '');

export function readRefusal(message: string): RefusalText {
  const text = message.normalize('NFC');
  const marks = [...text.matchAll(PLACE)];
  const byPlace = new Map<number, string[]>();
  for (const [index, mark] of marks.entries()) {
    const from = mark.index + mark[0].length;
    const part = trimmed(text.slice(from, marks[index + 1]?.index));
    const place = Number(mark[1]);
    byPlace.set(place, [...(byPlace.get(place) ?? []), part]);
  }
  return { byPlace, general: trimmed(text.slice(0, marks[0]?.index)) };
}
