/** What a chip says of itself about lengths: historical bytes of the ATR and EF.ATR/INFO, ISO/IEC 7816-4 §12.1. */
import { bytesToBigInt } from '../../iso7816/bytes.ts';
import { parseTlv, parseTlvList } from '../../iso7816/tlv.ts';

/**
 * Whether the chip takes commands of extended length.
 * `silent`: it says nothing about its capabilities, as chips of type B do, whose ATR has no room for it.
 */
export type ExtendedLengthClaim = 'yes' | 'no' | 'silent';

export interface AtrInformation {
  readonly extended: ExtendedLengthClaim;
  /** Octets of the longest response data field, where DO'7F66' states it. */
  readonly responseLimit?: number;
}

const SILENT: AtrInformation = { extended: 'silent' };

/** Historical bytes that begin so are COMPACT-TLV (§12.1.1.2); all others are the maker's own. */
const COMPACT_TLV = [0x00, 0x80];
const CARD_CAPABILITIES = 7;
/** Third software function byte: extended Lc and Le fields (§12.1.1.9). */
const EXTENDED_LENGTH = 0x40;
const STATUS_WORD = 2;

/** The claim of an answer to reset, or of the ATR that PC/SC makes up for a contactless chip. */
export function extendedLengthOfAtr(atr: Uint8Array): ExtendedLengthClaim {
  const historical = historicalBytes(atr);
  const [category, ...rest] = historical;
  if (category === undefined || !COMPACT_TLV.includes(category)) return 'silent';
  // Category 00 ends with three octets of status, which are no data object.
  const objects = category === 0x00 ? rest.slice(0, -3) : rest;
  for (let at = 0; at < objects.length; ) {
    const head = objects[at]!;
    const value = objects.slice(at + 1, at + 1 + (head & 0x0f));
    if (value.length < (head & 0x0f)) return 'silent';
    if (head >> 4 === CARD_CAPABILITIES) return claimOf(value);
    at += 1 + value.length;
  }
  return 'silent';
}

/** Card capabilities of one or two octets leave the lengths open. */
function claimOf(capabilities: ArrayLike<number>): ExtendedLengthClaim {
  const third = capabilities[2];
  if (third === undefined) return 'silent';
  return (third & EXTENDED_LENGTH) !== 0 ? 'yes' : 'no';
}

/** ISO/IEC 7816-3 §8.2: TS, T0, interface bytes as T0 and each TD announce them, then the historical bytes. */
function historicalBytes(atr: Uint8Array): Uint8Array {
  const format = atr[1];
  if (format === undefined) return new Uint8Array();
  let at = 2;
  for (let indicator: number | undefined = format; indicator !== undefined; ) {
    const interfaceBytes: number = [0x10, 0x20, 0x40, 0x80].filter((bit) => (indicator! & bit) !== 0).length;
    at += interfaceBytes;
    indicator = (indicator & 0x80) !== 0 ? atr[at - 1] : undefined;
  }
  return atr.subarray(at, at + (format & 0x0f));
}

const DO_CARD_CAPABILITIES = 0x47;
const DO_EXTENDED_LENGTH_INFORMATION = 0x7f66;
const DO_INTEGER = 0x02;

/**
 * The content of EF.ATR/INFO (Doc 9303-10 §3.11.2): data objects one after the other. DO'7F66' holds the longest command
 * APDU and the longest response APDU; the latter counts the status word.
 */
export function parseAtrInformation(content: Uint8Array): AtrInformation {
  const objects = objectsOf(content);
  const capabilities = objects.get(DO_CARD_CAPABILITIES);
  const lengths = objects.get(DO_EXTENDED_LENGTH_INFORMATION);
  const integers = lengths && parseTlvList(lengths);
  const longest = integers?.ok ? integers.value.filter(({ tag }) => tag === DO_INTEGER)[1]?.value : undefined;
  if (longest === undefined || longest.length === 0 || longest.length > 4) {
    return capabilities ? { extended: claimOf(capabilities) } : SILENT;
  }
  return { extended: 'yes', responseLimit: Number(bytesToBigInt(longest)) - STATUS_WORD };
}

/** The data objects up to the padding that a file may end with. */
function objectsOf(content: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const objects = new Map<number, Uint8Array>();
  for (let at = 0; at < content.length; ) {
    const object = parseTlv(content, at);
    if (!object.ok || object.value.tag === 0) break;
    objects.set(object.value.tag, object.value.value);
    at += object.value.encoded.length;
  }
  return objects;
}
