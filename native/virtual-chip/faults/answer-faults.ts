/** Faults of the stage `answers` that show in what any command is answered: one function for each, on whole responses. */
import { encodeResponse, type ResponseApdu, SW } from '../../iso7816/apdu.ts';
import type { RandomSource } from '../card-contents.ts';
import type { TryCounter } from '../chip-session.ts';
import { type ChipFault, findFault } from './chip-fault.ts';

const NOISE_MAX = 40;

/** What the chip says in place of an answer to its n-th command (1 = the first); undefined: it answers. */
export function insteadOfAnswer(
  faults: readonly ChipFault[],
  apdu: number,
  random: RandomSource,
): Uint8Array | undefined {
  const noisy = findFault(faults, 'random-bytes');
  if (noisy && apdu >= noisy.fromApdu) return noise(random);
  const endless = findFault(faults, 'endless-61xx');
  if (endless && apdu >= endless.fromApdu) return encodeResponse({ data: Uint8Array.of(0), sw: 0x61ff });
  return undefined;
}

/** Two octets at least, so that the carrier still takes it for a response. */
function noise(random: RandomSource): Uint8Array {
  const [length = 0] = random(1);
  return random(2 + (length % NOISE_MAX));
}

/** Warnings (62xx, 63xx) and 6Cxx carry data or a number, so they are not refusals. */
const isRefusal = (sw: number): boolean => sw !== SW.SUCCESS && ![0x62, 0x63, 0x6c].includes(sw >> 8);

/** Fault `wrong-status-words`. */
export const withOwnStatusWords = (response: ResponseApdu, faults: readonly ChipFault[]): ResponseApdu =>
  findFault(faults, 'wrong-status-words') && isRefusal(response.sw)
    ? { ...response, sw: SW.UNKNOWN }
    : response;

/** Fault `wrong-mac`: DO'8E' ends just before the status word. */
export function spoilMac(response: Uint8Array): Uint8Array {
  const spoiled = response.slice();
  spoiled[spoiled.length - 3]! ^= 0x01;
  return spoiled;
}

/** ISO 7816-4 §5.1.3: 63Cx, where x counts up to 15. */
const triesLeft = (left: number): number => 0x63c0 + Math.min(Math.max(left, 0), 0x0f);

/** Fault `retry-counter`. Without it the chip never blocks. */
export function createTryCounter(faults: readonly ChipFault[]): TryCounter {
  const tries = findFault(faults, 'retry-counter')?.tries ?? Number.POSITIVE_INFINITY;
  let left = tries;
  return {
    get blocked() {
      return left <= 0;
    },
    get greeting() {
      return left === tries ? SW.SUCCESS : triesLeft(left);
    },
    count() {
      left--;
      return left === Number.POSITIVE_INFINITY ? SW.AUTHENTICATION_FAILED : triesLeft(left);
    },
  };
}
