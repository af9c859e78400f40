/** How many bytes to ask for at once, and what to try when a chip or a reader will not give them. */
import type { CipherSuite } from '../../iso7816/secure-messaging-cipher.ts';
import { maxProtectedData } from '../secure-messaging/protected-apdu.ts';

/** The response data field of a short APDU. */
export const SHORT_RESPONSE = 256;
/** Sizes that chips in the field are known to accept when they refuse the largest. */
const FALLBACK_BLOCKS = [192, 160, 128, 96, 64, 32] as const;

/** A chip that gives less than this at a time is not worth waiting for, and may be stalling. */
export const MIN_BLOCK = 32;

/** The largest block that fits a response data field of that many octets; short APDU: 256 in plain, 223 under AES, 231 under 3DES. */
export const largestBlock = (suite: CipherSuite | undefined, responseLimit = SHORT_RESPONSE): number =>
  suite === undefined ? responseLimit : maxProtectedData(suite, responseLimit);

/** The next size to try after `size` was refused; undefined at the end of the ladder. */
export const smallerBlock = (size: number): number | undefined => FALLBACK_BLOCKS.find((next) => next < size);
