/** The fewest command APDUs with which a chip can be read and verified, counted from the standard. */
import type { FileName } from '../../native/emrtd/reading.ts';

/** A plain answer to a short command. */
const PLAIN_BLOCK = 256;
/** MSE:Set AT and four GENERAL AUTHENTICATE (Doc 9303-11 §4.4.4). */
const PACE = 5;
const SELECT_APPLICATION = 1;
/** MSE:Set AT and GENERAL AUTHENTICATE (§6.2.4). */
const CHIP_AUTHENTICATION = 2;
/** INTERNAL AUTHENTICATE (§6.1.3). */
const ACTIVE_AUTHENTICATION = 1;

const CIPHER_BLOCK = 16;

/**
 * Plain data of a file in one answer of `responseLimit` octets under AES secure messaging, counted by hand and not by the
 * code under test: DO'99' (4) and DO'8E' (10), tag, length field and padding indicator of DO'87', and whole cipher
 * blocks of which at least one octet is padding. 223 for the 256 octets of a short APDU.
 */
export function securedBlock(responseLimit: number): number {
  const lengthField = (octets: number) => (octets < 0x80 ? 1 : octets < 0x100 ? 2 : 3);
  const room = responseLimit - 4 - 10;
  let blocks = Math.floor((room - 3) / CIPHER_BLOCK);
  while (1 + lengthField(1 + blocks * CIPHER_BLOCK) + 1 + blocks * CIPHER_BLOCK > room) blocks--;
  return blocks * CIPHER_BLOCK - 1;
}

const reads = (bytes: number, block: number): number => Math.ceil(bytes / block);

/**
 * Each file by short identifier, without SELECT, in blocks of the largest size; nothing is read twice.
 *
 * @param responseLimit octets of the longest answer that the path carries; 256 for short APDUs
 */
export function smallestRead(files: ReadonlyMap<FileName, Uint8Array>, responseLimit: number): number {
  let count = PACE + SELECT_APPLICATION;
  for (const [name, bytes] of files) {
    count += reads(bytes.length, name === 'EF.CardAccess' ? PLAIN_BLOCK : securedBlock(responseLimit));
  }
  if (files.has('DG14')) count += CHIP_AUTHENTICATION;
  if (files.has('DG15')) count += ACTIVE_AUTHENTICATION;
  return count;
}
