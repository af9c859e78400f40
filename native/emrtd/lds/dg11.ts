/** DG11, Doc 9303-10 §4.7.11: further details of the holder, which every state fills as it likes. */
import { parseTlv, type Tlv } from '../../iso7816/tlv.ts';
import type { PersonalDetails } from '../reading.ts';
import { packedOrPrintedDate, printedParts, printedText } from './printed-text.ts';
import { wellFormedObjects } from './well-formed-objects.ts';

const DG11 = 0x6b;
const OTHER_NAMES = 0xa0;
const OTHER_NAME = 0x5f0f;

type TextField = Exclude<keyof PersonalDetails, 'otherNames'>;

interface Field {
  readonly name: TextField;
  readonly read: (value: Uint8Array) => string | undefined;
}

/** Tags of Table 48. Pictures of other documents (5F16), their numbers (5F17) and custody (5F18) are of no use here. */
const FIELDS: Readonly<Record<number, Field>> = {
  24334: { name: 'fullName', read: printedText },
  24336: { name: 'personalNumber', read: printedText },
  24363: { name: 'birthDate', read: packedOrPrintedDate },
  24337: { name: 'placeOfBirth', read: printedParts },
  24386: { name: 'permanentAddress', read: printedParts },
  24338: { name: 'telephone', read: printedText },
  24339: { name: 'profession', read: printedText },
  24340: { name: 'title', read: printedText },
  24341: { name: 'personalSummary', read: printedText },
};

/**
 * What is in the file and can be read; undefined when it is another file. Never an error: the list of tags (5C) that
 * the file begins with is not believed, and an object that is badly encoded hides only what follows it.
 */
export function parseDataGroup11(file: Uint8Array): PersonalDetails | undefined {
  const outer = parseTlv(file);
  if (!outer.ok || outer.value.tag !== DG11) return undefined;
  const objects = wellFormedObjects(outer.value.value);
  const details: { -readonly [K in TextField]?: string } = {};
  for (const { tag, value } of objects) {
    const field = FIELDS[tag];
    const text = field?.read(value);
    if (field && text !== undefined) details[field.name] ??= text;
  }
  return { ...details, otherNames: objects.flatMap(otherNamesIn) };
}

/** In a template with their count (A0), or bare as in China's passports. */
function otherNamesIn({ tag, value }: Tlv): readonly string[] {
  if (tag === OTHER_NAME) return texts(value);
  return tag === OTHER_NAMES
    ? wellFormedObjects(value).flatMap((name) => (name.tag === OTHER_NAME ? texts(name.value) : []))
    : [];
}

function texts(value: Uint8Array): readonly string[] {
  const text = printedText(value);
  return text === undefined ? [] : [text];
}
