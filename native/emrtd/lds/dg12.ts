/** DG12, Doc 9303-10 §4.7.12: further details of the document. */
import { parseTlv } from '../../iso7816/tlv.ts';
import type { DocumentDetails } from '../reading.ts';
import { packedOrPrintedDate, printedText } from './printed-text.ts';
import { wellFormedObjects } from './well-formed-objects.ts';

const DG12 = 0x6c;

interface Field {
  readonly name: keyof DocumentDetails;
  readonly read: (value: Uint8Array) => string | undefined;
}

/**
 * Tags of Table 49. Other people on the document (A0), its pictures (5F1D, 5F1E) and the machine that wrote it (5F55,
 * 5F56) are of no use here.
 */
const FIELDS: Readonly<Record<number, Field>> = {
  24345: { name: 'issuingAuthority', read: printedText },
  24358: { name: 'issueDate', read: packedOrPrintedDate },
  24347: { name: 'endorsements', read: printedText },
  24348: { name: 'taxOrExitRequirements', read: printedText },
};

/** As `parseDataGroup11`: what can be read, undefined for another file, never an error. */
export function parseDataGroup12(file: Uint8Array): DocumentDetails | undefined {
  const outer = parseTlv(file);
  if (!outer.ok || outer.value.tag !== DG12) return undefined;
  const details: { -readonly [K in keyof DocumentDetails]: string } = {};
  for (const { tag, value } of wellFormedObjects(outer.value.value)) {
    const field = FIELDS[tag];
    const text = field?.read(value);
    if (field && text !== undefined) details[field.name] ??= text;
  }
  return details;
}
