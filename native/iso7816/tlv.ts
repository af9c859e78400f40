/**
 * BER-TLV as ISO/IEC 7816-4 §5.2.2 and X.690 use it: multi-byte tags, lengths up to four octets,
 * definite form only. The same code parses DER, because DER is a subset.
 */
import { err, ok, type Result } from '../../electron/core/result.ts';
import { concatBytes } from './bytes.ts';

/** Nothing on an eMRTD is longer; a card that claims more is hostile or broken. */
export const MAX_TLV_LENGTH = 0x00ff_ffff;
export const MAX_TLV_DEPTH = 32;

export interface Tlv {
  /** The tag octets as one number, e.g. 0x5f2e. */
  readonly tag: number;
  readonly value: Uint8Array;
  /** Tag, length and value as they stood in the input: what a signature or hash covers. */
  readonly encoded: Uint8Array;
}

export interface TlvError {
  readonly code: 'tlv-truncated' | 'tlv-length' | 'tlv-tag' | 'tlv-trailing';
  readonly offset: number;
}

export interface TlvHeader {
  readonly tag: number;
  /** Octets of the tag and length fields. */
  readonly headerLength: number;
  readonly valueLength: number;
}

/** Reads tag and length at `offset` without needing the value to be there yet. */
export function parseTlvHeader(bytes: Uint8Array, offset = 0): Result<TlvHeader, TlvError> {
  let at = offset;
  const first = bytes[at++];
  if (first === undefined) return err({ code: 'tlv-truncated', offset });
  let tag = first;
  if ((first & 0x1f) === 0x1f) {
    for (let more = true; more; ) {
      const next = bytes[at++];
      if (next === undefined) return err({ code: 'tlv-truncated', offset: at });
      if (tag > 0x7f_ffff) return err({ code: 'tlv-tag', offset });
      tag = tag * 0x100 + next;
      more = (next & 0x80) !== 0;
    }
  }
  const lengthOctet = bytes[at++];
  if (lengthOctet === undefined) return err({ code: 'tlv-truncated', offset: at });
  let valueLength = lengthOctet;
  if (lengthOctet >= 0x80) {
    const count = lengthOctet & 0x7f;
    if (count === 0 || count > 4) return err({ code: 'tlv-length', offset: at - 1 });
    valueLength = 0;
    for (let i = 0; i < count; i++) {
      const octet = bytes[at++];
      if (octet === undefined) return err({ code: 'tlv-truncated', offset: at });
      valueLength = valueLength * 0x100 + octet;
    }
  }
  if (valueLength > MAX_TLV_LENGTH) return err({ code: 'tlv-length', offset });
  return ok({ tag, headerLength: at - offset, valueLength });
}

/** Parses the TLV that starts at `offset`; what follows it is left alone. */
export function parseTlv(bytes: Uint8Array, offset = 0): Result<Tlv, TlvError> {
  const header = parseTlvHeader(bytes, offset);
  if (!header.ok) return header;
  const start = offset + header.value.headerLength;
  const end = start + header.value.valueLength;
  if (end > bytes.length) return err({ code: 'tlv-truncated', offset: bytes.length });
  return ok({
    tag: header.value.tag,
    value: bytes.subarray(start, end),
    encoded: bytes.subarray(offset, end),
  });
}

/** Parses the concatenation of TLVs that fills `bytes` exactly. */
export function parseTlvList(bytes: Uint8Array): Result<readonly Tlv[], TlvError> {
  const list: Tlv[] = [];
  for (let offset = 0; offset < bytes.length; ) {
    const tlv = parseTlv(bytes, offset);
    if (!tlv.ok) return tlv;
    list.push(tlv.value);
    offset += tlv.value.encoded.length;
  }
  return ok(list);
}

export const findTag = (list: readonly Tlv[], tag: number): Tlv | undefined =>
  list.find((tlv) => tlv.tag === tag);

/** Length octets in the shortest form (DER). */
export function encodeLength(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 0x100)) octets.unshift(rest % 0x100);
  return Uint8Array.of(0x80 | octets.length, ...octets);
}

export function encodeTag(tag: number): Uint8Array {
  const octets: number[] = [];
  for (let rest = tag; rest > 0; rest = Math.floor(rest / 0x100)) octets.unshift(rest % 0x100);
  return octets.length === 0 ? Uint8Array.of(0) : Uint8Array.from(octets);
}

/** One TLV; several values are joined. */
export function encodeTlv(tag: number, ...values: readonly Uint8Array[]): Uint8Array {
  const value = concatBytes(...values);
  return concatBytes(encodeTag(tag), encodeLength(value.length), value);
}
