/**
 * DG13 of a Vietnamese identity card: what is printed on it, with diacritics. The format is not published;
 * this is what readers of such cards agree on:
 *
 *   6D { SEQUENCE { INTEGER version, OBJECT IDENTIFIER, SET OF SEQUENCE { INTEGER field, value } } }
 *
 * Values are UTF8String, some nested in SEQUENCEs. Fields may be absent and are found by number, never by place.
 * A field that is badly encoded hides only those behind it.
 */
import { parseTlv, type Tlv } from '../../iso7816/tlv.ts';
import type { VietnameseFields } from '../reading.ts';
import { wellFormedObjects } from './well-formed-objects.ts';

const DG13 = 0x6d;
const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const TEXT_TAGS: ReadonlySet<number> = new Set([0x0c, 0x13, 0x16]); // UTF8String, PrintableString, IA5String
const MAX_FIELDS = 64;
const MAX_DEPTH = 6;

type TextField = Exclude<keyof VietnameseFields, 'other' | 'raw'>;

/** Fields that hold one text. */
const SINGLE_FIELDS: Readonly<Record<number, TextField>> = {
  1: 'number',
  2: 'fullName',
  3: 'birthDate',
  4: 'sex',
  5: 'nationality',
  6: 'ethnicity',
  7: 'religion',
  8: 'placeOfOrigin',
  9: 'placeOfResidence',
  10: 'personalMarks',
  11: 'issueDate',
  12: 'expiryDate',
};

/** Fields that hold texts nested to a depth that differs between cards, in this order. */
const NESTED_FIELDS: Readonly<Record<number, readonly TextField[]>> = {
  13: ['fatherName', 'motherName'],
  14: ['spouseName'],
};

/** Undefined when the file is something else, as on documents of other countries. Never an error. */
export function parseDataGroup13(file: Uint8Array): VietnameseFields | undefined {
  const set = fieldSet(file);
  if (!set || set.length > MAX_FIELDS) return undefined;
  const fields: { -readonly [K in TextField]?: string } = {};
  const other = new Map<number, string>();
  const raw = new Map<number, Uint8Array>();
  for (const entry of set) {
    const field = fieldOf(entry);
    if (!field) continue;
    const names = namesOf(field.number);
    if (field.texts.length === 0) {
      if (field.holdsMore && !raw.has(field.number)) raw.set(field.number, field.encoded);
    } else if (names && field.texts.length <= names.length) {
      for (const [i, text] of field.texts.entries()) fields[names[i]!] ??= text;
    } else if (!other.has(field.number)) {
      other.set(field.number, field.texts.join('\n'));
    }
  }
  return { ...fields, other, ...(raw.size > 0 && { raw }) };
}

function namesOf(number: number): readonly TextField[] | undefined {
  const single = SINGLE_FIELDS[number];
  return single ? [single] : NESTED_FIELDS[number];
}

function fieldSet(file: Uint8Array): readonly Tlv[] | undefined {
  const outer = parseTlv(file);
  if (!outer.ok || outer.value.tag !== DG13) return undefined;
  const sequence = childrenOf(outer.value).find((tlv) => tlv.tag === SEQUENCE);
  const set = sequence && childrenOf(sequence).find((tlv) => tlv.tag === SET);
  return set && childrenOf(set);
}

const childrenOf = (tlv: Tlv): readonly Tlv[] => wellFormedObjects(tlv.value);

interface Field {
  readonly number: number;
  /** Without empty ones. */
  readonly texts: readonly string[];
  /** The values as they stand in the file. */
  readonly encoded: Uint8Array;
  /** Something that is neither text nor empty. */
  readonly holdsMore: boolean;
}

function fieldOf(entry: Tlv): Field | undefined {
  const [number, ...values] = entry.tag === SEQUENCE ? childrenOf(entry) : [];
  if (number?.tag !== INTEGER || number.value.length !== 1) return undefined;
  return {
    number: number.value[0]!,
    texts: values.flatMap((value) => textsIn(value, 0)),
    encoded: entry.value.subarray(number.encoded.length),
    holdsMore: values.some((value) => holdsMoreThanText(value, 0)),
  };
}

/** Whether there is a value that no text of ours shows: octets of another kind, or text that is not UTF-8. */
function holdsMoreThanText(tlv: Tlv, depth: number): boolean {
  if (tlv.value.length === 0) return false;
  if (TEXT_TAGS.has(tlv.tag)) return decode(tlv.value) === undefined;
  if (depth >= MAX_DEPTH || (tlv.tag !== SEQUENCE && tlv.tag !== SET)) return true;
  return childrenOf(tlv).some((child) => holdsMoreThanText(child, depth + 1));
}

function textsIn(tlv: Tlv, depth: number): readonly string[] {
  if (TEXT_TAGS.has(tlv.tag)) {
    const text = decode(tlv.value);
    return text ? [text] : [];
  }
  if (depth >= MAX_DEPTH || (tlv.tag !== SEQUENCE && tlv.tag !== SET)) return [];
  return childrenOf(tlv).flatMap((child) => textsIn(child, depth + 1));
}

/** Composed form (NFC), so that the same name is the same text everywhere; undefined when it is not UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC').trim();
  } catch {
    return undefined;
  }
}
