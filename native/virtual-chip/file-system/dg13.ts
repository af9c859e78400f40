/** DG13 as Vietnam fills it: the printed fields in Vietnamese, facts §1.3. */
import { encodeTlv } from '../../iso7816/tlv.ts';
import { encodeInteger, encodeOid, encodeSequence, encodeSet, encodeUtf8String } from '../asn1.ts';
import { type CardHolder, printedDate } from '../card-holder.ts';

/** ISO 10646, Unicode with UTF-8. */
const TEXT_ENCODING_OID = '1.0.10646.1.0.8';
const VERSION = 1;
const NO_EXPIRY_TEXT = 'Không thời hạn';
const PRINTED_SEX = { male: 'Nam', female: 'Nữ' } as const;

type FieldValue = string | readonly string[];

/** Field numbers and values in ascending order; a field without a value is absent from the card. */
export function fieldsOf(holder: CardHolder): readonly (readonly [number, FieldValue])[] {
  const parents = [holder.fatherName, holder.motherName].filter((name) => name !== undefined);
  const fields: readonly (readonly [number, FieldValue | undefined])[] = [
    [1, holder.number],
    [2, holder.fullName],
    [3, printedDate(holder.birthDate)],
    [4, PRINTED_SEX[holder.sex]],
    [5, holder.nationality],
    [6, holder.ethnicity],
    [7, holder.religion],
    [8, holder.placeOfOrigin],
    [9, holder.placeOfResidence],
    [10, holder.personalMarks],
    [11, printedDate(holder.issueDate)],
    [12, holder.expiryDate === null ? NO_EXPIRY_TEXT : printedDate(holder.expiryDate)],
    [13, parents.length > 0 ? parents : undefined],
    [14, holder.spouseName === undefined ? undefined : [holder.spouseName]],
    [15, holder.oldNumber],
  ];
  return fields.flatMap(([number, value]) => (value === undefined ? [] : [[number, value] as const]));
}

const encodeValue = (value: FieldValue): Uint8Array =>
  typeof value === 'string' ? encodeUtf8String(value) : encodeSequence(...value.map(encodeUtf8String));

/** @param wanted numbers of the fields that this card generation writes; all unless given */
export const buildDg13 = (holder: CardHolder, wanted?: readonly number[]): Uint8Array =>
  encodeTlv(
    0x6d,
    encodeSequence(
      encodeInteger(VERSION),
      encodeOid(TEXT_ENCODING_OID),
      encodeSet(
        ...fieldsOf(holder)
          .filter(([number]) => wanted === undefined || wanted.includes(number))
          .map(([number, value]) => encodeSequence(encodeInteger(number), encodeValue(value))),
      ),
    ),
  );
