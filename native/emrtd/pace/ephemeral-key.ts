/** Ephemeral key pairs of a group. */
import { bytesToBigInt } from '../../iso7816/bytes.ts';
import type { AgreementGroup } from '../security-info/agreement-group.ts';

export interface EphemeralKeyPair<E> {
  readonly privateKey: bigint;
  readonly publicKey: E;
}

/** A good source misses at most every second time; missing this often means that it is broken. */
const MAX_DRAWS = 128;

/**
 * A key pair on `generator`. Draws are rejected until one is in 1 … n−1, so that keys are uniform and a test can
 * inject a published key. Throws when the random source cannot produce one.
 */
export function generateEphemeralKey<E>(
  group: AgreementGroup<E>,
  generator: E,
  random: (length: number) => Uint8Array,
): EphemeralKeyPair<E> {
  const bits = group.order.toString(2).length;
  const length = Math.ceil(bits / 8);
  const topMask = 0xff >> (8 * length - bits);
  for (let draw = 0; draw < MAX_DRAWS; draw++) {
    const octets = random(length).slice();
    octets[0]! &= topMask;
    const privateKey = bytesToBigInt(octets);
    if (privateKey > 0n && privateKey < group.order) {
      return { privateKey, publicKey: group.multiply(generator, privateKey) };
    }
  }
  throw new Error('the random source gives no usable private key');
}
