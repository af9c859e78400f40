/** EF.ATR/INFO, Doc 9303-10 §3.11.2: what the chip can do, for readers that see little of its answer to reset. */
import { encodeTlv } from '../../iso7816/tlv.ts';
import type { ChipProfile } from '../profiles/chip-profile.ts';

const CARD_CAPABILITIES = 0x47;
const EXTENDED_LENGTH_INFORMATION = 0x7f66;
const INTEGER = 0x02;
const STATUS_WORD = 2;
/** Selection by file identifier and DF name, short identifiers; one-byte data units; command chaining, extended length. */
const CAPABILITIES = Uint8Array.of(0x84, 0x21, 0xe0);
/** The longest command APDU; a key of 4096 bits fits. */
const LONGEST_COMMAND = 1024;

/** Undefined for a chip without the file. */
export function buildAtrInfo(profile: ChipProfile): Uint8Array | undefined {
  if (!profile.statesLengths) return undefined;
  const response = profile.maxResponseLength + STATUS_WORD;
  return Uint8Array.from([
    ...encodeTlv(CARD_CAPABILITIES, CAPABILITIES),
    ...encodeTlv(
      EXTENDED_LENGTH_INFORMATION,
      encodeTlv(INTEGER, octets(LONGEST_COMMAND)),
      encodeTlv(INTEGER, octets(response)),
    ),
  ]);
}

const octets = (value: number): Uint8Array =>
  value > 0xffff
    ? Uint8Array.of(value >> 16, (value >> 8) & 0xff, value & 0xff)
    : Uint8Array.of(value >> 8, value & 0xff);
