/** The fewest short command APDUs with which a chip can be read and verified, counted from the standard. */
import type { FileName } from '../../native/emrtd/reading.ts';

/** Plaintext that fits a 256-byte response under AES secure messaging: DO'87' (14 blocks), DO'99', DO'8E'. */
const SECURED_BLOCK = 223;
const PLAIN_BLOCK = 256;

/** MSE:Set AT and four GENERAL AUTHENTICATE (Doc 9303-11 §4.4.4). */
const PACE = 5;
const SELECT_APPLICATION = 1;
/** MSE:Set AT and GENERAL AUTHENTICATE (§6.2.4). */
const CHIP_AUTHENTICATION = 2;
/** INTERNAL AUTHENTICATE (§6.1.3). */
const ACTIVE_AUTHENTICATION = 1;

const reads = (bytes: number, block: number): number => Math.ceil(bytes / block);

/** Each file by short identifier, without SELECT, in blocks of the largest size; nothing is read twice. */
export function smallestRead(files: ReadonlyMap<FileName, Uint8Array>): number {
  let count = PACE + SELECT_APPLICATION;
  for (const [name, bytes] of files) {
    count += reads(bytes.length, name === 'EF.CardAccess' ? PLAIN_BLOCK : SECURED_BLOCK);
  }
  if (files.has('DG14')) count += CHIP_AUTHENTICATION;
  if (files.has('DG15')) count += ACTIVE_AUTHENTICATION;
  return count;
}
