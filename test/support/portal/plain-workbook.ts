/**
 * An XLSX file read with nothing of the house: the local headers of the ZIP in their order, Node's inflate, and the letters of
 * a part. What the portal's files are compared with, so that a mistake of the desk's own reader cannot hide a mistake of its
 * writer.
 */
import { inflateRawSync } from 'node:zlib';

const LOCAL_HEADER = 0x04034b50;
const DEFLATED = 8;

/** Parts by name, unpacked. Sizes must stand in the local headers, as they do in files of the desk. */
export function plainParts(bytes: Uint8Array): ReadonlyMap<string, Buffer> {
  const file = Buffer.from(bytes);
  const parts = new Map<string, Buffer>();
  for (let at = 0; file.readUInt32LE(at) === LOCAL_HEADER; ) {
    const [method, packed] = [file.readUInt16LE(at + 8), file.readUInt32LE(at + 18)];
    const [nameLength, extraLength] = [file.readUInt16LE(at + 26), file.readUInt16LE(at + 28)];
    const from = at + 30 + nameLength + extraLength;
    const data = file.subarray(from, from + packed);
    parts.set(
      file.toString('utf8', at + 30, at + 30 + nameLength),
      method === DEFLATED ? inflateRawSync(data) : Buffer.from(data),
    );
    at = from + packed;
  }
  return parts;
}

export const plainText = (xml: string): string =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

export interface PlainRow {
  readonly number: number;
  /** Place of the row in the letters of the part. */
  readonly from: number;
  readonly to: number;
  /** Texts by the letter of their column; only what holds something. */
  readonly cells: ReadonlyMap<string, string>;
}

/** Rows of a part: inline texts and numbers; a shared text is its number there, which no guest's row may have. */
export const plainRows = (xml: string): readonly PlainRow[] =>
  [...xml.matchAll(/<row r="(\d+)"[^>]*?(?:\/>|>.*?<\/row>)/gs)].map((row) => ({
    number: Number(row[1]),
    from: row.index,
    to: row.index + row[0].length,
    cells: new Map(
      [
        ...row[0].matchAll(/<c r="([A-Z]+)\d+"[^>]*>(?:<is><t[^>]*>(.*?)<\/t><\/is>|<v>(.*?)<\/v>)<\/c>/gs),
      ].map(([, column = '', text, number]) => [column, plainText(text ?? number ?? '')]),
    ),
  }));
