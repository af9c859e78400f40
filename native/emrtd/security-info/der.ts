/** The few DER shapes that SecurityInfos and keys are made of. Undefined means "not that shape". */
import { bytesToBigInt } from '../../iso7816/bytes.ts';
import { parseTlv, parseTlvList, type Tlv } from '../../iso7816/tlv.ts';
import { decodeObjectIdentifier } from './object-identifier.ts';

export const TAG = {
  INTEGER: 0x02,
  BIT_STRING: 0x03,
  OCTET_STRING: 0x04,
  OBJECT_IDENTIFIER: 0x06,
  SEQUENCE: 0x30,
  SET: 0x31,
} as const;

/** The TLVs inside a constructed one with this tag. */
export function childrenOf(tlv: Tlv | undefined, tag: number): readonly Tlv[] | undefined {
  if (tlv?.tag !== tag) return undefined;
  const list = parseTlvList(tlv.value);
  return list.ok ? list.value : undefined;
}

/** The children of the one SEQUENCE that fills `bytes` exactly. */
export function sequenceIn(bytes: Uint8Array): readonly Tlv[] | undefined {
  const tlv = parseTlv(bytes);
  if (!tlv.ok || tlv.value.encoded.length !== bytes.length) return undefined;
  return childrenOf(tlv.value, TAG.SEQUENCE);
}

export const objectIdentifierOf = (tlv: Tlv | undefined): string | undefined =>
  tlv?.tag === TAG.OBJECT_IDENTIFIER ? decodeObjectIdentifier(tlv.value) : undefined;

/** A non-negative INTEGER of any length. Unnecessary leading zeros are accepted: cards in the field have them. */
export function integerOf(tlv: Tlv | undefined): bigint | undefined {
  if (tlv?.tag !== TAG.INTEGER || tlv.value.length === 0 || tlv.value[0]! >= 0x80) return undefined;
  return bytesToBigInt(tlv.value);
}

/** A non-negative INTEGER that is a version, an identifier or a counter. */
export function smallIntegerOf(tlv: Tlv | undefined): number | undefined {
  const value = integerOf(tlv);
  return value !== undefined && value <= 0xffff_ffffn ? Number(value) : undefined;
}

/** A BIT STRING of whole octets. */
export const bitStringOf = (tlv: Tlv | undefined): Uint8Array | undefined =>
  tlv?.tag === TAG.BIT_STRING && tlv.value[0] === 0 ? tlv.value.subarray(1) : undefined;

export const octetStringOf = (tlv: Tlv | undefined): Uint8Array | undefined =>
  tlv?.tag === TAG.OCTET_STRING ? tlv.value : undefined;
