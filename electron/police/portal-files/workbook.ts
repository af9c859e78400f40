/** An XLSX file as its parts (ECMA-376 part 2): the sheets by name, the shared strings, the named ranges. */
import { unzipSync } from 'fflate';
import { walkXml } from './sheet-reader.ts';

export interface Workbook {
  /** Every part as it stands in the file, unpacked, in the file's order. */
  readonly parts: Readonly<Record<string, Uint8Array>>;
  /** Name of a sheet → name of its part. */
  readonly sheets: ReadonlyMap<string, string>;
  /** Name → reference, e.g. `PX_101` → `PHUONG_XA!$B$2:$B$40`. */
  readonly names: ReadonlyMap<string, string>;
  readonly sharedStrings?: string;
}

/** The template of the portal is below 1 MB; anything far above is something else. */
const MOST_BYTES = 20_000_000;
const MOST_UNPACKED = 100_000_000;
const MOST_PARTS = 200;

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const SHARED_STRINGS = 'xl/sharedStrings.xml';

/** UTF-8 with a possible byte-order mark left where it is: what is written back must be the same bytes. */
export const decodeXml = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);

/** A mark in front of the declaration is no part of the document. */
export const withoutMark = (xml: string): string => xml.replace(/^\uFEFF/, '');

/** Relation id → part. */
function relationsOf(xml: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  walkXml(withoutMark(xml), {
    open(name, { Id, Target }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined) return;
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return targets;
}

/** Throws when it is no readable workbook. */
export function openWorkbook(file: Uint8Array): Workbook {
  if (file.length > MOST_BYTES) throw new Error('too large for a template');
  let unpacked = 0;
  let count = 0;
  const parts = unzipSync(file, {
    filter: ({ originalSize }) => {
      unpacked += originalSize;
      count += 1;
      if (unpacked > MOST_UNPACKED || count > MOST_PARTS) throw new Error('too large when unpacked');
      return true;
    },
  });
  const part = (name: string): string => {
    const bytes = parts[name];
    if (!bytes) throw new Error(`no part ${name}`);
    return decodeXml(bytes);
  };
  const targets = relationsOf(part(RELATIONS));
  const sheets = new Map<string, string>();
  const names = new Map<string, string>();
  let named: string | undefined;
  walkXml(withoutMark(part(WORKBOOK)), {
    open(tag, attributes) {
      const { name } = attributes;
      named = tag === 'definedName' ? name : undefined;
      if (named !== undefined) names.set(named, '');
      const target = targets.get(attributes['r:id'] ?? '');
      if (tag === 'sheet' && name !== undefined && target !== undefined && parts[target]) {
        sheets.set(name, target);
      }
    },
    close() {
      named = undefined;
    },
    text(text) {
      if (named !== undefined) names.set(named, `${names.get(named) ?? ''}${text}`);
    },
  });
  const strings = parts[SHARED_STRINGS];
  return { parts, sheets, names, ...(strings ? { sharedStrings: withoutMark(decodeXml(strings)) } : {}) };
}
